package io.github.ecomai.market;

import io.github.ecomai.market.PanelBacktest.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Adds up how models did, series by series, and tells who did best. For one thread. */
final class PanelRace {
  private final List<String> engines;
  private final Entry[] entries;
  private final PairedTest[][] ahead;
  private long series;

  /**
   * How one model did on one series.
   *
   * @param folds for each point, the latest first; empty where the series has none
   * @param total over all of them
   */
  record Attempt(List<Tally> folds, Tally total) {}

  /** One model over the series so far. */
  private static final class Entry {
    private final Tally[] folds;
    private final Tally total;
    private long failed;
    private long best;

    Entry(int folds, double[] levels) {
      this.folds = new Tally[folds];
      Arrays.setAll(this.folds, i -> new Tally(levels));
      total = new Tally(levels);
    }

    void add(Attempt attempt) {
      total.add(attempt.total());
      for (int i = 0; i < folds.length; i++) {
        folds[i].add(attempt.folds().get(i));
      }
    }
  }

  PanelRace(List<String> engines, int folds, double[] levels) {
    this.engines = engines;
    entries = new Entry[engines.size()];
    ahead = new PairedTest[engines.size()][engines.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = new Entry(folds, levels);
      Arrays.setAll(ahead[i], j -> new PairedTest());
    }
  }

  /** Adds the attempts at one series, in the order of the engines; null for those that failed. */
  void add(List<@Nullable Attempt> attempts) {
    series++;
    for (int i = 0; i < entries.length; i++) {
      @Nullable Attempt attempt = attempts.get(i);
      if (attempt == null) {
        entries[i].failed++;
      } else {
        entries[i].add(attempt);
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
      OptionalDouble mine = one.total().accuracy().mase();
      OptionalDouble its = other.total().accuracy().mase();
      if (mine.isPresent() && its.isPresent()) {
        ahead[i][j].add(its.getAsDouble() - mine.getAsDouble());
      }
    }
  }

  long series() {
    return series;
  }

  /** Best first; of equal ones the first by id; those that failed on all series last. */
  List<Candidate> leaderboard() {
    return ranked().stream().map(this::candidate).toList();
  }

  private List<Integer> ranked() {
    return IntStream.range(0, engines.size())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> error(i)).thenComparing(engines::get))
        .toList();
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
    for (int fold = entry.folds.length - 1; fold >= 0; fold--) {
      if (!entry.folds[fold].isEmpty()) {
        folds.add(entry.folds[fold].accuracy());
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
    PairedTest test = ahead[first][second];
    double chance = test.chance(1);
    String names =
        String.format(
            Locale.ROOT,
            "%s (%s) and %s (%s)",
            engines.get(first),
            score(first),
            engines.get(second),
            Numbers.text(error(second)));
    if (test.count() < 2 || !(test.mean() > chance)) {
      return String.format(
          Locale.ROOT,
          "No clear winner: over the %,d series that both could forecast, %s differ by %s on"
              + " average and chance may make %s; %s is taken as it erred least.",
          test.count(),
          names,
          Numbers.text(test.mean()),
          Numbers.text(chance),
          engines.get(first));
    }
    return String.format(
        Locale.ROOT,
        "%s erred least: %s over %,d series, %.0f %% less than %s, the next (%s), which is more than"
            + " chance may make; least of all in %,d series.",
        engines.get(first),
        score(first),
        series - entries[first].failed,
        100 * (1 - error(first) / error(second)),
        engines.get(second),
        Numbers.text(error(second)),
        entries[first].best);
  }

  private String score(int engine) {
    return (isScaled() ? "MASE " : "mean absolute error ") + Numbers.text(error(engine));
  }
}
