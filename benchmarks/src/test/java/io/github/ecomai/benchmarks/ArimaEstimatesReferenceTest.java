package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.forecast.ArimaOrder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArimaEstimatesReferenceTest {
  private static Map<String, String> row(String coefficients, String... digits) {
    Map<String, String> row = new HashMap<>(Map.of("coefs", coefficients));
    String[] names = {"p", "d", "q", "P", "D", "Q"};
    for (int i = 0; i < names.length; i++) {
      row.put(names[i], digits[i]);
    }
    return row;
  }

  @Test
  void anInterceptIsAMean() {
    assertThat(ArimaEstimatesReference.coefficients("ar1=0.5;ma1=-0.25;intercept=1e3"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("ar1", 0.5, "ma1", -0.25, "mean", 1000.0));
    assertThat(ArimaEstimatesReference.coefficients("")).isEmpty();
  }

  @Test
  void aConstantIsReadFromTheCoefficients() {
    assertThat(ArimaEstimatesReference.order(row("ar1=0.5;drift=2", "1", "0", "2", "0", "1", "0")))
        .isEqualTo(new ArimaOrder(1, 0, 2, 0, 1, 0, true));
    assertThat(ArimaEstimatesReference.order(row("", "0", "2", "0", "0", "0", "0")))
        .isEqualTo(ArimaOrder.of(0, 2, 0));
  }
}
