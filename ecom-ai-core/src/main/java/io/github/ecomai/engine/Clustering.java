package io.github.ecomai.engine;

import io.github.ecomai.data.Matrix;

/** Groups of points. Immutable and thread-safe. */
public interface Clustering {
  /**
   * The centres.
   *
   * @return one row for each group
   */
  Matrix centres();

  /**
   * The group of each point that was fitted.
   *
   * @return a copy, group numbers from 0
   */
  int[] assignments();

  /**
   * How tight the groups are: the sum of squared distances of points to their centres.
   *
   * @return 0 or more
   */
  double inertia();

  /**
   * The group of a new point: that of the nearest centre, the lower number on a tie.
   *
   * @param point one value for each feature, all finite
   * @return a group number from 0
   * @throws IllegalArgumentException if the length is wrong or a value is not finite
   */
  int assign(double... point);
}
