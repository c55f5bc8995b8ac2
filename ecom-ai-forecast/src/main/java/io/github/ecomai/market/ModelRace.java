package io.github.ecomai.market;

import io.github.ecomai.market.Backtest.Fold;
import io.github.ecomai.market.ModelSelection.Candidate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Who forecast best, and how sure that is. Immutable and thread-safe. */
final class ModelRace {
  private final List<Backtest> ranked;
  private final boolean scaled;
  private final int step;

  /**
   * @param backtests one or more, over the same points
   * @param step periods from one point to the next
   */
  ModelRace(List<Backtest> backtests, int step) {
    this.step = step;
    this.scaled = isScaled(backtests);
    this.ranked =
        backtests.stream()
            .sorted(
                Comparator.comparingDouble((Backtest backtest) -> error(backtest.total()))
                    .thenComparing(ModelRace::engine))
            .toList();
  }

  /** Whether models are compared by MASE, as each fold has one. */
  static boolean isScaled(List<Backtest> backtests) {
    return backtests.stream()
        .flatMap(backtest -> backtest.folds().stream())
        .allMatch(fold -> fold.accuracy().mase().isPresent());
  }

  private double error(Accuracy accuracy) {
    OptionalDouble mase = scaled ? accuracy.mase() : OptionalDouble.empty();
    return mase.orElse(accuracy.meanAbsoluteError());
  }

  static String engine(Backtest backtest) {
    return backtest.provenance().engine();
  }

  /** Those that could forecast, best first; of equal ones the first by id. */
  List<Candidate> leaderboard() {
    return ranked.stream()
        .map(backtest -> new Candidate(engine(backtest), Optional.of(backtest), Optional.empty()))
        .toList();
  }

  Backtest winner() {
    return ranked.get(0);
  }

  /** Why the first is the first. */
  String reason() {
    Backtest first = ranked.get(0);
    int folds = first.folds().size();
    String over = " over " + folds + (folds == 1 ? " fold" : " folds");
    if (ranked.size() == 1) {
      return engine(first)
          + " is the only one that could be compared: "
          + score(first)
          + over
          + ".";
    }
    Backtest second = ranked.get(1);
    PairedDifferences ahead = new PairedDifferences();
    for (int i = 0; i < folds; i++) {
      ahead.add(error(second.folds().get(i).accuracy()) - error(first.folds().get(i).accuracy()));
    }
    double chance = chance(ahead);
    if (folds > 1 && !(ahead.mean() > chance)) {
      return String.format(
          Locale.ROOT,
          "No clear winner: %s (%s) and %s (%s) differ%s by no more than chance may make, %s; %s is"
              + " taken as it erred least.",
          engine(first),
          score(first),
          engine(second),
          Numbers.text(error(second.total())),
          over,
          Numbers.text(chance),
          engine(first));
    }
    return clear(first, second, over) + (folds == 1 ? " One fold tells little." : "");
  }

  private String clear(Backtest first, Backtest second, String over) {
    double best = error(first.total());
    double next = error(second.total());
    int folds = first.folds().size();
    long won = IntStream.range(0, folds).filter(this::firstIsBest).count();
    return String.format(
        Locale.ROOT,
        "%s erred least: %s%s, %.0f %% less than %s, the next (%s); least of all in %d of %d.",
        engine(first),
        score(first),
        over,
        next > 0 ? 100 * (1 - best / next) : 0,
        engine(second),
        Numbers.text(next),
        won,
        folds);
  }

  private boolean firstIsBest(int fold) {
    double best = error(ranked.get(0).folds().get(fold).accuracy());
    return ranked.stream().allMatch(one -> error(one.folds().get(fold).accuracy()) >= best);
  }

  private String score(Backtest backtest) {
    return (scaled ? "MASE " : "mean absolute error ") + Numbers.text(error(backtest.total()));
  }

  /** Points whose forecasts share values count as fewer. */
  private double chance(PairedDifferences ahead) {
    Fold first = winner().folds().get(0);
    double shared = first.forecast().horizon() / (double) step;
    return ahead.chance(Math.min((double) ahead.count(), Math.max(1, shared)));
  }
}
