package io.github.ecomai.math;

/**
 * A small square system of linear equations, factorised by elimination with row exchanges. Not
 * changed once made; one {@link #solve} at a time.
 */
final class SmallSystem {
  static final SmallSystem EMPTY = new SmallSystem(new double[0][]);

  private final double[][] lu;
  private final int[] order;
  private final double[] work;
  private boolean singular;

  private SmallSystem(double[][] a) {
    lu = a;
    order = new int[a.length];
    work = new double[a.length];
  }

  /** Factorises a matrix, which is overwritten. */
  static SmallSystem of(double[][] a) {
    SmallSystem system = new SmallSystem(a);
    system.factorise();
    return system;
  }

  boolean isSingular() {
    return singular;
  }

  private void factorise() {
    int k = lu.length;
    for (int i = 0; i < k; i++) {
      order[i] = i;
    }
    for (int column = 0; column < k; column++) {
      int best = column;
      for (int i = column + 1; i < k; i++) {
        if (Math.abs(lu[i][column]) > Math.abs(lu[best][column])) {
          best = i;
        }
      }
      double[] row = lu[best];
      lu[best] = lu[column];
      lu[column] = row;
      int number = order[best];
      order[best] = order[column];
      order[column] = number;
      double pivot = row[column];
      if (!(Math.abs(pivot) > Double.MIN_NORMAL) || Double.isInfinite(pivot)) {
        singular = true;
        return;
      }
      for (int i = column + 1; i < k; i++) {
        double factor = lu[i][column] / pivot;
        lu[i][column] = factor;
        for (int j = column + 1; j < k; j++) {
          lu[i][j] -= factor * row[j];
        }
      }
    }
  }

  /** Replaces the right side by the solution. */
  void solve(double[] right) {
    int k = lu.length;
    for (int i = 0; i < k; i++) {
      double sum = right[order[i]];
      for (int j = 0; j < i; j++) {
        sum -= lu[i][j] * work[j];
      }
      work[i] = sum;
    }
    for (int i = k - 1; i >= 0; i--) {
      double sum = work[i];
      for (int j = i + 1; j < k; j++) {
        sum -= lu[i][j] * right[j];
      }
      right[i] = sum / lu[i][i];
    }
  }
}
