package io.github.ecomai.forecast;

import io.github.ecomai.engine.ForecastModel;
import java.util.List;

/** New values without a new fit, for models without a season. */
class PlainUpdateTest extends UpdateTest {
  static List<ForecastModel> models() {
    return Models.plain();
  }

  static List<ForecastModel> recursions() {
    return Models.plain().stream().filter(model -> !(model instanceof Mean)).toList();
  }
}
