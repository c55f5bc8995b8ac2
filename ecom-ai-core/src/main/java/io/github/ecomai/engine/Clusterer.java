package io.github.ecomai.engine;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.run.RunContext;

/** An engine that divides points into groups of similar ones. Immutable and thread-safe. */
public interface Clusterer extends Engine {
  /**
   * Divides the points.
   *
   * @param points one row for each point, one column for each feature, all finite
   * @param clusters number of groups, from 1 to the number of distinct points
   * @param run seed, threads, cancellation
   * @return the groups
   * @throws IllegalArgumentException if a value is not finite (the message names its row) or the
   *     number of groups is out of range
   */
  Clustering fit(Matrix points, int clusters, RunContext run);
}
