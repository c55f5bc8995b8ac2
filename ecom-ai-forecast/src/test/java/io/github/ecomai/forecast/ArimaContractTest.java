package io.github.ecomai.forecast;

import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.testkit.ForecastModelContract;

class ArimaContractTest extends ForecastModelContract {
  @Override
  protected ForecastModel model() {
    return Arima.withDefaults();
  }
}
