package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What histories and forecasts are made of where there is no season. */
class PlainComponentsTest extends ComponentsTest {
  static List<ForecastModel> models() {
    return Models.plain();
  }

  @Override
  @ParameterizedTest
  @MethodSource("models")
  void aClearSeasonIsSeasonAndAClearTrendIsNot(ForecastModel model) {
    double[] y = Models.shop(96, RunContext.defaults().random("clear"));
    assertThat(
            model
                .fit(Models.months(y), RunContext.defaults())
                .components(12)
                .orElseThrow()
                .seasons())
        .isEmpty();
  }
}
