package io.github.ecomai.forecast;

/**
 * The least-squares correction of an initial state.
 *
 * <p>With the state after each value x' = F x + g e and the error e = y - w x, the errors of
 * another start differ by w D^t (correction), D = F - g w. The row w D^t is moved on in O(1) a
 * value, since the season only turns; the normal equations take O(d^2).
 */
final class StartingState {
  private static final double RIDGE = 1e-10;

  private StartingState() {}

  /**
   * The correction that makes the squared errors least.
   *
   * @param y the values
   * @param p smoothing parameters
   * @param before the state to correct
   * @param trended whether the trend is free
   * @return corrections of level, trend (if free) and every position of the season but the last,
   *     which takes what makes the season sum unchanged
   */
  static double[] correction(double[] y, Smoothing p, SmoothingState before, boolean trended) {
    int positions = before.season().length;
    int d = (trended ? 2 : 1) + positions - 1;
    double[][] normal = new double[d][d];
    double[] right = new double[d];
    double[] row = new double[d];
    Sensitivity sensitivity = new Sensitivity(p, positions);
    SmoothingState state = before.copy();
    int position = 0;
    for (double value : y) {
      double error = state.advance(p, value, position);
      sensitivity.read(row, trended);
      for (int i = 0; i < d; i++) {
        double r = row[i];
        right[i] += r * error;
        double[] line = normal[i];
        for (int j = 0; j <= i; j++) {
          line[j] += r * row[j];
        }
      }
      sensitivity.advance();
      position = position + 1 == positions ? 0 : position + 1;
    }
    return solve(normal, right);
  }

  /** Cholesky with a relative ridge, for columns that the values say nothing about. */
  private static double[] solve(double[][] a, double[] b) {
    int d = b.length;
    for (int i = 0; i < d; i++) {
      a[i][i] += RIDGE * a[i][i] + Double.MIN_NORMAL;
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(Math.max(sum, Double.MIN_NORMAL)) : sum / a[j][j];
      }
    }
    for (int i = 0; i < d; i++) {
      for (int k = 0; k < i; k++) {
        b[i] -= a[i][k] * b[k];
      }
      b[i] /= a[i][i];
    }
    for (int i = d - 1; i >= 0; i--) {
      for (int k = i + 1; k < d; k++) {
        b[i] -= a[k][i] * b[k];
      }
      b[i] /= a[i][i];
    }
    return b;
  }

  /**
   * The row w D^t: how the error of time t falls with each component of the initial state. The
   * component of the season that stands first at time t stands last afterwards, so instead of being
   * moved the components are read from another place.
   */
  private static final class Sensitivity {
    private final Smoothing p;
    private final double[] season;
    private int first;
    private double level = 1;
    private double trend;

    Sensitivity(Smoothing p, int positions) {
      this.p = p;
      trend = p.phi();
      season = new double[positions];
      season[0] = positions > 1 ? 1 : 0;
    }

    void read(double[] row, boolean trended) {
      row[0] = level;
      int i = 1;
      if (trended) {
        row[i++] = trend;
      }
      int positions = season.length;
      double last = season[before(first)];
      for (int s = 0; s < positions - 1; s++) {
        int at = first + s;
        row[i++] = season[at < positions ? at : at - positions] - last;
      }
    }

    void advance() {
      int next = before(first);
      double carried = p.alpha() * level + p.beta() * trend + p.gamma() * season[next];
      trend = p.phi() * (level + trend - carried);
      level -= carried;
      if (season.length > 1) {
        season[next] -= carried;
      }
      first = next;
    }

    private int before(int index) {
      return index == 0 ? season.length - 1 : index - 1;
    }
  }
}
