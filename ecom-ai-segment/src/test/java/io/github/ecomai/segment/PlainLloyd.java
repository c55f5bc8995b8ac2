package io.github.ecomai.segment;

import java.util.Arrays;

/**
 * Lloyd's iteration as it is printed: every point against every centre in every pass, means from
 * scratch. The same distance in single precision, no bounds, one thread.
 */
final class PlainLloyd {
  private final float[] points;
  private final int dimensions;
  private final float[] centres;
  private final int stride;
  private final int[] assignments;

  PlainLloyd(float[] points, int dimensions, float[] start) {
    this.points = points;
    this.dimensions = dimensions;
    stride = Lanes.padded(dimensions);
    centres = start.clone();
    assignments = new int[points.length / dimensions];
    Arrays.fill(assignments, -1);
  }

  void iterate(int most) {
    for (int pass = 1; pass <= most; pass++) {
      if (!assign()) {
        return;
      }
      fillEmpty();
      move();
    }
    assign();
  }

  private boolean assign() {
    boolean changed = false;
    for (int i = 0; i < assignments.length; i++) {
      float best = Float.NEGATIVE_INFINITY;
      int nearest = 0;
      for (int c = 0; c < clusters(); c++) {
        float distance = Lanes.distance(points, i * dimensions, centres, c * stride, dimensions);
        if (distance > best) {
          best = distance;
          nearest = c;
        }
      }
      changed |= assignments[i] != nearest;
      assignments[i] = nearest;
    }
    return changed;
  }

  private void fillEmpty() {
    float[] own = new float[assignments.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = Lanes.distance(points, i * dimensions, centres, assignments[i] * stride, dimensions);
    }
    for (int c = 0; c < clusters(); c++) {
      if (size(c) == 0) {
        int farthest = -1;
        for (int i = 0; i < own.length; i++) {
          if (size(assignments[i]) > 1 && (farthest < 0 || own[i] < own[farthest])) {
            farthest = i;
          }
        }
        assignments[farthest] = c;
        own[farthest] = 0;
      }
    }
  }

  private void move() {
    for (int c = 0; c < clusters(); c++) {
      for (int d = 0; d < dimensions; d++) {
        double sum = 0;
        for (int i = 0; i < assignments.length; i++) {
          if (assignments[i] == c) {
            sum += points[i * dimensions + d];
          }
        }
        centres[c * stride + d] = (float) (sum / size(c));
      }
    }
  }

  private int size(int cluster) {
    return (int) Arrays.stream(assignments).filter(a -> a == cluster).count();
  }

  private int clusters() {
    return centres.length / stride;
  }

  int[] assignments() {
    return assignments;
  }

  float[] centres() {
    return centres;
  }
}
