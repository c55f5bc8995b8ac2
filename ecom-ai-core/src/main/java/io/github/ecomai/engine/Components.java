package io.github.ecomai.engine;

import io.github.ecomai.data.TimeSeries;
import java.util.Arrays;
import java.util.List;

/**
 * What a series and its forecast are made of: level, trend, seasons and a remainder, which add up
 * to the value of each period of the history and to the mean of each period ahead. All are in the
 * unit of the series. Immutable and thread-safe.
 *
 * <p>In the history, level, trend and seasons together are what the model expected of a value from
 * those before it, and the remainder is what it did not expect. Ahead, they are the forecast, and
 * the remainder is what was changed after the parts were added up: 0, but where several models were
 * combined or values below zero cut off.
 *
 * <p>A model whose parts are multiplied has them by successive differences: the level alone; what
 * it changes to have the trend with it; what it changes to have the season too. So there is one
 * rule for all models: the parts add up.
 *
 * <pre>{@code
 * Components parts = fitted.components(12).orElseThrow();
 * TimeSeries seasonAhead = parts.last(12).seasons().get(0);
 * }</pre>
 *
 * @param level where the series stands: known at the time of the value in the history, the last one
 *     known ahead
 * @param trend what growth or decline add to the level; 0 for models without
 * @param seasons what each season adds, the shortest first; empty for models without
 * @param remainder the rest; NaN where the history has no value
 * @param reading a sentence for people: how the parts of this model are to be read
 */
public record Components(
    TimeSeries level,
    TimeSeries trend,
    List<TimeSeries> seasons,
    TimeSeries remainder,
    String reading) {
  /** A remainder ahead below this share of the parts is rounding. */
  private static final double ROUNDING = 1e-12;

  /** Copies the list and checks that all parts belong to the same periods. */
  public Components {
    seasons = List.copyOf(seasons);
    for (TimeSeries season : seasons) {
      checkPeriods(level, season);
    }
    checkPeriods(level, trend);
    checkPeriods(level, remainder);
  }

  private static void checkPeriods(TimeSeries level, TimeSeries other) {
    if (level.size() != other.size()
        || !level.dateTime(0).equals(other.dateTime(0))
        || !level.frequency().equals(other.frequency())) {
      throw new IllegalArgumentException(
          "the level has "
              + level.size()
              + " periods from "
              + level.dateTime(0)
              + ", another part "
              + other.size()
              + " from "
              + other.dateTime(0)
              + ".");
    }
  }

  /**
   * The number of periods, those of the history first.
   *
   * @return 0 or more
   */
  public int size() {
    return level.size();
  }

  /**
   * Level, trend and seasons together: what the model expects.
   *
   * @return one value for each period
   */
  public TimeSeries fitted() {
    double[] sum = plus(level.toArray(), trend);
    for (TimeSeries season : seasons) {
      plus(sum, season);
    }
    return like(level, sum);
  }

  /**
   * All parts together: the series and its forecast.
   *
   * @return one value for each period, NaN where the history has none
   */
  public TimeSeries total() {
    return like(level, plus(fitted().toArray(), remainder));
  }

  /**
   * The last periods alone, such as those of the forecast.
   *
   * @param periods 0 to {@link #size}
   * @return the same parts of fewer periods
   * @throws IndexOutOfBoundsException if there are fewer periods
   */
  public Components last(int periods) {
    return slice(size() - periods, size());
  }

  /**
   * Some periods alone.
   *
   * @param from first index
   * @param to index after the last one
   * @return the same parts of fewer periods
   * @throws IndexOutOfBoundsException if the range is not within the periods
   */
  public Components slice(int from, int to) {
    return new Components(
        level.slice(from, to),
        trend.slice(from, to),
        seasons.stream().map(season -> season.slice(from, to)).toList(),
        remainder.slice(from, to),
        reading);
  }

  /**
   * A copy that adds up to other values in its last periods, by another remainder; for what is done
   * to a forecast after its parts were added.
   *
   * @param values of the last periods, finite
   * @return the copy
   * @throws IndexOutOfBoundsException if there are fewer periods
   */
  public Components addingUpTo(TimeSeries values) {
    double[] rest = remainder.toArray();
    double[] expected = fitted().toArray();
    int from = size() - values.size();
    for (int h = 0; h < values.size(); h++) {
      double left = values.value(h) - expected[from + h];
      double size = Math.abs(values.value(h)) + Math.abs(level.value(from + h));
      rest[from + h] = Math.abs(left) <= ROUNDING * size ? 0 : left;
    }
    return new Components(level, trend, seasons, like(remainder, rest), reading);
  }

  private static double[] plus(double[] sum, TimeSeries part) {
    Arrays.setAll(sum, i -> sum[i] + part.value(i));
    return sum;
  }

  private static TimeSeries like(TimeSeries series, double[] values) {
    return series.withValues(values);
  }
}
