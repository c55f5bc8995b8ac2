package io.github.ecomai.market;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.market.Accuracy.IntervalAccuracy;
import io.github.ecomai.market.Backtest.Fold;
import io.github.ecomai.market.ModelSelection.Candidate;
import io.github.ecomai.report.BarChart;
import io.github.ecomai.report.Report;
import io.github.ecomai.report.TimeChart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Backtests and comparisons as pages. Stateless and thread-safe. */
final class BacktestReport {
  private static final int FOLDS_DRAWN = 4;
  private static final List<String> ERRORS = List.of("MASE", "RMSSE", "sMAPE", "bias");
  private static final List<String> NONE = Collections.nCopies(ERRORS.size(), "-");
  private static final String FROM_EACH = "MASE from each point";

  private BacktestReport() {}

  static Report of(String what, Backtest backtest) {
    return Report.titled(what + ": a backtest").with(sections(what, backtest));
  }

  static Report of(String what, ModelSelection selection) {
    Report report =
        Report.titled(what + ": models compared")
            .withSection("models", "Which model forecasts best")
            .withParagraph(selection.reason())
            .withFigure(bars(selection), "The error in total; short is good.")
            .withTableAndRemarks(header("model", List.of(FROM_EACH)), rows(selection))
            .with(intervals(engines(selection), totals(selection)))
            .withParagraphs(selection.notes());
    return report.with(sections(what, selection.leaderboard().get(0).backtest().orElseThrow()));
  }

  static Report of(String what, PanelBacktest backtest) {
    List<PanelBacktest.Candidate> tried =
        backtest.leaderboard().stream().filter(one -> one.total().isPresent()).toList();
    List<String> engines = tried.stream().map(PanelBacktest.Candidate::engine).toList();
    List<Accuracy> totals = tried.stream().map(one -> one.total().orElseThrow()).toList();
    boolean scaled = totals.stream().allMatch(total -> total.mase().isPresent());
    Report report =
        Report.titled(what + ": models compared over many series")
            .withSection("models", "Which model forecasts best")
            .withParagraph(backtest.reason())
            .withFigure(bars(engines, totals, scaled), "The error over all series; short is good.")
            .withTableAndRemarks(
                header("model", List.of("best for", "failed", FROM_EACH)), rows(backtest))
            .with(intervals(engines, totals))
            .withParagraphs(backtest.notes());
    return backtest.failures().isEmpty() ? report : report.with(failures(backtest));
  }

  private static List<String> header(String first, List<String> last) {
    List<String> header = new ArrayList<>(List.of(first));
    header.addAll(ERRORS);
    header.addAll(last);
    return header;
  }

  private static List<List<String>> rows(PanelBacktest backtest) {
    List<List<String>> rows = new ArrayList<>();
    for (PanelBacktest.Candidate one : backtest.leaderboard()) {
      List<String> row = new ArrayList<>(List.of(one.engine()));
      row.addAll(one.total().map(BacktestReport::errors).orElse(NONE));
      row.add(String.format(Locale.ROOT, "%,d", one.best()));
      row.add(String.format(Locale.ROOT, "%,d", one.failed()));
      row.add(
          one.folds().stream().map(fold -> text(fold.mase())).collect(Collectors.joining(", ")));
      rows.add(row);
    }
    return rows;
  }

  private static Report failures(PanelBacktest backtest) {
    return Report.part()
        .withSection("failures", "What could not be forecast")
        .withTableAndRemarks(
            List.of("series", "model", "why"),
            backtest.failures().stream()
                .map(one -> List.of(String.join(", ", one.key()), one.engine(), one.why()))
                .toList());
  }

  private static BarChart bars(ModelSelection selection) {
    return bars(engines(selection), totals(selection), ModelRace.isScaled(tried(selection)));
  }

  private static BarChart bars(List<String> engines, List<Accuracy> totals, boolean scaled) {
    BarChart chart = BarChart.of("Error of each model");
    for (int i = 0; i < totals.size(); i++) {
      Accuracy total = totals.get(i);
      double error = scaled ? total.mase().orElseThrow() : total.meanAbsoluteError();
      String text = (scaled ? "MASE " : "") + Numbers.text(error);
      chart = chart.withBar(engines.get(i), error, text);
    }
    return chart;
  }

  private static List<Backtest> tried(ModelSelection selection) {
    return selection.leaderboard().stream().flatMap(one -> one.backtest().stream()).toList();
  }

  private static List<String> engines(ModelSelection selection) {
    return tried(selection).stream().map(ModelRace::engine).toList();
  }

  private static List<Accuracy> totals(ModelSelection selection) {
    return tried(selection).stream().map(Backtest::total).toList();
  }

  /** A table of its own, so that each is narrow; nothing where no intervals were asked for. */
  private static Report intervals(List<String> engines, List<Accuracy> totals) {
    if (totals.get(0).intervals().isEmpty()) {
      return Report.part();
    }
    List<String> header = new ArrayList<>(List.of("model"));
    header.addAll(levels(totals.get(0)));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < totals.size(); i++) {
      List<String> row = new ArrayList<>(List.of(engines.get(i)));
      row.addAll(intervals(totals.get(i)));
      rows.add(row);
    }
    return Report.part().withHeading("How their intervals did").withTable(header, rows);
  }

  private static List<String> levels(Accuracy accuracy) {
    List<String> levels = new ArrayList<>();
    for (IntervalAccuracy interval : accuracy.intervals()) {
      levels.add("in " + Numbers.level(interval.level()));
      levels.add("MSIS " + Numbers.level(interval.level()));
    }
    return levels;
  }

  private static List<List<String>> rows(ModelSelection selection) {
    List<List<String>> rows = new ArrayList<>();
    for (Candidate candidate : selection.leaderboard()) {
      List<String> row = new ArrayList<>(List.of(candidate.engine()));
      if (candidate.backtest().isPresent()) {
        Backtest backtest = candidate.backtest().get();
        Accuracy total = backtest.total();
        row.addAll(errors(total));
        List<String> folds =
            backtest.folds().stream().map(fold -> text(fold.accuracy().mase())).toList();
        row.add(String.join(", ", folds));
      } else {
        row.addAll(NONE);
        row.add("failed: " + candidate.failure().orElse(""));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> errors(Accuracy accuracy) {
    return List.of(
        text(accuracy.mase()),
        text(accuracy.rmsse()),
        String.format(Locale.ROOT, "%.1f %%", accuracy.smape()),
        Numbers.text(accuracy.bias()));
  }

  private static List<String> intervals(Accuracy accuracy) {
    List<String> intervals = new ArrayList<>();
    for (IntervalAccuracy interval : accuracy.intervals()) {
      intervals.add(Numbers.percent(interval.coverage()));
      intervals.add(text(interval.msis()));
    }
    return intervals;
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : "-";
  }

  private static Report sections(String what, Backtest backtest) {
    return Report.part()
        .withSection("backtest", "How it would have done")
        .withParagraphs(backtest.notes())
        .withFigure(chart(what, backtest), drawn(backtest))
        .withHeading("From each point")
        .withTable(header("first value", levels(backtest.total())), folds(backtest))
        .withHeading("By steps ahead")
        .withTable(header("step", levels(backtest.total())), steps(backtest));
  }

  private static String drawn(Backtest backtest) {
    int folds = backtest.folds().size();
    return folds <= FOLDS_DRAWN
        ? ""
        : "The forecasts from the last " + FOLDS_DRAWN + " of " + folds + " points.";
  }

  /** The last points, so that their forecasts can be told apart. */
  private static TimeChart chart(String what, Backtest backtest) {
    List<Fold> folds = backtest.folds();
    List<Fold> drawn = folds.subList(Math.max(0, folds.size() - FOLDS_DRAWN), folds.size());
    int horizon = drawn.get(0).forecast().horizon();
    TimeSeries series = backtest.series();
    int first = series.indexOf(drawn.get(0).actual().dateTime(0)).orElse(0);
    int from = Math.max(0, first - 4 * horizon);
    TimeChart chart =
        TimeChart.of(what + " and earlier forecasts of it")
            .withHistory("what came", series.slice(from, series.size()));
    for (Fold fold : drawn) {
      chart = chart.withLine("from " + Times.text(fold.actual(), 0), fold.forecast().mean());
    }
    return chart;
  }

  private static List<List<String>> folds(Backtest backtest) {
    List<List<String>> rows = new ArrayList<>();
    for (Fold fold : backtest.folds()) {
      rows.add(row(Times.text(fold.actual(), 0), fold.accuracy()));
    }
    rows.add(row("all", backtest.total()));
    return rows;
  }

  private static List<List<String>> steps(Backtest backtest) {
    List<List<String>> rows = new ArrayList<>();
    for (int step = 0; step < backtest.steps().size(); step++) {
      rows.add(row(String.valueOf(step + 1), backtest.steps().get(step)));
    }
    return rows;
  }

  private static List<String> row(String name, Accuracy accuracy) {
    List<String> row = new ArrayList<>(List.of(name));
    row.addAll(errors(accuracy));
    row.addAll(intervals(accuracy));
    return row;
  }
}
