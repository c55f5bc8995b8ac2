package io.github.ecomai.benchmarks;

import io.github.ecomai.benchmarks.M4Series.Group;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.forecast.Ensemble;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * By how much the intervals of the default ensemble would have to be wider on the training parts of
 * M4 and M3, by season, third of the horizon and level: 1 where they are right. Stretches of a
 * horizon are cut off the end of each training part and forecast; test parts are not looked at.
 * With new ensembles or data, each number of the library's table is multiplied by the one here.
 * Series of a group come from the same years, so that the share inside differs from stretch to
 * stretch by more than so many series would: the last column has its least and its largest.
 */
final class CalibrateBenchmark implements Benchmark {
  private static final double[] LEVELS = {0.5, 0.8, 0.9, 0.95, 0.99};
  private static final int THIRDS = 3;
  private static final int USED = 3; // the level of the thirds: 95 %
  private static final int FEWEST = 11;
  private static final int FEW_STRETCHES = 2;
  private static final int MANY_STRETCHES = 8;

  @Override
  public String name() {
    return "calibrate";
  }

  @Override
  public String summary() {
    return "By how much intervals would have to be wider, on training parts of m4 and m3";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    files.add(arguments.data("m4/m4-dev.csv.gz"));
    files.add(arguments.data("m3/m3-dev.csv.gz")); // one and the same where --data names it
    List<M4Series> series = new ArrayList<>();
    for (Path file : files) {
      series.addAll(M4Series.read(file));
    }
    if (arguments.isShort()) {
      series = series.subList(0, 60);
    }
    Table table =
        Table.of(
            "group",
            "forecasts",
            "1st third",
            "2nd",
            "3rd",
            "50 %",
            "80 %",
            "90 %",
            "95 %",
            "99 %",
            "inside 95 %",
            "MSIS",
            "inside, by stretch");
    Figures figures = new Figures();
    for (Group group : Group.values()) {
      List<Forecast> forecasts = new ArrayList<>();
      List<double[]> actuals = new ArrayList<>();
      List<List<M4Scores>> stretches = new ArrayList<>();
      for (int k = 0; k < MANY_STRETCHES; k++) {
        stretches.add(new ArrayList<>());
      }
      series.stream()
          .filter(one -> one.group() == group)
          .forEach(one -> cut(one, forecasts, actuals, stretches));
      if (!forecasts.isEmpty()) {
        List<Object> row = new ArrayList<>(List.of(group.letter(), forecasts.size()));
        for (int third = 0; third < THIRDS; third++) {
          row.add(text(factor(forecasts, actuals, USED, third)));
        }
        for (int level = 0; level < LEVELS.length; level++) {
          double factor = factor(forecasts, actuals, level, -1);
          row.add(text(factor));
          figures.put(group.letter() + Math.round(100 * LEVELS[level]), factor);
        }
        List<M4Scores> scores = stretches.stream().flatMap(List::stream).toList();
        row.add(text(coverage(scores)));
        row.add(text(scores.stream().mapToDouble(M4Scores::msis).average().orElseThrow()));
        DoubleSummaryStatistics inside =
            stretches.stream()
                .filter(stretch -> !stretch.isEmpty())
                .mapToDouble(CalibrateBenchmark::coverage)
                .summaryStatistics();
        row.add(text(inside.getMin()) + "-" + text(inside.getMax()));
        figures.put(group.letter() + "_inside_least", inside.getMin());
        figures.put(group.letter() + "_inside_largest", inside.getMax());
        table.row(row.toArray());
      }
    }
    table.print(System.out);
    return figures;
  }

  private static String text(double factor) {
    return String.format(Locale.ROOT, "%.3f", factor);
  }

  private static double coverage(List<M4Scores> scores) {
    return scores.stream().mapToDouble(M4Scores::coverage).average().orElseThrow();
  }

  private static void cut(
      M4Series one,
      List<Forecast> forecasts,
      List<double[]> actuals,
      List<List<M4Scores>> stretches) {
    int horizon = one.test().length;
    boolean many = one.group().published() < 5_000 && one.group() != Group.OTHER;
    int season = Math.min(one.history().frequency().season(), 24);
    int fewest = Math.max(FEWEST, 2 * season + 4);
    for (int k = 1; k <= (many ? MANY_STRETCHES : FEW_STRETCHES); k++) {
      int end = one.train().length - k * horizon;
      if (end >= fewest) {
        M4Series earlier = one.endingAt(end);
        Forecast forecast =
            Ensemble.withDefaults()
                .nonNegative()
                .fit(earlier.history(), RunContext.defaults())
                .forecast(horizon, LEVELS);
        forecasts.add(forecast);
        actuals.add(earlier.test());
        Interval interval = forecast.interval(LEVELS[USED]);
        stretches
            .get(k - 1)
            .add(
                M4Scores.of(
                    earlier,
                    forecast.mean().toArray(),
                    interval.lower().toArray(),
                    interval.upper().toArray()));
      }
    }
  }

  /** The quantile of the errors over the half width; of all steps where the third is negative. */
  private static double factor(
      List<Forecast> forecasts, List<double[]> actuals, int level, int third) {
    DoubleStream.Builder ratios = DoubleStream.builder();
    for (int i = 0; i < forecasts.size(); i++) {
      Forecast forecast = forecasts.get(i);
      Interval interval = forecast.interval(LEVELS[level]);
      int horizon = forecast.horizon();
      for (int h = 0; h < horizon; h++) {
        if (third < 0 || Math.min(THIRDS - 1, THIRDS * h / horizon) == third) {
          double mean = forecast.mean().value(h);
          double actual = actuals.get(i)[h];
          double half =
              actual > mean ? interval.upper().value(h) - mean : mean - interval.lower().value(h);
          ratios.add(actual == mean ? 0 : Math.abs(actual - mean) / half);
        }
      }
    }
    double[] sorted = ratios.build().sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1, Math.ceil(LEVELS[level] * sorted.length))];
  }
}
