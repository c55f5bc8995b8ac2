package io.github.ecomai.math;

/**
 * The direction of one step of {@link LbfgsB}: from the current point to the minimum of the
 * quadratic model within the bounds, first along the projected gradient to the generalised Cauchy
 * point, then over the coordinates that are free there. Names follow section 4 and 5 of Byrd et al.
 * (1995). Not thread-safe.
 */
final class QuadraticStep {
  private final Bounds bounds;
  private final LimitedMemory model;
  private final CauchyPoint cauchy;
  private final double[] reduced;
  private final double[] spread;
  private final double[] target;
  private final double[] direction;
  private double slope;

  QuadraticStep(Bounds bounds, LimitedMemory model) {
    this.bounds = bounds;
    this.model = model;
    int n = bounds.dimension();
    cauchy = new CauchyPoint(bounds, model);
    reduced = new double[n];
    spread = new double[n];
    target = new double[n];
    direction = new double[n];
  }

  /** The direction found last. */
  double[] direction() {
    return direction;
  }

  /** Gradient times direction, below 0 for a way down. */
  double slope() {
    return slope;
  }

  /** Computes the direction; false if it does not lead down. */
  boolean direction(Iterate at) {
    cauchy.find(at);
    System.arraycopy(cauchy.point(), 0, target, 0, target.length);
    if (!model.isEmpty() && cauchy.freeCount() > 0) {
      minimizeFree(at);
    }
    pointTo(at, target);
    if (!(slope < 0)) { // rounding: the Cauchy point itself is always a way down
      pointTo(at, cauchy.point());
    }
    return slope < 0;
  }

  private void pointTo(Iterate at, double[] goal) {
    for (int i = 0; i < goal.length; i++) {
      direction[i] = goal[i] - at.x[i];
    }
    slope = Vectors.dot(at.gradient, direction);
  }

  private void minimizeFree(Iterate at) {
    int n = target.length;
    double theta = model.theta();
    double[] v = cauchy.compressed().clone();
    model.middle(v);
    model.expand(v, spread);
    for (int i = 0; i < n; i++) {
      reduced[i] =
          cauchy.isFree(i) ? at.gradient[i] + theta * (cauchy.point()[i] - at.x[i]) - spread[i] : 0;
    }
    double[] w = new double[model.width()];
    model.compress(reduced, w);
    model.middle(w);
    SmallSystem system = SmallSystem.of(freeSystem());
    if (system.isSingular()) {
      return;
    }
    system.solve(w);
    model.expand(w, spread);
    double along = 0;
    for (int i = 0; i < n; i++) {
      if (cauchy.isFree(i)) {
        spread[i] = -(reduced[i] + spread[i] / theta) / theta;
        target[i] = bounds.clamp(i, cauchy.point()[i] + spread[i]);
      }
      along += at.gradient[i] * (target[i] - at.x[i]);
    }
    if (!(along < 0)) {
      truncate();
    }
  }

  /** I - M (W'Z Z'W) / theta, where Z picks the free coordinates. */
  private double[][] freeSystem() {
    int k = model.width();
    double[][] columns = new double[k][k];
    double[] row = new double[k];
    for (int i = 0; i < target.length; i++) {
      if (cauchy.isFree(i)) {
        model.row(i, row);
        for (int j = 0; j < k; j++) {
          Vectors.axpy(row[j], row, columns[j]);
        }
      }
    }
    double[][] system = new double[k][k];
    for (int j = 0; j < k; j++) {
      model.middle(columns[j]); // symmetric before, so rows and columns are the same
      for (int i = 0; i < k; i++) {
        system[i][j] = (i == j ? 1 : 0) - columns[j][i] / model.theta();
      }
    }
    return system;
  }

  /** Goes from the Cauchy point only as far as all free coordinates stay within the bounds. */
  private void truncate() {
    double part = 1;
    for (int i = 0; i < target.length; i++) {
      if (cauchy.isFree(i) && spread[i] != 0) {
        double limit = spread[i] > 0 ? bounds.upper(i) : bounds.lower(i);
        part = Math.min(part, (limit - cauchy.point()[i]) / spread[i]);
      }
    }
    for (int i = 0; i < target.length; i++) {
      if (cauchy.isFree(i)) {
        target[i] = bounds.clamp(i, cauchy.point()[i] + part * spread[i]);
      }
    }
  }
}
