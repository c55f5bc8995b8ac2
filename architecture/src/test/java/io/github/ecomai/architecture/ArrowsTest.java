package io.github.ecomai.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between the modules, and who may touch which vendor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrowsTest {
  private JavaClasses everything;

  @BeforeAll
  void read() {
    everything = Rooms.everything();
  }

  @Test
  void everyPackageHasItsRoom() {
    assertThat(everything.stream().map(seen -> seen.getPackageName()).distinct().toList())
        .isSubsetOf(Rooms.all());
  }

  @ParameterizedTest(name = "{0} uses only itself and {1}")
  @CsvSource({
    "core, ''",
    "testkit, core",
    "sql, core",
    "parquet, core sql",
    "forecast, core",
    "segment, core",
    "fraud, core",
    "copilot, core",
    "pulse, core",
    "commerce-data, core parquet",
  })
  void arrowsPointOneWay(String module, String others) {
    String[] allowed =
        Stream.concat(Arrays.stream(Rooms.of(words(module + " " + others))), kernelsFor(module))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAnyPackage(Rooms.of(module))
        .should()
        .dependOnClassesThat(Rooms.ours().and(not(resideInAnyPackage(allowed))))
        .check(everything);
  }

  /** Of forecast, two systems may call the kernels, but not the system. */
  private static Stream<String> kernelsFor(String module) {
    return module.equals("segment") || module.equals("pulse")
        ? Stream.of(Rooms.ROOT + ".forecast", Rooms.ROOT + ".decomposition")
        : Stream.of();
  }

  private static String[] words(String text) {
    return text.strip().split(" ");
  }

  @Test
  void vendorsStayInTheirRoom() {
    onlyIn("de.siegmar..", Rooms.ROOT + ".csv");
    onlyIn("org.duckdb..", Rooms.ROOT + ".parquet");
    onlyIn("com.fasterxml..", Rooms.ROOT + ".copilot");
    onlyIn("java.sql..", Rooms.ROOT + ".sql", Rooms.ROOT + ".parquet", Rooms.ROOT + ".testkit");
  }

  private void onlyIn(String vendor, String... rooms) {
    noClasses()
        .that(Rooms.library())
        .and()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(vendor)
        .check(everything);
  }

  @Test
  void allModulesAreSeen() {
    assertThat(everything.stream().map(seen -> seen.getPackageName()).distinct())
        .contains(Rooms.of("sql", "parquet", "testkit", "copilot", "tour", "quickstart"))
        .contains(Rooms.ROOT, Rooms.ROOT + ".market", Rooms.ROOT + ".demand")
        .contains(Rooms.ROOT + ".compliance", Rooms.ROOT + ".pulse");
  }
}
