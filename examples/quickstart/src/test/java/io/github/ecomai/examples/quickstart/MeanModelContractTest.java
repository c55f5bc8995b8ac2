package io.github.ecomai.examples.quickstart;

import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.testkit.ForecastModelContract;

// region contract
class MeanModelContractTest extends ForecastModelContract {
  @Override
  protected ForecastModel model() {
    return new MeanModel();
  }
}
// endregion
