package io.github.ecomai.market;

import io.github.ecomai.commerce.SeriesQuery.Reading;
import io.github.ecomai.engine.Engines;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.error.EcomAiException;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.market.Backtest.Fold;
import io.github.ecomai.market.ModelSelection.Candidate;
import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs engines over the same points of a series. Immutable and thread-safe. */
final class Comparison {
  private final Engines<ForecastModel> engines;
  private final BacktestRequest request;

  Comparison(Engines<ForecastModel> engines, BacktestRequest request) {
    this.engines = engines;
    this.request = request;
  }

  /** One engine; its failure is the failure of all. */
  Backtest backtest(String engine, Reading reading, RunContext run) {
    Instant start = run.now();
    Forecaster forecaster = forecaster(engine);
    Backtesting backtesting = new Backtesting(request, reading.series());
    AtomicInteger done = new AtomicInteger();
    List<Fold> folds =
        Parallel.map(
            run,
            backtesting.folds(),
            i -> {
              Fold fold = backtesting.fold(forecaster, i, run);
              run.progress("backtest " + engine, done.incrementAndGet(), backtesting.folds());
              return fold;
            });
    Duration took = Duration.between(start, run.now());
    return backtesting.result(folds, forecaster, reading.notes(), took);
  }

  private Forecaster forecaster(String engine) {
    return new Forecaster(engines.get(engine), request.forecast());
  }

  /** Several engines; one that fails is last, with its reason. */
  ModelSelection select(List<String> ids, Reading reading, RunContext run) {
    Backtesting backtesting = new Backtesting(request, reading.series());
    List<Backtest> done = new ArrayList<>();
    List<Candidate> failed = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      run.progress("compare models", i, ids.size());
      Optional<String> failure = failure(() -> done.add(backtest(id, reading, run)));
      failure.ifPresent(why -> failed.add(new Candidate(id, Optional.empty(), Optional.of(why))));
    }
    if (done.isEmpty()) {
      throw new ModelFitException(
          "no model could forecast the series. "
              + failed.stream()
                  .map(one -> one.engine() + ": " + one.failure().orElse(""))
                  .reduce("", (a, b) -> a + b + " ")
                  .strip());
    }
    ModelRace race = new ModelRace(done, request.folds().step());
    List<Candidate> board = new ArrayList<>(race.leaderboard());
    board.addAll(failed);
    List<String> notes = new ArrayList<>();
    backtesting.fewer().ifPresent(notes::add);
    notes.addAll(reading.notes());
    return new ModelSelection(
        ModelRace.engine(race.winner()), race.reason(), board, notes, race.winner().provenance());
  }

  /** What goes wrong with an engine is its own affair; only cancelling stops all. */
  private static Optional<String> failure(Runnable attempt) {
    try {
      attempt.run();
      return Optional.empty();
    } catch (RunCancelledException e) {
      throw e;
    } catch (RuntimeException e) {
      boolean ours = e instanceof EcomAiException || e instanceof IllegalArgumentException;
      return Optional.of(ours && e.getMessage() != null ? e.getMessage() : e.toString());
    }
  }
}
