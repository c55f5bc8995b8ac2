package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.source.DataType;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private static Options options(String... keysAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Options.of(properties);
  }

  /** The options of a log. */
  private static Options log(String... keysAndValues) {
    List<String> all = new ArrayList<>(List.of("orders", "log.csv"));
    all.addAll(List.of(keysAndValues));
    return options(all.toArray(String[]::new));
  }

  @Test
  void withoutAnythingTheShopIsGenerated() {
    assertThat(options())
        .isEqualTo(new Options(Optional.empty(), LogForm.unknown(), Path.of("target/tour"), 1));
  }

  @Test
  void columnsAreNamedByRole() {
    Options options = options("orders", "log.csv", "columns", "order=InvoiceNo, time = When");
    assertThat(options.orders()).contains(Path.of("log.csv"));
    assertThat(options.form().columns())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Role.ORDER, "InvoiceNo", Role.TIME, "When"));
  }

  @Test
  void theFormOfALogIsNamed() {
    LogForm form = log("timePattern", "d.M.yyyy H:mm", "charset", "windows-1252").form();
    assertThat(form.timePattern()).contains("d.M.yyyy H:mm");
    assertThat(form.charset()).contains(Charset.forName("windows-1252"));
    assertThat(LogForm.time("d.M.yyyy H:mm").type()).isEqualTo(DataType.TIMESTAMP);
    assertThat(LogForm.time("d.M.yyyy 'Hamburg'").type()).isEqualTo(DataType.DATE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"columns", "timePattern", "charset"})
  void theFormOfNoLogIsRefused(String name) {
    assertThatThrownBy(() -> options(name, "UTF-8"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-D" + name)
        .hasMessageContaining("Maybe add -Dorders=FILE.");
  }

  @Test
  void rolesAndColumnsAreNamedOnce() {
    assertThatThrownBy(() -> log("columns", "order=A,time=B,order=C"))
        .hasMessageContaining("role 'order' stands twice")
        .hasMessageContaining("Maybe leave one out");
    assertThatThrownBy(() -> log("columns", "order=A,time=B,product=A"))
        .hasMessageContaining("column 'A' has two roles")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> log("columns", "order="))
        .hasMessageContaining("role 'order' has no column");
  }

  @Test
  void mistakesSayHowToWriteIt() {
    assertThatThrownBy(() -> log("columns", "InvoiceNo"))
        .hasMessageContaining("not role=column")
        .hasMessageContaining("Maybe write order=InvoiceNo");
    assertThatThrownBy(() -> log("columns", "basket=InvoiceNo"))
        .hasMessageContaining("no role 'basket'")
        .hasMessageContaining("order customer product");
    assertThatThrownBy(() -> log("charset", "cp 1252"))
        .hasMessageContaining("no encoding 'cp 1252'")
        .hasMessageContaining("Maybe write windows-1252");
    assertThatThrownBy(() -> log("timePattern", "jj"))
        .hasMessageContaining("pattern 'jj' cannot be used")
        .hasMessageContaining("Maybe write it as");
  }

  @Test
  void theMadeUpShopHasASize() {
    assertThat(options("size", "0.5").size()).isEqualTo(0.5);
    assertThatThrownBy(() -> options("size", "half")).hasMessageContaining("-Dsize: 'half'");
    assertThatThrownBy(() -> log("size", "2")).hasMessageContaining("-Dsize says how large");
  }
}
