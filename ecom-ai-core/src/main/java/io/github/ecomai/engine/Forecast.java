package io.github.ecomai.engine;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.run.Provenance;
import java.util.ArrayList;
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
 */
public record Forecast(
    String model,
    TimeSeries history,
    TimeSeries mean,
    List<Interval> intervals,
    List<ModelScore> scores,
    List<String> notes,
    Provenance provenance,
    Optional<Components> components) {
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
   * A forecast without components.
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
    this(model, history, mean, intervals, scores, notes, provenance, Optional.empty());
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
    return new Forecast(model, history, mean, intervals, scores, all, provenance, components);
  }

  /**
   * A copy that says what it is made of.
   *
   * @param parts of history and forecast, whose last periods add up to the mean, or empty
   * @return the copy
   */
  public Forecast withComponents(Optional<Components> parts) {
    return new Forecast(model, history, mean, intervals, scores, notes, provenance, parts);
  }

  /**
   * A copy with another account of how it was made.
   *
   * @param account the new one
   * @return the copy
   */
  public Forecast withProvenance(Provenance account) {
    return new Forecast(model, history, mean, intervals, scores, notes, account, components);
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
}
