package io.github.ecomai.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.github.ecomai.architecture.planted.Planted;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesTest {
  private JavaClasses library;
  private JavaClasses planted;

  @BeforeAll
  void read() {
    library = Rooms.everything().that(Rooms.library());
    planted = new ClassFileImporter().importPackagesOf(Planted.class);
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(Rules.signaturesAreFreeOfVendors(), 2, "JavaClass"),
        Arguments.of(Rules.noStaticMutableState(), 2, "counter"),
        Arguments.of(Rules.clockAndRandomnessComeFromTheRun(), 2, "Instant.now"),
        Arguments.of(Rules.nothingIsPrinted(), 1, "System.out"),
        Arguments.of(Rules.packagesAreNullMarked(), 5, "planted"),
        Arguments.of(Rules.nothingIsSerialized(), 2, "ObjectOutputStream"),
        Arguments.of(Rules.namesAreWordsOfTheDomain(), 1, "PlantedHelper"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theLibraryKeepsTheRule(ArchRule rule) {
    rule.check(library);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theRuleSeesABreach(ArchRule rule, int breaches, String part) {
    assertThat(rule.evaluate(planted).getFailureReport().getDetails())
        .hasSize(breaches)
        .anyMatch(detail -> detail.contains(part));
  }
}
