package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.run.RunContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals of the default ensemble on made-up series, none of which it was calibrated on. */
class IntervalCoverageTest {
  private static final int SERIES = 80;

  /** Of random walks (memory 1) and of what comes back to its level (0.7 and 0). */
  @ParameterizedTest
  @CsvSource({
    "year, 25, 1",
    "quarter, 60, 1",
    "month, 72, 1",
    "month, 72, 0.7",
    "week, 12, 1",
    "week, 110, 1",
    "week, 110, 0.7",
    "week, 260, 1",
    "day, 120, 1",
    "day, 120, 0",
    "hour, 120, 1",
    "hour, 180, 0",
    "hour, 345, 0"
  })
  void asManyValuesLieWithinAsTheLevelSaysNearly(String frequency, int size, double memory) {
    int horizon = 13;
    int[] inside = new int[2];
    for (int seed = 0; seed < SERIES; seed++) {
      double[] values = values(new Random(seed), size + horizon, memory);
      TimeSeries history =
          TimeSeries.of(
              LocalDate.of(2001, 1, 1), Frequency.parse(frequency), Arrays.copyOf(values, size));
      Forecast forecast =
          Ensemble.withDefaults().fit(history, RunContext.defaults()).forecast(horizon, 0.8, 0.95);
      for (int i = 0; i < 2; i++) {
        for (int h = 0; h < horizon; h++) {
          boolean holds = holds(forecast.intervals().get(i), h, values[size + h]);
          inside[i] += holds ? 1 : 0;
        }
      }
    }
    double all = SERIES * horizon;
    assertThat(inside[0] / all).as("80 %").isBetween(0.7, 0.93);
    assertThat(inside[1] / all).as("95 %").isBetween(0.88, 0.995);
  }

  private static boolean holds(Interval interval, int h, double value) {
    return value >= interval.lower().value(h) && value <= interval.upper().value(h);
  }

  private static double[] values(Random random, int size, double memory) {
    double[] values = new double[size];
    double level = 0;
    for (int i = 0; i < size; i++) {
      level = memory * level + random.nextGaussian();
      values[i] = 100 + level;
    }
    return values;
  }
}
