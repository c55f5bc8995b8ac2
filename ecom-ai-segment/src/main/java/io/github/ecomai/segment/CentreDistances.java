package io.github.ecomai.segment;

/**
 * Distances between centres, each slightly understated to cover rounding, and for each centre the
 * others from near to far. Written by one thread between passes, then read by many.
 */
final class CentreDistances {
  private final int clusters;
  private final int dimensions;
  private final double[] distance;
  private final int[] order;

  CentreDistances(int clusters, int dimensions) {
    this.clusters = clusters;
    this.dimensions = dimensions;
    distance = new double[Math.multiplyExact(clusters, clusters)];
    order = new int[clusters * (clusters - 1)];
    for (int a = 0, at = 0; a < clusters; a++) {
      for (int b = 0; b < clusters; b++) {
        if (a != b) {
          order[at++] = b;
        }
      }
    }
  }

  /** Measures anew. Time O(k^2 d), and O(k^2) for the order if it changed little. */
  void update(float[] centres, double understate) {
    int stride = Lanes.padded(dimensions);
    for (int a = 0; a < clusters; a++) {
      for (int b = 0; b < a; b++) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
          double t = (double) centres[a * stride + d] - centres[b * stride + d];
          sum += t * t;
        }
        double length = Math.sqrt(sum) * understate;
        distance[a * clusters + b] = length;
        distance[b * clusters + a] = length;
      }
    }
    for (int a = 0; a < clusters; a++) {
      sort(a);
    }
  }

  /** Insertion sort: the order of the last update is nearly right. */
  private void sort(int a) {
    int from = a * (clusters - 1);
    int row = a * clusters;
    for (int i = 1; i < clusters - 1; i++) {
      int b = order[from + i];
      double length = distance[row + b];
      int at = i - 1;
      while (at >= 0 && distance[row + order[from + at]] > length) {
        order[from + at + 1] = order[from + at];
        at--;
      }
      order[from + at + 1] = b;
    }
  }

  double between(int a, int b) {
    return distance[a * clusters + b];
  }

  /** The rank-th nearest other centre, rank from 0. */
  int neighbour(int a, int rank) {
    return order[a * (clusters - 1) + rank];
  }

  /** Distance to the nearest other centre; very large if there is none. */
  double nearest(int a) {
    return clusters == 1 ? Float.MAX_VALUE : between(a, neighbour(a, 0));
  }
}
