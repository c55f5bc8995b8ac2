package io.github.ecomai.segment;

import java.util.Arrays;

/**
 * A block of points turned on its side, one array for each coordinate, so that the loops below run
 * over points and the JIT compiler makes SIMD instructions of them. Works with negative squared
 * distances, nearer is larger, because a chain of subtractions keeps its shape when the compiler
 * unrolls it while a chain of additions may not; loops touch at most four coordinates, and no array
 * is read at an offset, for the same reason. Every distance starts at {@link #TINY}: two of them
 * then differ by 0 or by more than {@code 1 / HUGE}, which the branch-free choice of {@link
 * #keepNearest} needs.
 *
 * <p>For one thread.
 */
final class Lanes {
  /** Far below any distance that matters, and 2^-24 of it is a normal number. */
  static final float TINY = 0x1p-102f;

  /** Turns any difference of two distances into at least 1. */
  private static final float HUGE = 0x1p127f;

  /** More than the root of {@link #TINY}. */
  private static final float ABSOLUTE_MARGIN = 0x1p-40f;

  private static final int GROUP = 4;
  private static final int FLOATS = 8192;
  private static final int NARROWEST = 64;
  private static final int WIDEST = 512;

  private final int dimensions;
  private final int width;
  private final float[][] coordinates;
  private final float[] distance;
  private final float[] best;
  private final float[] second;
  private final float[] nearest;

  Lanes(int dimensions) {
    this.dimensions = dimensions;
    int padded = padded(dimensions);
    width = Math.max(NARROWEST, Math.min(WIDEST, FLOATS / padded / NARROWEST * NARROWEST));
    coordinates = new float[padded][width];
    distance = new float[width];
    best = new float[width];
    second = new float[width];
    nearest = new float[width];
  }

  /** Floats that one centre takes: the dimensions, rounded up to whole groups. */
  static int padded(int dimensions) {
    return (dimensions + GROUP - 1) / GROUP * GROUP;
  }

  /** The most points of one block. */
  int width() {
    return width;
  }

  /**
   * The negative squared distance of one point and one centre: the same bits as in a block.
   *
   * @param points coordinates, row after row
   * @param p index of the point's first coordinate
   * @param centres coordinates of centres
   * @param c index of the centre's first coordinate
   * @param dimensions number of coordinates
   */
  static float distance(float[] points, int p, float[] centres, int c, int dimensions) {
    float v = -TINY;
    for (int d = 0; d < dimensions; d++) {
      float t = points[p + d] - centres[c + d];
      v = v - t * t;
    }
    return v;
  }

  /** Takes in points by their rows, at most {@link #width} of them. */
  void load(float[] points, int[] rows, int from, int size) {
    for (int d = 0; d + GROUP <= dimensions; d += GROUP) {
      load4(points, rows, from, size, d);
    }
    for (int d = dimensions / GROUP * GROUP; d < dimensions; d++) {
      float[] x = coordinates[d];
      for (int i = 0; i < size; i++) {
        x[i] = points[rows[from + i] * dimensions + d];
      }
    }
    Arrays.fill(best, 0, size, -Float.MAX_VALUE);
    Arrays.fill(second, 0, size, -Float.MAX_VALUE);
  }

  private void load4(float[] points, int[] rows, int from, int size, int d) {
    float[] x0 = coordinates[d];
    float[] x1 = coordinates[d + 1];
    float[] x2 = coordinates[d + 2];
    float[] x3 = coordinates[d + 3];
    for (int i = 0; i < size; i++) {
      int p = rows[from + i] * dimensions + d;
      x0[i] = points[p];
      x1[i] = points[p + 1];
      x2[i] = points[p + 2];
      x3[i] = points[p + 3];
    }
  }

  /** Distances of the block to one centre, kept inside until the next call. */
  void measure(float[] centres, int c, int size) {
    first4(
        coordinates[0],
        coordinates[1],
        coordinates[2],
        coordinates[3],
        centres[c],
        centres[c + 1],
        centres[c + 2],
        centres[c + 3],
        distance,
        size);
    for (int d = GROUP; d < coordinates.length; d += GROUP) {
      next4(
          coordinates[d],
          coordinates[d + 1],
          coordinates[d + 2],
          coordinates[d + 3],
          centres[c + d],
          centres[c + d + 1],
          centres[c + d + 2],
          centres[c + d + 3],
          distance,
          size);
    }
  }

  private static void first4(
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float c0,
      float c1,
      float c2,
      float c3,
      float[] v,
      int size) {
    for (int i = 0; i < size; i++) {
      float t0 = x0[i] - c0;
      float t1 = x1[i] - c1;
      float t2 = x2[i] - c2;
      float t3 = x3[i] - c3;
      v[i] = -TINY - t0 * t0 - t1 * t1 - t2 * t2 - t3 * t3;
    }
  }

  private static void next4(
      float[] x0,
      float[] x1,
      float[] x2,
      float[] x3,
      float c0,
      float c1,
      float c2,
      float c3,
      float[] v,
      int size) {
    for (int i = 0; i < size; i++) {
      float t0 = x0[i] - c0;
      float t1 = x1[i] - c1;
      float t2 = x2[i] - c2;
      float t3 = x3[i] - c3;
      v[i] = v[i] - t0 * t0 - t1 * t1 - t2 * t2 - t3 * t3;
    }
  }

  /** Takes the measured distances into the two best of each point. */
  void keepTwo(int size) {
    keepTwo(distance, best, second, size);
  }

  private static void keepTwo(float[] distance, float[] best, float[] second, int size) {
    for (int i = 0; i < size; i++) {
      float a = best[i];
      float v = distance[i];
      second[i] = Math.max(second[i], Math.min(a, v));
      best[i] = Math.max(a, v);
    }
  }

  /** As {@link #keepTwo}, and keeps the number of the nearest centre, the first one on a tie. */
  void keepNearest(int centre, int size) {
    keepNearest(distance, best, second, nearest, centre, size);
  }

  private static void keepNearest(
      float[] distance, float[] best, float[] second, float[] nearest, float centre, int size) {
    for (int i = 0; i < size; i++) {
      float a = best[i];
      float v = distance[i];
      float max = Math.max(a, v);
      float nearer = Math.min(1f, (max - a) * HUGE);
      float old = nearest[i];
      second[i] = Math.max(second[i], Math.min(a, v));
      nearest[i] = old - nearer * (old - centre);
      best[i] = max;
    }
  }

  /** Turns the two best into bounds of distances by factors for the rounding. */
  void toBounds(float over, float under, int size) {
    roots(best, over, ABSOLUTE_MARGIN, size);
    roots(second, under, 0, size);
  }

  private static void roots(float[] values, float factor, float margin, int size) {
    for (int i = 0; i < size; i++) {
      values[i] = (float) Math.sqrt(-values[i]) * factor + margin;
    }
  }

  /** After {@link #toBounds}: at least the distance of a point to its nearest centre. */
  float upper(int i) {
    return best[i];
  }

  /** After {@link #toBounds}: at most the distance to the second nearest. */
  float lower(int i) {
    return second[i];
  }

  /** Number of the nearest centre, if {@link #keepNearest} kept it. */
  int nearest(int i) {
    return (int) nearest[i];
  }

  /**
   * Takes the measured distances into an array where they are nearer.
   *
   * @param distances negative squared distances
   * @param from index of the block's first point
   * @param size points in the block
   * @return the sum of squared distances then, 0 for points at a centre
   */
  double nearer(float[] distances, int from, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      float nearer = Math.max(distances[from + i], distance[i]);
      distances[from + i] = nearer;
      sum += nearer < -TINY ? -nearer : 0;
    }
    return sum;
  }
}
