package io.github.ecomai.examples.quickstart;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.Fingerprint;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

// region engine
/** Expects the mean of the history for ever. Immutable and thread-safe. */
public final class MeanModel implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "flat",
          "1",
          "The mean of the history",
          "Hyndman and Athanasopoulos (2021), Forecasting: principles and practice, section 5.2",
          Set.of(EngineCapability.DETERMINISTIC));

  /** For ServiceLoader. */
  public MeanModel() {}

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    run.checkCancelled();
    if (history.size() == 0 || history.missingCount() > 0) {
      throw new IllegalArgumentException(
          "history has %d values, %d of them missing. Maybe fill them with withMissingAs."
              .formatted(history.size(), history.missingCount()));
    }
    Instant start = run.now();
    double[] values = history.toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double deviation = Math.sqrt(squares / Math.max(1, values.length - 1));
    String input = Fingerprint.start().add(values).text();
    Duration took = Duration.between(start, run.now());
    return new FittedMean(
        history, mean, deviation, new Provenance("flat", "1", Map.of(), run.seed(), input, took));
  }
}
// endregion
