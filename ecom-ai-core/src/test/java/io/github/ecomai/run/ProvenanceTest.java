package io.github.ecomai.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
  private static Provenance of(Map<String, String> parameters) {
    return new Provenance("ets", "1", parameters, 7, "00ff", Duration.ofMillis(3));
  }

  @Test
  void parametersAreCopiedAndSorted() {
    Map<String, String> parameters = new HashMap<>(Map.of("season", "12", "damped", "true"));
    Provenance provenance = of(parameters);
    parameters.clear();
    assertThat(provenance.parameters().keySet()).containsExactly("damped", "season");
    assertThatThrownBy(() -> provenance.parameters().put("a", "b"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(provenance).isEqualTo(of(Map.of("damped", "true", "season", "12")));
  }
}
