package io.github.ecomai.engine;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.run.Provenance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The values to come, with intervals. Immutable and thread-safe.
 *
 * @param model what made it, such as {@code ETS(A,Ad,A)}
 * @param history the series it continues
 * @param mean the expected values, in the unit of the series, one for each period ahead
 * @param intervals one for each level asked for, narrowest first
 * @param scores the models that were compared, best first; empty if none were
 * @param notes sentences for people: why this model, what was repaired or left out
 * @param provenance how it was made
 * @param components what history and forecast are made of, if the model says so: the last {@link
 *     #horizon} periods add up to the mean
 * @param paths courses that the series may take, if they were asked for
 */
public record Forecast(
    String model,
    TimeSeries history,
    TimeSeries mean,
    List<Interval> intervals,
    List<ModelScore> scores,
    List<String> notes,
    Provenance provenance,
    Optional<Components> components,
    Optional<SamplePaths> paths) {
  private static final double SAME_LEVEL = 1e-12;

  /** Copies the lists and checks lengths. */
  public Forecast {
    intervals = List.copyOf(intervals);
    scores = List.copyOf(scores);
    notes = List.copyOf(notes);
    for (Interval interval : intervals) {
      if (interval.lower().size() != mean.size()) {
        throw new IllegalArgumentException("an interval and the mean differ in length.");
      }
    }
  }

  /**
   * A forecast without components and paths.
   *
   * @param model what made it
   * @param history the series it continues
   * @param mean the expected values, one for each period ahead
   * @param intervals one for each level asked for, narrowest first
   * @param scores the models that were compared, best first
   * @param notes sentences for people
   * @param provenance how it was made
   */
  public Forecast(
      String model,
      TimeSeries history,
      TimeSeries mean,
      List<Interval> intervals,
      List<ModelScore> scores,
      List<String> notes,
      Provenance provenance) {
    this(
        model,
        history,
        mean,
        intervals,
        scores,
        notes,
        provenance,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A copy with more notes.
   *
   * @param more sentences for people, after those that are there
   * @return the copy
   */
  public Forecast withNotes(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Forecast(
        model, history, mean, intervals, scores, all, provenance, components, paths);
  }

  /**
   * A copy that says what it is made of.
   *
   * @param parts of history and forecast, whose last periods add up to the mean, or empty
   * @return the copy
   */
  public Forecast withComponents(Optional<Components> parts) {
    return new Forecast(model, history, mean, intervals, scores, notes, provenance, parts, paths);
  }

  /**
   * A copy with courses that the series may take.
   *
   * @param drawn of the same periods
   * @return the copy
   */
  public Forecast withPaths(SamplePaths drawn) {
    return new Forecast(
        model, history, mean, intervals, scores, notes, provenance, components, Optional.of(drawn));
  }

  /**
   * A copy with another account of how it was made.
   *
   * @param account the new one
   * @return the copy
   */
  public Forecast withProvenance(Provenance account) {
    return new Forecast(model, history, mean, intervals, scores, notes, account, components, paths);
  }

  /**
   * A copy where expected values, bounds and courses below a floor are the floor.
   *
   * @param floor such as 0 for quantities
   * @return the copy, whose components add up to the new expected values
   */
  public Forecast notBelow(double floor) {
    TimeSeries above = notBelow(mean, floor);
    List<Interval> bounds =
        intervals.stream()
            .map(
                interval ->
                    new Interval(
                        interval.level(),
                        notBelow(interval.lower(), floor),
                        notBelow(interval.upper(), floor)))
            .toList();
    return new Forecast(
        model,
        history,
        above,
        bounds,
        scores,
        notes,
        provenance,
        components.map(parts -> parts.addingUpTo(above)),
        paths.map(drawn -> drawn.notBelow(floor)));
  }

  private static TimeSeries notBelow(TimeSeries series, double floor) {
    double[] values = Arrays.stream(series.toArray()).map(v -> Math.max(floor, v)).toArray();
    return series.withValues(values);
  }

  /**
   * The number of periods ahead.
   *
   * @return 1 or more
   */
  public int horizon() {
    return mean.size();
  }

  /**
   * The interval of a level.
   *
   * @param level such as 0.95
   * @return the interval
   * @throws IllegalArgumentException if that level was not asked for
   */
  public Interval interval(double level) {
    return intervals.stream()
        .filter(interval -> interval.level() == level)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no interval of level "
                        + level
                        + ". There are "
                        + intervals.stream().map(Interval::level).toList()
                        + ". Maybe ask for it in the request."));
  }

  /**
   * The values that the series will not exceed with a probability, such as 0.9: the bounds of an
   * interval, or the mean for 0.5.
   *
   * @param p between 0 and 1 exclusive
   * @return one quantile for each period ahead
   * @throws IllegalArgumentException if the interval whose bound it is was not asked for; the
   *     message says its level
   */
  public TimeSeries quantile(double p) {
    if (p == 0.5) {
      return mean;
    }
    double level = levelOf(p);
    for (Interval interval : intervals) {
      if (Math.abs(interval.level() - level) < SAME_LEVEL) {
        return p < 0.5 ? interval.lower() : interval.upper();
      }
    }
    throw new IllegalArgumentException(
        "the quantile "
            + p
            + " is a bound of the interval of level "
            + level
            + ", which was not asked for. Maybe add that level.");
  }

  /**
   * The level of the interval that ends at a quantile, such as 0.8 for 0.1 and 0.9.
   *
   * @param p between 0 and 1 exclusive, but not 0.5
   * @return the level, {@code |2 p - 1|}
   * @throws IllegalArgumentException if p is out of range
   */
  public static double levelOf(double p) {
    if (!(p > 0 && p < 1) || p == 0.5) {
      throw new IllegalArgumentException(
          "quantile " + p + " is not between 0 and 1, or is the middle. Maybe 0.9.");
    }
    BigDecimal twice = BigDecimal.valueOf(p).multiply(BigDecimal.valueOf(2)); // digits as written
    return twice.subtract(BigDecimal.ONE).abs().doubleValue();
  }
}
