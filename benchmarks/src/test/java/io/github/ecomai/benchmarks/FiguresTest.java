package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {
  @Test
  void isOneLineOfJsonInOrder() throws IOException {
    Figures figures =
        new Figures()
            .put("cpu_s", 1.25e-7)
            .put("found", 149)
            .put("sets", new Figures().put("a \"b\"\n\\", new Figures().put("auc", 0.5)));
    String json = figures.toJson();
    assertThat(json).doesNotContain("\n").startsWith("{\"cpu_s\": 1.25E-7, \"found\": 149");
    JsonNode read = new ObjectMapper().readTree(json);
    assertThat(read.path("cpu_s").doubleValue()).isEqualTo(1.25e-7);
    assertThat(read.path("sets").path("a \"b\"\n\\").path("auc").doubleValue()).isEqualTo(0.5);
    assertThat(figures.number("found")).contains(149.0);
    assertThat(figures.number("sets")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesWhatWasNotMeasured(double value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Figures().put("auc", value))
        .withMessageContaining("auc");
  }

  @Test
  void refusesAFigureTwice() {
    Figures figures = new Figures().put("auc", 1);
    assertThatIllegalArgumentException().isThrownBy(() -> figures.put("auc", 2));
  }
}
