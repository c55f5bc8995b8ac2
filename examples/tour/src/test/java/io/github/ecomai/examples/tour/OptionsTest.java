package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.commerce.OrderLog.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static Options options(String... keysAndValues) {
    Properties properties = new Properties();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Options.of(properties);
  }

  @Test
  void withoutAnythingTheShopIsGenerated() {
    assertThat(options())
        .isEqualTo(new Options(Optional.empty(), Map.of(), Path.of("target/tour")));
  }

  @Test
  void columnsAreNamedByRole() {
    Options options = options("orders", "log.csv", "columns", "order=InvoiceNo, time = When");
    assertThat(options.orders()).contains(Path.of("log.csv"));
    assertThat(options.columns())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Role.ORDER, "InvoiceNo", Role.TIME, "When"));
  }

  @Test
  void mistakesSayHowToWriteIt() {
    assertThatThrownBy(() -> options("columns", "InvoiceNo"))
        .hasMessageContaining("not role=column")
        .hasMessageContaining("Maybe write order=InvoiceNo");
    assertThatThrownBy(() -> options("columns", "basket=InvoiceNo"))
        .hasMessageContaining("no role 'basket'")
        .hasMessageContaining("order customer product");
  }
}
