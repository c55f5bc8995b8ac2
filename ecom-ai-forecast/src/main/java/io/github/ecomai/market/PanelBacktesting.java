package io.github.ecomai.market;

import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Engines;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.market.Backtest.Fold;
import io.github.ecomai.market.PanelBacktest.Candidate;
import io.github.ecomai.market.PanelBacktest.Failure;
import io.github.ecomai.market.PanelRace.Attempt;
import io.github.ecomai.run.Fingerprint;
import io.github.ecomai.run.PartReader;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Backtests the series of a panel. Sums alone are kept, so memory does not grow with them. */
final class PanelBacktesting {
  private static final int FAILURES_KEPT = 100;

  private final PanelBacktestRequest request;
  private final List<ForecastModel> models;

  /**
   * Looks the engines up.
   *
   * @throws io.github.ecomai.error.EngineUnavailableException if one is not ready
   */
  PanelBacktesting(PanelBacktestRequest request, Engines<ForecastModel> engines) {
    this.request = request;
    this.models = request.engines().stream().map(engines::get).toList();
  }

  /** What became of one series: an attempt, or why there is none, for each model. */
  private record Outcome(
      List<String> key, String fingerprint, List<@Nullable Attempt> attempts, List<String> why) {}

  PanelBacktest run(RunContext run, Function<RunContext, PartReader<KeyedSeries>> open) {
    Instant start = run.now();
    double[] levels = Forecaster.sorted(request.panel().levels());
    PanelRace race = new PanelRace(request.engines(), levels);
    List<Failure> failures = new ArrayList<>();
    Fingerprint fingerprint = Fingerprint.start();
    PanelWalk.Stage<Outcome> stage =
        new PanelWalk.Stage<>("backtest series", request.panel().size(), this::outcome);
    try (PanelWalk<Outcome> walk = new PanelWalk<>(run, open, stage)) {
      for (Optional<Outcome> next = walk.next(); next.isPresent(); next = walk.next()) {
        Outcome outcome = next.get();
        race.add(outcome.attempts());
        fingerprint.add(outcome.fingerprint());
        keep(outcome, failures);
      }
    }
    List<Candidate> board = race.leaderboard();
    if (board.get(0).total().isEmpty()) {
      throw new ModelFitException(nothing(race.series(), failures));
    }
    String winner = board.get(0).engine();
    return new PanelBacktest(
        winner,
        race.reason(),
        board,
        race.series(),
        failures,
        notes(board, race.series()),
        provenance(winner, run.seed(), fingerprint.text(), Duration.between(start, run.now())));
  }

  private Outcome outcome(KeyedSeries keyed, RunContext run) {
    List<@Nullable Attempt> attempts = new ArrayList<>();
    List<String> why = new ArrayList<>();
    String fingerprint = "";
    try {
      TimeSeries series = keyed.read().series();
      fingerprint = Fingerprint.start().add(series.toArray()).text();
      Backtesting backtesting = new Backtesting(request.one(series), series);
      for (ForecastModel model : models) {
        attempt(
            new Forecaster(model, request.panel().one(series)), backtesting, run, attempts, why);
      }
    } catch (RuntimeException e) {
      String reason = PanelWalk.reason(e, run);
      while (attempts.size() < models.size()) {
        attempts.add(null);
        why.add(reason);
      }
    }
    return new Outcome(keyed.key(), fingerprint, attempts, why);
  }

  private void attempt(
      Forecaster forecaster,
      Backtesting backtesting,
      RunContext run,
      List<@Nullable Attempt> attempts,
      List<String> why) {
    try {
      double[] levels = forecaster.levels();
      Tally total = new Tally(levels);
      List<Tally> folds =
          Stream.generate(() -> new Tally(levels)).limit(backtesting.fromLast(0) + 1).toList();
      for (int i = 0; i < backtesting.folds(); i++) {
        Fold fold = backtesting.fold(forecaster, i, run);
        Tally tally = folds.get(backtesting.fromLast(i));
        tally.add(fold.forecast(), fold.actual());
        total.add(tally);
      }
      attempts.add(new Attempt(folds, total));
      why.add("");
    } catch (RuntimeException e) {
      why.add(PanelWalk.reason(e, run));
      attempts.add(null);
    }
  }

  private void keep(Outcome outcome, List<Failure> failures) {
    for (int i = 0; i < models.size() && failures.size() < FAILURES_KEPT; i++) {
      if (outcome.attempts().get(i) == null) {
        failures.add(new Failure(outcome.key(), request.engines().get(i), outcome.why().get(i)));
      }
    }
  }

  private static String nothing(long series, List<Failure> failures) {
    return series == 0
        ? "the panel has no series. Maybe its query asks for too little."
        : String.format(
            Locale.ROOT,
            "none of the %,d series could be forecast, the first because %s",
            series,
            failures.get(0).why());
  }

  private static List<String> notes(List<Candidate> board, long series) {
    return board.stream()
        .filter(candidate -> candidate.failed() > 0)
        .map(
            candidate ->
                String.format(
                    Locale.ROOT,
                    "%s could not forecast %,d of %,d series; its measures leave them out.",
                    candidate.engine(),
                    candidate.failed(),
                    series))
        .toList();
  }

  private Provenance provenance(String winner, long seed, String fingerprint, Duration took) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("engines", String.join(",", request.engines()));
    parameters.put("horizon", String.valueOf(request.panel().horizon()));
    if (request.panel().calibrated()) {
      parameters.put("calibrated", "true");
    }
    parameters.putAll(request.folds().parameters());
    String version = models.get(request.engines().indexOf(winner)).info().version();
    return new Provenance(winner, version, parameters, seed, fingerprint, took);
  }
}
