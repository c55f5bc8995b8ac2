package io.github.ecomai.math;

import java.util.Arrays;

/**
 * The compact form theta I - W M W' of the remembered curvature, with W = [Y, theta S] and the
 * inverse of M = [-D, L'; L, theta S'S]. Steps s and gradient changes y stand oldest first. Not
 * thread-safe.
 */
final class LimitedMemory {
  private final int n;
  private final int capacity;
  private final double[][] s;
  private final double[][] y;
  private double theta = 1;
  private int size;
  private SmallSystem middle = SmallSystem.EMPTY;

  LimitedMemory(int n, int capacity) {
    this.n = n;
    this.capacity = capacity;
    s = new double[capacity][n];
    y = new double[capacity][n];
  }

  boolean isEmpty() {
    return size == 0;
  }

  double theta() {
    return theta;
  }

  /** Columns of W: twice the number of remembered steps. */
  int width() {
    return 2 * size;
  }

  void clear() {
    size = 0;
    theta = 1;
    middle = SmallSystem.EMPTY;
  }

  /** Remembers the step from the current to the next point, if its curvature is positive. */
  void learn(Iterate iterate) {
    double[] step = size < capacity ? s[size] : s[0];
    double[] change = size < capacity ? y[size] : y[0];
    for (int i = 0; i < n; i++) {
      step[i] = iterate.nextX[i] - iterate.x[i];
      change[i] = iterate.nextGradient[i] - iterate.gradient[i];
    }
    double curvature = Vectors.dot(step, change);
    double scale = Vectors.dot(change, change);
    if (!(curvature > 0x1p-52 * scale) || !(scale > 0) || Double.isInfinite(scale)) {
      if (size == capacity) { // the oldest step was overwritten
        clear();
      }
      return;
    }
    if (size == capacity) {
      rotate(s);
      rotate(y);
    } else {
      size++;
    }
    theta = scale / curvature;
    factorise();
  }

  private static void rotate(double[][] rows) {
    double[] first = rows[0];
    System.arraycopy(rows, 1, rows, 0, rows.length - 1);
    rows[rows.length - 1] = first;
  }

  private void factorise() {
    int k = size;
    double[][] a = new double[2 * k][2 * k];
    for (int i = 0; i < k; i++) {
      a[i][i] = -Vectors.dot(s[i], y[i]);
      for (int j = 0; j < k; j++) {
        a[k + i][k + j] = theta * (j < i ? a[k + j][k + i] / theta : Vectors.dot(s[i], s[j]));
        if (i > j) {
          a[k + i][j] = Vectors.dot(s[i], y[j]);
          a[j][k + i] = a[k + i][j];
        }
      }
    }
    SmallSystem system = SmallSystem.of(a);
    if (system.isSingular()) {
      clear();
    } else {
      middle = system;
    }
  }

  /** v = M v, in place. */
  void middle(double[] v) {
    middle.solve(v);
  }

  /** Row i of W. */
  void row(int i, double[] target) {
    for (int j = 0; j < size; j++) {
      target[j] = y[j][i];
      target[size + j] = theta * s[j][i];
    }
  }

  /** target = W' d. */
  void compress(double[] d, double[] target) {
    for (int j = 0; j < size; j++) {
      target[j] = Vectors.dot(y[j], d);
      target[size + j] = theta * Vectors.dot(s[j], d);
    }
  }

  /** target = W v. */
  void expand(double[] v, double[] target) {
    Arrays.fill(target, 0);
    for (int j = 0; j < size; j++) {
      Vectors.axpy(v[j], y[j], target);
      Vectors.axpy(theta * v[size + j], s[j], target);
    }
  }
}
