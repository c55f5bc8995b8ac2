package io.github.ecomai.benchmarks;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How well scores rank what is labelled, with scores that tie treated as one. */
final class Ranking {
  private final long positives;
  private final long negatives;
  private final double pairs;
  private final double precisions;

  private Ranking(long positives, long negatives, double pairs, double precisions) {
    this.positives = positives;
    this.negatives = negatives;
    this.pairs = pairs;
    this.precisions = precisions;
  }

  /**
   * Ranks from the highest score down.
   *
   * @param labels true for what should score high
   */
  static Ranking of(double[] scores, boolean[] labels) {
    int[] order = descending(scores);
    long above = 0;
    long seen = 0;
    double pairs = 0;
    double precisions = 0;
    int i = 0;
    while (i < order.length) {
      long group = 0;
      int start = i;
      while (i < order.length && scores[order[i]] == scores[order[start]]) {
        group += labels[order[i++]] ? 1 : 0;
      }
      long others = i - start - group;
      pairs += others * (above + group / 2.0);
      above += group;
      seen += i - start;
      precisions += group * ((double) above / seen);
    }
    return new Ranking(above, seen - above, pairs, precisions);
  }

  private static int[] descending(double[] scores) {
    return IntStream.range(0, scores.length)
        .boxed()
        .sorted((a, b) -> Double.compare(scores[b], scores[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Share of pairs of a labelled and another one in which the labelled one scores higher. */
  double auc() {
    return pairs / ((double) positives * negatives);
  }

  /** Mean over the labelled of the precision down to them. */
  double averagePrecision() {
    return precisions / positives;
  }

  /** The mean of some figures. */
  static double mean(double[] figures) {
    return Arrays.stream(figures).average().orElseThrow();
  }

  /** Their standard deviation, n - 1 in the denominator; 0 of a single one. */
  static double deviation(double[] figures) {
    double mean = mean(figures);
    double sum = Arrays.stream(figures).map(x -> (x - mean) * (x - mean)).sum();
    return figures.length < 2 ? 0 : Math.sqrt(sum / (figures.length - 1));
  }
}
