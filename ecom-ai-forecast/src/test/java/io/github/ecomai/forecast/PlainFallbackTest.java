package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Histories that no textbook has, for models without a season. */
class PlainFallbackTest extends FallbackTest {
  static List<ForecastModel> models() {
    return Models.plain();
  }

  /** What stays around a level comes back to it. */
  @Override
  @ParameterizedTest
  @MethodSource("models")
  void straightLineGoesOn(ForecastModel model) {
    if (model instanceof Mean) {
      double[] y = new double[40];
      Arrays.setAll(y, t -> 100 + 3.0 * t);
      double[] mean =
          model.fit(Models.months(y), RunContext.defaults()).forecast(12).mean().toArray();
      assertThat(Arrays.stream(mean)).allSatisfy(v -> assertThat(v).isCloseTo(158.5, within(1e-9)));
    } else {
      super.straightLineGoesOn(model);
    }
  }
}
