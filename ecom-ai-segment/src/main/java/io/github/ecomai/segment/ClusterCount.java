package io.github.ecomai.segment;

import java.util.List;

/**
 * A number of clusters and why it was chosen. Immutable and thread-safe.
 *
 * @param clusters the number chosen, 1 or more
 * @param scores how stable each number was that was tried, by rising number; empty if there were
 *     too few points to try any
 */
public record ClusterCount(int clusters, List<Score> scores) {
  /** Copies the list. */
  public ClusterCount {
    scores = List.copyOf(scores);
  }

  /**
   * How stable one number of clusters was. Immutable and thread-safe.
   *
   * @param clusters the number, 2 or more
   * @param agreement mean adjusted Rand index of clusterings of resampled points with the
   *     clustering of all, from -1 to 1
   */
  public record Score(int clusters, double agreement) {}
}
