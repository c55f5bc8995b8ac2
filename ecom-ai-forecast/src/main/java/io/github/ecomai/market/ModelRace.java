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
  /** The 97.5 % quantiles of Student's t with 1 to 10 degrees of freedom, and of the normal. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 1.960
  };

  private final List<Backtest> ranked;
  private final boolean scaled;
  private final int step;

  /**
   * @param backtests one or more, over the same points
   * @param step periods from one point to the next
   */
  ModelRace(List<Backtest> backtests, int step) {
    this.step = step;
    this.scaled =
        backtests.stream()
            .flatMap(backtest -> backtest.folds().stream())
            .allMatch(fold -> fold.accuracy().mase().isPresent());
    this.ranked =
        backtests.stream()
            .sorted(
                Comparator.comparingDouble((Backtest backtest) -> error(backtest.total()))
                    .thenComparing(ModelRace::engine))
            .toList();
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
    double[] ahead = new double[folds];
    for (int i = 0; i < folds; i++) {
      ahead[i] = error(second.folds().get(i).accuracy()) - error(first.folds().get(i).accuracy());
    }
    double mean = IntStream.range(0, folds).mapToDouble(i -> ahead[i]).average().orElse(0);
    double chance = chance(ahead, mean);
    if (folds > 1 && !(mean > chance)) {
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

  /**
   * How far apart two equally good models are at most in 95 of 100 cases: the paired t test over
   * folds, of which those that share values count as fewer.
   */
  private double chance(double[] ahead, double mean) {
    int n = ahead.length;
    double squares = 0;
    for (double value : ahead) {
      squares += (value - mean) * (value - mean);
    }
    Fold first = winner().folds().get(0);
    double shared = Math.min(n, Math.max(1, first.forecast().horizon() / (double) step));
    return n < 2 ? 0 : studentQuantile(n - 1) * Math.sqrt(squares / (n - 1) / n * shared);
  }

  /** The 97.5 % quantile of Student's t, to three digits. */
  private static double studentQuantile(int freedom) {
    double z = STUDENT[STUDENT.length - 1];
    return freedom < STUDENT.length
        ? STUDENT[freedom - 1]
        : z
            + (z * z * z + z) / (4 * freedom)
            + (5 * Math.pow(z, 5) + 16 * z * z * z + 3 * z) / (96.0 * freedom * freedom);
  }
}
