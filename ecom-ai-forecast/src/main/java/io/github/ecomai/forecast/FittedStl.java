package io.github.ecomai.forecast;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.decomposition.Mstl;
import io.github.ecomai.decomposition.SeasonsDecomposition;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A model of the seasonally adjusted values, and the last cycle of each season, which repeats.
 *
 * @param inner the model of the adjusted values
 * @param cycles of each season, the next value's first; not to be changed
 */
record FittedStl(FittedForecast inner, List<double[]> cycles) implements FittedValues {
  private static final LocalDate START = LocalDate.of(1, 1, 1);

  /**
   * Takes out the seasons of which there are more than two cycles; without any, the values stay.
   */
  static FittedStl of(double[] y, int[] periods, ForecastModel model, RunContext run) {
    int[] possible = Arrays.stream(periods).filter(p -> p > 1 && y.length > 2 * p).toArray();
    double[] adjusted = y.clone();
    List<double[]> cycles = List.of();
    if (possible.length > 0) {
      SeasonsDecomposition parts = Mstl.ofPeriods(possible).decompose(y, run);
      cycles = new ArrayList<>();
      for (int i = 0; i < possible.length; i++) {
        double[] season = parts.seasonal(i);
        for (int t = 0; t < y.length; t++) {
          adjusted[t] -= season[t];
        }
        cycles.add(Arrays.copyOfRange(season, y.length - parts.periods()[i], y.length));
      }
    }
    TimeSeries years = TimeSeries.of(START, Frequency.YEAR, adjusted);
    return new FittedStl(model.fit(years, run), List.copyOf(cycles));
  }

  @Override
  public String name() {
    String seasons =
        cycles.stream().map(c -> Integer.toString(c.length)).collect(Collectors.joining(", "));
    return cycles.isEmpty() ? inner.model() : "STL(" + seasons + ") + " + inner.model();
  }

  @Override
  public Map<String, Double> parameters() {
    return Map.of();
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    Fan fan = Forecasts.fan(inner.forecast(horizon, levels));
    for (double[] cycle : cycles) {
      shift(fan.mean(), cycle);
      for (int i = 0; i < levels.length; i++) {
        shift(fan.lower(i), cycle);
        shift(fan.upper(i), cycle);
      }
    }
    return fan;
  }

  private static void shift(double[] values, double[] cycle) {
    for (int h = 0; h < values.length; h++) {
      values[h] += cycle[h % cycle.length];
    }
  }
}
