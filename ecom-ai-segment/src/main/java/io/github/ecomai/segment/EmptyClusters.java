package io.github.ecomai.segment;

/**
 * Gives each empty cluster the point that is farthest from its centre, the first such row on a tie,
 * taken from a cluster of two or more.
 *
 * <p>For one thread.
 */
final class EmptyClusters {
  private final Points points;
  private final float[] centres;
  private final Bounds bounds;
  private final double[] sums;
  private final int[] sizes;

  EmptyClusters(Points points, float[] centres, Bounds bounds, double[] sums, int[] sizes) {
    this.points = points;
    this.centres = centres;
    this.bounds = bounds;
    this.sums = sums;
    this.sizes = sizes;
  }

  /**
   * Fills all of them. Time O(n (d + empty clusters)), nothing if there are none.
   *
   * @throws IllegalArgumentException if there are fewer distinct points than clusters
   */
  void fill() {
    float[] distances = {};
    for (int c = 0; c < sizes.length; c++) {
      if (sizes[c] == 0) {
        distances = distances.length == 0 ? distances() : distances;
        int farthest = farthest(distances);
        take(farthest, c);
        distances[farthest] = -Lanes.TINY;
      }
    }
  }

  /** Negative squared distances to the own centre. */
  private float[] distances() {
    int d = points.columns();
    float[] distances = new float[points.rows()];
    for (int i = 0; i < distances.length; i++) {
      int c = bounds.cluster(i) * Lanes.padded(d);
      distances[i] = Lanes.distance(points.values(), i * d, centres, c, d);
    }
    return distances;
  }

  private int farthest(float[] distances) {
    float least = -Lanes.TINY;
    int farthest = -1;
    for (int i = 0; i < distances.length; i++) {
      if (distances[i] < least && sizes[bounds.cluster(i)] > 1) {
        least = distances[i];
        farthest = i;
      }
    }
    if (farthest < 0) {
      throw TooFewPoints.distinct(sizes.length);
    }
    return farthest;
  }

  private void take(int point, int cluster) {
    int d = points.columns();
    int old = bounds.cluster(point);
    for (int j = 0; j < d; j++) {
      float value = points.values()[point * d + j];
      sums[old * d + j] -= value;
      sums[cluster * d + j] += value;
    }
    sizes[old]--;
    sizes[cluster]++;
    bounds.forget(point, cluster);
  }
}
