package io.github.ecomai.examples.tour;

import java.util.Comparator;
import java.util.List;

/**
 * How well scores put what is sought above the rest. Ties count half in the area under the curve of
 * recall over false alarms.
 */
final class Ranking {
  private Ranking() {}

  /** Something with a score. */
  record Scored(double score, boolean sought) {}

  /**
   * The chance that what is sought has the higher score, 0.5 by guessing; NaN if a kind is missing.
   */
  static double area(List<Scored> all) {
    List<Scored> sorted = all.stream().sorted(Comparator.comparingDouble(Scored::score)).toList();
    double ranks = 0;
    long sought = 0;
    for (int from = 0; from < sorted.size(); ) {
      int to = from;
      int hits = 0;
      while (to < sorted.size() && sorted.get(to).score() == sorted.get(from).score()) {
        hits += sorted.get(to).sought() ? 1 : 0;
        to++;
      }
      ranks += hits * ((from + 1 + to) / 2.0);
      sought += hits;
      from = to;
    }
    double others = sorted.size() - sought;
    return (ranks - sought * (sought + 1) / 2.0) / (sought * others);
  }
}
