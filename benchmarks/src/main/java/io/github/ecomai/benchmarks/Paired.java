package io.github.ecomai.benchmarks;

import io.github.ecomai.benchmarks.M4Series.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Two methods on the series that both have, and how sure their difference is: a bootstrap that
 * draws the series of each group with replacement and keeps what belongs to one series together.
 */
final class Paired {
  private static final int DRAWS = 10_000;
  private static final long SEED = 20;

  private final Map<Group, List<Pair>> groups = new EnumMap<>(Group.class);

  /** Scores on one series. */
  private record Pair(M4Scores one, M4Scores other, M4Scores naive2) {}

  /** A figure of both methods, and bounds of its difference that hold 95 % of the draws. */
  record Difference(int series, double one, double other, double lower, double upper) {
    /** The figure of the one less that of the other: below 0 where the one is better. */
    double value() {
      return one - other;
    }
  }

  Paired(M4Results one, M4Results other, M4Results naive2) {
    one.entries()
        .forEach(
            (series, entry) -> {
              M4Results.Entry otherEntry = other.entries().get(series);
              M4Results.Entry base = naive2.entries().get(series);
              if (otherEntry != null && base != null) {
                groups
                    .computeIfAbsent(entry.group(), group -> new ArrayList<>())
                    .add(new Pair(entry.scores(), otherEntry.scores(), base.scores()));
              }
            });
  }

  /** The OWA over all groups that count in the competition, but hourly; see {@link M4Results}. */
  Difference weightedOwa() {
    List<Group> counted =
        groups.keySet().stream()
            .filter(group -> group.published() > 0 && group != Group.HOURLY)
            .toList();
    return difference(counted, Paired::owa);
  }

  /** The mean MSIS of one group that both have. */
  Difference msis(Group group) {
    return difference(List.of(group), means -> means.stream().mapToDouble(Means::msis).sum());
  }

  private static double owa(List<Means> means) {
    double smape = 0;
    double mase = 0;
    double naiveSmape = 0;
    double naiveMase = 0;
    for (Means one : means) {
      smape += one.weight * one.smape;
      mase += one.weight * one.mase;
      naiveSmape += one.weight * one.naiveSmape;
      naiveMase += one.weight * one.naiveMase;
    }
    return 0.5 * (smape / naiveSmape + mase / naiveMase);
  }

  /** A figure out of means by group. */
  private interface Statistic {
    double of(List<Means> means);
  }

  private Difference difference(List<Group> counted, Statistic statistic) {
    List<List<Pair>> pairs =
        counted.stream().map(group -> groups.getOrDefault(group, List.of())).toList();
    double[] both = figures(counted, pairs, statistic);
    RandomGenerator random = new SplittableRandom(SEED);
    double[] differences = new double[DRAWS];
    for (int k = 0; k < DRAWS; k++) {
      double[] drawn =
          figures(counted, pairs.stream().map(all -> draw(all, random)).toList(), statistic);
      differences[k] = drawn[0] - drawn[1];
    }
    Arrays.sort(differences);
    return new Difference(
        pairs.stream().mapToInt(List::size).sum(),
        both[0],
        both[1],
        differences[DRAWS / 40],
        differences[DRAWS - 1 - DRAWS / 40]);
  }

  private static List<Pair> draw(List<Pair> pairs, RandomGenerator random) {
    List<Pair> drawn = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      drawn.add(pairs.get(random.nextInt(pairs.size())));
    }
    return drawn;
  }

  private static double[] figures(
      List<Group> counted, List<List<Pair>> pairs, Statistic statistic) {
    List<Means> ones = new ArrayList<>();
    List<Means> others = new ArrayList<>();
    for (int i = 0; i < counted.size(); i++) {
      Means one = new Means(counted.get(i).published());
      Means other = new Means(counted.get(i).published());
      for (Pair pair : pairs.get(i)) {
        one.add(pair.one, pair.naive2, pairs.get(i).size());
        other.add(pair.other, pair.naive2, pairs.get(i).size());
      }
      ones.add(one);
      others.add(other);
    }
    return new double[] {statistic.of(ones), statistic.of(others)};
  }

  /** Means of a group. */
  private static final class Means {
    private final double weight;
    private double smape;
    private double mase;
    private double msis;
    private double naiveSmape;
    private double naiveMase;

    Means(double weight) {
      this.weight = weight;
    }

    void add(M4Scores scores, M4Scores naive2, int size) {
      smape += scores.smape() / size;
      mase += scores.mase() / size;
      msis += scores.msis() / size;
      naiveSmape += naive2.smape() / size;
      naiveMase += naive2.mase() / size;
    }

    double msis() {
      return msis;
    }
  }
}
