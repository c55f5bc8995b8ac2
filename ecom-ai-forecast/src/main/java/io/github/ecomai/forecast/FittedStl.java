package io.github.ecomai.forecast;

import static java.util.stream.Collectors.joining;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.decomposition.Mstl;
import io.github.ecomai.decomposition.SeasonsDecomposition;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A model of the seasonally adjusted values, and the last cycle of each season, which repeats, in
 * updates too: new values are adjusted by it and handed to the model.
 *
 * @param inner the model of the adjusted values
 * @param cycles of each season, the next value's first; not to be changed
 * @param learned number of values that were decomposed
 * @param count number of values so far
 */
record FittedStl(FittedForecast inner, List<double[]> cycles, int learned, int count)
    implements FittedValues {
  private static final LocalDate START = LocalDate.of(1, 1, 1);

  /**
   * Takes out the seasons of which there are more than two cycles; without any, the values stay.
   *
   * @param periods the shortest first
   * @param asked how many of them, from the first, are taken out even if the values do not show
   *     them
   */
  static FittedStl of(
      double[] y,
      int[] periods,
      int asked,
      ForecastModel model,
      RunContext run,
      List<String> notes) {
    int[] all = Arrays.stream(periods).filter(p -> p > 1 && y.length > 2 * p).toArray();
    int[] taken = Arrays.copyOf(all, Math.min(asked, all.length));
    List<double[]> seasons = seasons(y, taken, run);
    double[] adjusted = without(seasons, y);
    while (taken.length < all.length
        && SeasonalAdjustment.significant(adjusted, all[taken.length])) {
      taken = Arrays.copyOf(all, taken.length + 1);
      seasons = seasons(y, taken, run);
      adjusted = without(seasons, y);
    }
    List<double[]> cycles = new ArrayList<>();
    for (int i = 0; i < taken.length; i++) {
      cycles.add(Arrays.copyOfRange(seasons.get(i), y.length - taken[i], y.length));
    }
    FittedForecast inner = model.fit(years(0, adjusted), run);
    notes.add(why(y, taken, adjusted));
    notes.addAll(inner.forecast(1).notes());
    return new FittedStl(inner, List.copyOf(cycles), y.length, y.length);
  }

  private static double[] without(List<double[]> seasons, double[] y) {
    double[] adjusted = y.clone();
    for (double[] season : seasons) {
      Arrays.setAll(adjusted, t -> adjusted[t] - season[t]);
    }
    return adjusted;
  }

  /** One season for each period, the shortest first. */
  private static List<double[]> seasons(double[] y, int[] periods, RunContext run) {
    List<double[]> seasons = new ArrayList<>();
    if (periods.length > 0) {
      SeasonsDecomposition parts = Mstl.ofPeriods(periods).decompose(y, run);
      for (int i = 0; i < periods.length; i++) {
        seasons.add(parts.seasonal(i));
      }
    }
    return seasons;
  }

  private static String why(double[] y, int[] periods, double[] adjusted) {
    if (periods.length == 0) {
      return "There are not more than two cycles of a season, so none is taken out.";
    }
    double whole = movement(y);
    double smaller = whole > 0 ? 1 - movement(adjusted) / whole : 0;
    String seasons = Arrays.stream(periods).mapToObj(Integer::toString).collect(joining(" and "));
    return (periods.length == 1
            ? "Loess took out the season of "
            : "Loess took out the seasons of ")
        + seasons
        + String.format(
            Locale.ROOT,
            ": without %s, the squared changes from value to value are %.0f %% smaller.",
            periods.length == 1 ? "it" : "them",
            100 * smaller);
  }

  /** Mean square of the changes from one value to the next. */
  private static double movement(double[] y) {
    Moments moments = Moments.NONE;
    for (int t = 1; t < y.length; t++) {
      moments = moments.and((y[t] - y[t - 1]) * (y[t] - y[t - 1]));
    }
    return moments.mean();
  }

  private static TimeSeries years(int from, double[] values) {
    return TimeSeries.of(START.plusYears(from), Frequency.YEAR, values);
  }

  @Override
  public String name() {
    String seasons = cycles.stream().map(c -> Integer.toString(c.length)).collect(joining(", "));
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

  @Override
  public FittedStl update(double[] values) {
    double[] adjusted = values.clone();
    List<double[]> moved = new ArrayList<>();
    for (double[] cycle : cycles) {
      double[] next = new double[cycle.length];
      Arrays.setAll(next, i -> cycle[(i + values.length) % cycle.length]);
      Arrays.setAll(adjusted, i -> adjusted[i] - cycle[i % cycle.length]);
      moved.add(next);
    }
    FittedForecast later = inner.update(years(count, adjusted));
    return new FittedStl(later, List.copyOf(moved), learned, count + values.length);
  }

  /** The seasons are found again, by the decomposition that the fit made. */
  @Override
  public Parts parts(double[] y, int horizon) {
    int[] periods = cycles.stream().mapToInt(cycle -> cycle.length).toArray();
    double[] decomposed = Arrays.copyOf(y, learned);
    List<double[]> seasons = seasons(decomposed, periods, RunContext.defaults());
    Optional<Components> rest = inner.components(horizon);
    int own = rest.map(parts -> parts.seasons().size()).orElse(0);
    Parts parts = new Parts(y.length + horizon, seasons.size() + own);
    for (int i = 0; i < periods.length; i++) {
      double[] season = parts.season(i);
      System.arraycopy(seasons.get(i), 0, season, 0, learned);
      for (int t = learned; t < season.length; t++) {
        season[t] = season[t - periods[i]];
      }
    }
    if (rest.isPresent()) {
      copy(rest.get(), parts);
    } else {
      whole(y, inner.forecast(horizon).mean(), parts);
    }
    return parts;
  }

  private void copy(Components rest, Parts parts) {
    System.arraycopy(rest.level().toArray(), 0, parts.level(), 0, parts.size());
    System.arraycopy(rest.trend().toArray(), 0, parts.trend(), 0, parts.size());
    for (int i = 0; i < rest.seasons().size(); i++) {
      double[] season = rest.seasons().get(i).toArray();
      System.arraycopy(season, 0, parts.season(cycles.size() + i), 0, parts.size());
    }
  }

  /** What the model expected is not known: all that is not season is level. */
  private void whole(double[] y, TimeSeries ahead, Parts parts) {
    for (int t = 0; t < parts.size(); t++) {
      double season = parts.sum(t);
      double adjusted = t < y.length ? y[t] - season : ahead.value(t - y.length);
      parts.level()[t] = Double.isNaN(adjusted) ? parts.level()[t - 1] : adjusted;
    }
  }

  @Override
  public String reading() {
    return cycles.isEmpty()
        ? FittedValues.super.reading()
        : "The seasons are those that loess found; level and trend are those of "
            + inner.model()
            + " on the rest.";
  }
}
