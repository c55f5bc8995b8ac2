package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Grain;
import io.github.ecomai.copilot.Understanding.Having;
import io.github.ecomai.copilot.Understanding.Shown;
import java.util.List;

/**
 * What is done to the metrics of an {@link Understanding} after they are added up. Every kind is
 * immutable and safe for use by many threads.
 */
public sealed interface Transform {
  /**
   * Each value's share of the total.
   *
   * @param by the dimension whose values are compared with their total
   */
  record ShareBy(String by) implements Transform {}

  /**
   * The share of a filtered part in the total.
   *
   * @param numerator conditions of the part, at least one
   */
  record ShareOf(List<Filter> numerator) implements Transform {
    /** Copies. */
    public ShareOf {
      numerator = List.copyOf(numerator);
    }
  }

  /** The running total of a series. */
  record Cumulative() implements Transform {}

  /**
   * The average of a sliding window of a series.
   *
   * @param window length in units of the grain, 2 or more
   */
  record MovingAverage(int window) implements Transform {}

  /**
   * The change of a series from one unit to the next.
   *
   * @param as a difference or a fraction
   */
  record PeriodOverPeriod(Shown as) implements Transform {}

  /**
   * The total divided by the number of calendar units in the span.
   *
   * @param grain the unit
   */
  record AverageOver(Grain grain) implements Transform {}

  /**
   * The metric divided by another one.
   *
   * @param denominator name of the other metric
   */
  record Ratio(String denominator) implements Transform {}

  /**
   * How many values of a dimension satisfy conditions.
   *
   * @param by the dimension
   * @param having the conditions, at least one
   */
  record CountGroups(String by, List<Having> having) implements Transform {
    /** Copies. */
    public CountGroups {
      having = List.copyOf(having);
    }
  }
}
