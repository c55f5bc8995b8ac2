package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Components;
import io.github.ecomai.run.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What fitted models say about values that came after the fit, and about their parts. */
final class Updates {
  private Updates() {}

  /** A sentence on values added since the fit; none for none. */
  static List<String> notes(int added) {
    return added == 0
        ? List.of()
        : List.of(
            added
                + (added == 1 ? " value was" : " values were")
                + " added since the fit, whose parameters stay; a new fit may find better ones.");
  }

  /** How the model came about, now over a longer history. */
  static Provenance provenance(Provenance fit, TimeSeries longer, Map<String, String> parameters) {
    return new Provenance(
        fit.engine(),
        fit.version(),
        parameters,
        fit.seed(),
        SeriesFit.fingerprint(longer),
        fit.duration());
  }

  /**
   * Parts in the unit of the series.
   *
   * @param parts of the known values, then of the mean
   * @param exponent the unit of the parts is 2 to this power
   * @param known values of the history from the first known one on
   * @param mean of the forecast
   * @param reading for people
   */
  static Components components(
      Parts parts, int exponent, TimeSeries known, TimeSeries mean, String reading) {
    List<TimeSeries> seasons = new ArrayList<>();
    for (int i = 0; i < parts.seasons(); i++) {
      seasons.add(series(known, parts.season(i), exponent));
    }
    return of(
        series(known, parts.level(), exponent),
        series(known, parts.trend(), exponent),
        seasons,
        reading,
        known,
        mean);
  }

  /** Parts with the remainder that makes them add up to history and forecast. */
  static Components of(
      TimeSeries level,
      TimeSeries trend,
      List<TimeSeries> seasons,
      String reading,
      TimeSeries known,
      TimeSeries mean) {
    TimeSeries none = series(known, new double[level.size()], 0);
    Components plain = new Components(level, trend, seasons, none, reading);
    double[] rest = new double[level.size()];
    double[] fitted = plain.fitted().toArray();
    Arrays.setAll(rest, t -> t < known.size() ? known.value(t) - fitted[t] : 0);
    TimeSeries remainder = series(known, rest, 0);
    return new Components(level, trend, seasons, remainder, reading).addingUpTo(mean);
  }

  private static TimeSeries series(TimeSeries known, double[] values, int exponent) {
    double[] scaled = Arrays.stream(values).map(v -> finite(Math.scalb(v, exponent))).toArray();
    return known.withValues(scaled);
  }

  private static double finite(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }
}
