package io.github.ecomai.market;

import io.github.ecomai.market.PanelBacktest.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up how models did, series by series, and tells who did best. For one thread. */
final class PanelRace {
  private final List<String> engines;
  private final Entry[] entries;
  private final double[] levels;

  /** How far each model is ahead of each other one on a series, by MASE and in the unit. */
  private final PairedDifferences[][] byMase;

  private final PairedDifferences[][] byError;
  private long series;

  /**
   * How one model did on one series.
   *
   * @param folds for each point, the latest first; as many as the series has, empty between them
   * @param total over all of them
   */
  record Attempt(List<Tally> folds, Tally total) {}

  /** One model over the series so far. */
  private static final class Entry {
    private final List<Tally> folds = new ArrayList<>();
    private final Tally total;
    private long failed;
    private long best;

    Entry(double[] levels) {
      total = new Tally(levels);
    }

    void add(Attempt attempt, double[] levels) {
      total.add(attempt.total());
      for (int i = 0; i < attempt.folds().size(); i++) {
        if (i == folds.size()) {
          folds.add(new Tally(levels));
        }
        folds.get(i).add(attempt.folds().get(i));
      }
    }
  }

  PanelRace(List<String> engines, double[] levels) {
    this.engines = engines;
    this.levels = levels;
    entries = new Entry[engines.size()];
    Arrays.setAll(entries, i -> new Entry(levels));
    byMase = tests(engines.size());
    byError = tests(engines.size());
  }

  private static PairedDifferences[][] tests(int engines) {
    PairedDifferences[][] tests = new PairedDifferences[engines][engines];
    for (PairedDifferences[] row : tests) {
      Arrays.setAll(row, i -> new PairedDifferences());
    }
    return tests;
  }

  /** Adds the attempts at one series, in the order of the engines; null for those that failed. */
  void add(List<@Nullable Attempt> attempts) {
    series++;
    for (int i = 0; i < entries.length; i++) {
      @Nullable Attempt attempt = attempts.get(i);
      if (attempt == null) {
        entries[i].failed++;
      } else {
        entries[i].add(attempt, levels);
        entries[i].best += isBest(attempt, attempts) ? 1 : 0;
        for (int j = 0; j < entries.length; j++) {
          compare(i, j, attempt, attempts.get(j));
        }
      }
    }
  }

  private static boolean isBest(Attempt attempt, List<@Nullable Attempt> attempts) {
    double error = attempt.total().accuracy().meanAbsoluteError();
    return attempts.stream()
        .filter(Objects::nonNull)
        .allMatch(other -> other.total().accuracy().meanAbsoluteError() >= error);
  }

  private void compare(int i, int j, Attempt one, @Nullable Attempt other) {
    if (other != null) {
      Accuracy mine = one.total().accuracy();
      Accuracy its = other.total().accuracy();
      byError[i][j].add(its.meanAbsoluteError() - mine.meanAbsoluteError());
      if (mine.mase().isPresent() && its.mase().isPresent()) {
        byMase[i][j].add(its.mase().getAsDouble() - mine.mase().getAsDouble());
      }
    }
  }

  long series() {
    return series;
  }

  /**
   * Best first: who is ahead of most others on the series that both could forecast; then who erred
   * less in all; then the first by id. Those that failed on all series come last.
   */
  List<Candidate> leaderboard() {
    return ranked().stream().map(this::candidate).toList();
  }

  private List<Integer> ranked() {
    return IntStream.range(0, engines.size())
        .boxed()
        .sorted(
            Comparator.comparing(this::hasNothing)
                .thenComparing(this::beaten, Comparator.reverseOrder())
                .thenComparing(this::error)
                .thenComparing(engines::get))
        .toList();
  }

  /** How many others a model is ahead of. */
  private long beaten(int engine) {
    return IntStream.range(0, engines.size())
        .filter(other -> ahead(engine, other).mean() > 0)
        .count();
  }

  private PairedDifferences ahead(int engine, int other) {
    return isScaled() ? byMase[engine][other] : byError[engine][other];
  }

  private boolean hasNothing(int engine) {
    return entries[engine].total.isEmpty();
  }

  /** MASE, or the mean absolute error if a model has none; infinite if there is nothing. */
  private double error(int engine) {
    if (hasNothing(engine)) {
      return Double.POSITIVE_INFINITY;
    }
    Accuracy accuracy = entries[engine].total.accuracy();
    return isScaled() ? accuracy.mase().orElseThrow() : accuracy.meanAbsoluteError();
  }

  private boolean isScaled() {
    return Arrays.stream(entries)
        .filter(entry -> !entry.total.isEmpty())
        .allMatch(entry -> entry.total.accuracy().mase().isPresent());
  }

  private Candidate candidate(int i) {
    Entry entry = entries[i];
    List<Accuracy> folds = new ArrayList<>();
    for (int fold = entry.folds.size() - 1; fold >= 0; fold--) {
      if (!entry.folds.get(fold).isEmpty()) {
        folds.add(entry.folds.get(fold).accuracy());
      }
    }
    Optional<Accuracy> total =
        hasNothing(i) ? Optional.empty() : Optional.of(entry.total.accuracy());
    return new Candidate(engines.get(i), total, folds, entry.failed, entry.best);
  }

  /** Why the first is the first; one must have forecast something. */
  String reason() {
    List<Integer> ranked = ranked();
    int first = ranked.get(0);
    if (ranked.size() == 1 || hasNothing(ranked.get(1))) {
      Accuracy accuracy = entries[first].total.accuracy();
      return String.format(
          Locale.ROOT,
          "%s forecast %,d values of %,d series: %s.",
          engines.get(first),
          accuracy.forecasts(),
          series - entries[first].failed,
          accuracy.words());
    }
    int second = ranked.get(1);
    PairedDifferences test = ahead(first, second);
    double chance = test.chance(1);
    String both =
        String.format(
            Locale.ROOT,
            "on the %,d series that %s, the next (%s), could forecast too, its error of a series is"
                + " %s lower on average, where chance may make %s",
            test.count(),
            engines.get(second),
            score(second),
            Numbers.text(test.mean()),
            Numbers.text(chance));
    String taken = engines.get(first) + " (" + score(first) + ")";
    return test.count() > 1 && test.mean() > chance
        ? String.format(
            Locale.ROOT,
            "%s erred least: %s; least of all in %,d of %,d series.",
            taken,
            both,
            entries[first].best,
            series)
        : "No clear winner: " + taken + " is taken; " + both + ".";
  }

  private String score(int engine) {
    return (isScaled() ? "MASE " : "mean absolute error ") + Numbers.text(error(engine));
  }
}
