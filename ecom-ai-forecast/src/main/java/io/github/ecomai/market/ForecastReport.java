package io.github.ecomai.market;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.engine.ModelScore;
import io.github.ecomai.report.BarChart;
import io.github.ecomai.report.Report;
import io.github.ecomai.report.TimeChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reports on what the Market Intelligence Hub found, for people. Stateless and thread-safe.
 *
 * <pre>{@code
 * ForecastReport.of("Revenue", forecast).write(folder.resolve("forecast.html"));
 * ForecastReport.of("Revenue", selection).write(folder.resolve("models.html"));
 * }</pre>
 */
public final class ForecastReport {
  private static final int HISTORY_PER_STEP = 8;
  private static final int LEAST_HISTORY = 60;
  private static final int PART_HEIGHT = 140;

  private ForecastReport() {}

  /**
   * A forecast as a fan with its table, how the models did that were compared, and the notes.
   *
   * @param what is forecast, such as {@code Revenue, EUR}
   * @param forecast any
   * @return the report, to be written or added to another one
   */
  public static Report of(String what, Forecast forecast) {
    Report report =
        Report.titled(what + ": the next " + steps(forecast))
            .withSection("forecast", "Forecast")
            .withParagraph("Expected values by " + forecast.model() + ".")
            .withFigure(fan(what, forecast), caption(forecast))
            .withTable(header(forecast), rows(forecast))
            .withParagraphs(forecast.notes());
    if (forecast.components().isPresent()) {
      report = report.with(parts(forecast, forecast.components().get()));
    }
    return forecast.scores().size() < 2 ? report : report.with(scores(forecast));
  }

  /**
   * A backtest: what was forecast from each point beside what came, and the accuracy of each point,
   * of each step ahead and in total.
   *
   * @param what was forecast, such as {@code Revenue, EUR}
   * @param backtest any
   * @return the report, to be written or added to another one
   */
  public static Report of(String what, Backtest backtest) {
    return BacktestReport.of(what, backtest);
  }

  /**
   * A comparison of models: why the winner won, the leaderboard, the errors of each point, and the
   * backtest of the winner.
   *
   * @param what was forecast, such as {@code Revenue, EUR}
   * @param selection any
   * @return the report, to be written or added to another one
   */
  public static Report of(String what, ModelSelection selection) {
    return BacktestReport.of(what, selection);
  }

  /**
   * A comparison of models over the series of a panel: why the winner won, the leaderboard, and
   * which series could not be forecast.
   *
   * @param what was forecast, such as {@code Units a week of each product}
   * @param backtest any
   * @return the report, to be written or added to another one
   */
  public static Report of(String what, PanelBacktest backtest) {
    return BacktestReport.of(what, backtest);
  }

  private static String steps(Forecast forecast) {
    String unit = Times.unit(forecast.mean().frequency());
    return forecast.horizon() == 1 ? unit : forecast.horizon() + " " + unit + "s";
  }

  /**
   * A forecast as a fan, for a report of one's own: the last part of the history, so wide that the
   * steps ahead can be told apart, the bands of all levels and the expected values.
   *
   * @param what is forecast, such as {@code Revenue, EUR}
   * @param forecast any
   * @return the chart
   */
  public static TimeChart fan(String what, Forecast forecast) {
    TimeSeries history = forecast.history();
    TimeSeries before = history.slice(history.size() - shown(forecast), history.size());
    TimeChart chart = TimeChart.of(what + " and its forecast").withHistory("so far", before);
    List<Interval> intervals = forecast.intervals();
    for (int i = intervals.size() - 1; i >= 0; i--) {
      Interval interval = intervals.get(i);
      chart =
          chart.withBand(
              Numbers.level(interval.level()),
              joined(history, interval.lower()),
              joined(history, interval.upper()));
    }
    return chart.withLine("expected", joined(history, forecast.mean()));
  }

  private static int shown(Forecast forecast) {
    int wanted = Math.max(LEAST_HISTORY, HISTORY_PER_STEP * forecast.horizon());
    return Math.min(forecast.history().size(), wanted);
  }

  /** The future with the last known value in front, so that the lines meet. */
  private static TimeSeries joined(TimeSeries history, TimeSeries future) {
    int last = history.size() - 1;
    return history.isMissing(last)
        ? future
        : history.slice(last, last + 1).append(future.toArray());
  }

  private static String caption(Forecast forecast) {
    return forecast.intervals().isEmpty()
        ? ""
        : "Of a hundred values to come, as many should lie in a band as its name says.";
  }

  private static List<String> header(Forecast forecast) {
    List<String> header = new ArrayList<>(List.of("period", "expected"));
    for (Interval interval : forecast.intervals()) {
      header.add(Numbers.level(interval.level()) + " low");
      header.add(Numbers.level(interval.level()) + " high");
    }
    return header;
  }

  private static List<List<String>> rows(Forecast forecast) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < forecast.horizon(); i++) {
      List<String> row = new ArrayList<>();
      row.add(Times.text(forecast.mean(), i));
      row.add(Numbers.text(forecast.mean().value(i)));
      for (Interval interval : forecast.intervals()) {
        row.add(Numbers.text(interval.lower().value(i)));
        row.add(Numbers.text(interval.upper().value(i)));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Level, trend, seasons and remainder, one below the other; what is always zero is left out. */
  private static Report parts(Forecast forecast, Components all) {
    Components parts = all.last(Math.min(all.total().size(), shown(forecast) + forecast.horizon()));
    Report report =
        Report.part()
            .withSection("parts", "What it is made of")
            .withParagraph(parts.reading())
            .withFigure(
                part("Level").withHistory("series", parts.total()).withLine("level", parts.level()),
                "");
    report = report.with(part("Trend", parts.trend()));
    for (TimeSeries season : parts.seasons()) {
      report = report.with(part("Season", season));
    }
    return report.with(part("Remainder", parts.remainder()));
  }

  private static TimeChart part(String name) {
    return TimeChart.of(name).withHeight(PART_HEIGHT);
  }

  private static Report part(String name, TimeSeries series) {
    Report report = Report.part();
    boolean zero = Arrays.stream(series.toArray()).allMatch(v -> v == 0 || Double.isNaN(v));
    return zero
        ? report
        : report.withFigure(part(name).withLine(name.toLowerCase(Locale.ROOT), series), "");
  }

  private static Report scores(Forecast forecast) {
    BarChart chart = BarChart.of("Mean absolute error of each model");
    List<List<String>> rows = new ArrayList<>();
    for (ModelScore score : forecast.scores()) {
      String error = Numbers.text(score.meanAbsoluteError());
      chart = chart.withBar(score.model(), score.meanAbsoluteError(), error);
      rows.add(
          List.of(
              score.model(),
              error,
              String.valueOf(score.forecasts()),
              Numbers.percent(score.weight())));
    }
    return Report.part()
        .withSection("models", "The models that were compared")
        .withFigure(chart, "Mean absolute error on earlier parts of the history; short is good.")
        .withTable(List.of("model", "mean absolute error", "forecasts", "weight"), rows);
  }
}
