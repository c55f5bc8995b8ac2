package io.github.ecomai.market;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How well forecasts met what came, over one or more of them. Immutable and thread-safe.
 *
 * <p>With \(y\) what came, \(f\) the forecast and \(s\) the scale, the mean absolute seasonal
 * difference \(|x_t - x_{t-m}|\) of the history that the model saw (\(m\) is the season of the
 * frequency, or 1 where the history is not longer than a season):
 *
 * <ul>
 *   <li>sMAPE: the mean of \(200 |y - f| / (|y| + |f|)\), 0 where both are 0;
 *   <li>MASE: the mean of \(|y - f| / s\);
 *   <li>RMSSE: the root of the mean of \((y - f)^2 / q\), where \(q\) is the mean squared seasonal
 *       difference;
 *   <li>bias: the mean of \(f - y\), above 0 where forecasts were too high.
 * </ul>
 *
 * <p>Values that are missing are not counted. A history whose seasonal differences are all 0 has no
 * scale; MASE, RMSSE and MSIS of its forecasts are not counted, and empty if no others are.
 *
 * <p>Reference: Hyndman and Koehler (2006), Another look at measures of forecast accuracy,
 * International Journal of Forecasting 22(4), 679-688; Makridakis, Spiliotis and Assimakopoulos
 * (2020 and 2022), The M4 and the M5 competition, International Journal of Forecasting.
 *
 * @param forecasts how many values were compared, 1 or more
 * @param meanAbsoluteError in the unit of the series, 0 or more
 * @param bias in the unit of the series
 * @param smape percent, from 0 to 200
 * @param mase without a unit; below 1 is better than the seasonal naive forecast was in its history
 * @param rmsse without a unit
 * @param intervals one for each level, narrowest first
 */
public record Accuracy(
    long forecasts,
    double meanAbsoluteError,
    double bias,
    double smape,
    OptionalDouble mase,
    OptionalDouble rmsse,
    List<IntervalAccuracy> intervals) {
  /** Copies the list. */
  public Accuracy {
    intervals = List.copyOf(intervals);
  }

  /**
   * How well the intervals of one level did. Immutable and thread-safe.
   *
   * @param level the coverage they aimed at
   * @param coverage share of the values that lay within, bounds included, from 0 to 1
   * @param msis the mean of \((u - l) + \frac{2}{\alpha}(l - y)_+ + \frac{2}{\alpha}(y - u)_+\)
   *     over the scale, where \(\alpha\) is 1 - level; less is better (Gneiting and Raftery, 2007)
   */
  public record IntervalAccuracy(double level, double coverage, OptionalDouble msis) {}

  /** All measures in words, without a full stop. */
  String words() {
    StringBuilder words = new StringBuilder();
    mase.ifPresent(value -> words.append(String.format(Locale.ROOT, "MASE %.3f, ", value)));
    rmsse.ifPresent(value -> words.append(String.format(Locale.ROOT, "RMSSE %.3f, ", value)));
    words.append(String.format(Locale.ROOT, "sMAPE %.1f %%, ", smape));
    words.append("bias ").append(Numbers.text(bias));
    for (IntervalAccuracy interval : intervals) {
      words.append(", ").append(Numbers.percent(interval.coverage()));
      words.append(" of the values in the interval of ").append(Numbers.level(interval.level()));
      interval
          .msis()
          .ifPresent(value -> words.append(String.format(Locale.ROOT, " (MSIS %.3f)", value)));
    }
    return words.toString();
  }

  /**
   * The accuracy of the intervals of a level.
   *
   * @param level such as 0.95
   * @return coverage and MSIS
   * @throws IllegalArgumentException if that level was not asked for
   */
  public IntervalAccuracy interval(double level) {
    return intervals.stream()
        .filter(interval -> interval.level() == level)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no interval of level "
                        + level
                        + ". There are "
                        + intervals.stream().map(IntervalAccuracy::level).toList()
                        + ". Maybe ask for it in the request."));
  }
}
