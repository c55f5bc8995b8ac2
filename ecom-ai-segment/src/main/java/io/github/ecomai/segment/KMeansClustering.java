package io.github.ecomai.segment;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.Clustering;
import io.github.ecomai.store.ModelCodec;

/**
 * The result of {@link KMeans}. Every fitted point is with its nearest centre, and {@link #assign}
 * of a fitted point gives its group.
 *
 * <p>Immutable and thread-safe.
 */
public final class KMeansClustering implements Clustering {
  private final Centres centres;
  private final int[] assignments;
  private final double inertia;
  private final int passes;

  KMeansClustering(Centres centres, int[] assignments, double inertia, int passes) {
    this.centres = centres;
    this.assignments = assignments;
    this.inertia = inertia;
    this.passes = passes;
  }

  /**
   * Writes and reads clusterings.
   *
   * @return the codec
   */
  public static ModelCodec<KMeansClustering> codec() {
    return KMeansCodec.INSTANCE;
  }

  @Override
  public Matrix centres() {
    return centres.outward();
  }

  @Override
  public int[] assignments() {
    return assignments.clone();
  }

  /**
   * How tight the groups are: the sum of squared distances of points to their centres; infinite if
   * the square of the points' own numbers is.
   *
   * @return 0 or more
   */
  @Override
  public double inertia() {
    return inertia;
  }

  @Override
  public int assign(double... point) {
    return centres.nearest(point);
  }

  /**
   * How many fitted points each group has.
   *
   * @return a new array, one number for each group
   */
  public int[] sizes() {
    int[] sizes = new int[centres.count()];
    for (int group : assignments) {
      sizes[group]++;
    }
    return sizes;
  }

  /**
   * Passes over the points that were made.
   *
   * @return 1 or more
   */
  public int passes() {
    return passes;
  }

  /** The centres in single precision. */
  Centres inside() {
    return centres;
  }
}
