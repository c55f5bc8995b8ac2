package io.github.ecomai.examples.tour;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.examples.commerce.CommerceShop;
import io.github.ecomai.pulse.SeriesDecomposition;
import io.github.ecomai.report.BarChart;
import io.github.ecomai.report.Report;
import io.github.ecomai.run.RunContext;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;

/**
 * The trend and the weekdays that were found, beside those of the revenue that each day could
 * expect. A weekday's factor is the median over all weeks of the day's part of its week.
 */
final class SeasonScore {
  private static final int COURSES = 12;
  private static final int WEEK = 7;
  private static final int REACH = 7;

  private SeasonScore() {}

  static Scores.Score of(SeriesDecomposition parts, CommerceShop shop, RunContext run) {
    TimeSeries trend = parts.trend();
    double[] expected = shop.expectedRevenue(trend.time(0), COURSES, run).toArray();
    double[] found = trend.toArray();
    double[] withSeason = found.clone();
    parts.seasons().stream()
        .filter(season -> season.period() == WEEK)
        .forEach(
            season -> {
              for (int i = 0; i < withSeason.length; i++) {
                withSeason[i] += season.values().value(i);
              }
            });
    double[] truth = weekdays(trend, expected);
    double[] ours = weekdays(trend, withSeason);
    BarChart chart =
        BarChart.of("Weekdays as they are and as they were found").withKey("truth", "found");
    double worst = 0;
    for (int day = 0; day < WEEK; day++) {
      String name = DayOfWeek.of(day + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      chart =
          chart
              .withBar(name, truth[day], Words.percent(truth[day]))
              .withSecondBar(ours[day], Words.percent(ours[day]));
      worst = Math.max(worst, Math.abs(truth[day] - ours[day]));
    }
    return new Scores.Score(
        String.format(Locale.ROOT, "%.1f points", 100 * worst),
        "is the largest error of a weekday's factor. The trend that was found differs by "
            + Words.percent(distance(found, expected))
            + " on average from what the generator let the two weeks around each day expect; the"
            + " mean sales of these two weeks do by "
            + Words.percent(distance(smooth(parts.series().toArray()), expected))
            + ". All in all the trend is "
            + Words.percent(sum(found) / sum(expected))
            + " of what was to be expected; a robust trend makes little of days with large orders.",
        Report.part().withFigure(chart, "An average day of the week is 100 %."));
  }

  private static double[] weekdays(TimeSeries days, double[] values) {
    double[][] parts = new double[WEEK][values.length];
    int[] counts = new int[WEEK];
    for (int i = WEEK / 2; i + WEEK / 2 < values.length; i++) {
      double mean = mean(values, i, WEEK / 2);
      int day = days.time(i).getDayOfWeek().getValue() - 1;
      parts[day][counts[day]++] = values[i] / mean;
    }
    double[] medians = new double[WEEK];
    for (int day = 0; day < WEEK; day++) {
      double[] sorted = Arrays.copyOf(parts[day], counts[day]);
      Arrays.sort(sorted);
      medians[day] = sorted.length == 0 ? 1 : sorted[sorted.length / 2];
    }
    return medians;
  }

  private static double distance(double[] trend, double[] expected) {
    double off = 0;
    double all = 0;
    for (int i = REACH; i + REACH < trend.length; i++) {
      double smooth = mean(expected, i, REACH);
      off += Math.abs(trend[i] - smooth);
      all += smooth;
    }
    return off / all;
  }

  private static double[] smooth(double[] values) {
    double[] means = values.clone();
    for (int i = REACH; i + REACH < values.length; i++) {
      means[i] = mean(values, i, REACH);
    }
    return means;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }

  private static double mean(double[] values, int centre, int reach) {
    return Arrays.stream(values, centre - reach, centre + reach + 1).average().orElse(0);
  }
}
