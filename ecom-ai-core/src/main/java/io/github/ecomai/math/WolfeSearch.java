package io.github.ecomai.math;

/**
 * Searches a length along a direction that satisfies the strong Wolfe conditions: bracketing, then
 * safeguarded interpolation. Accepts a point at the border of the box, and as a last resort one
 * that only lowers the value enough. Not thread-safe.
 *
 * <p>Reference: Nocedal and Wright (2006), Numerical Optimization, 2nd edition, section 3.5.
 */
final class WolfeSearch {
  private static final double DECREASE = 1e-3;
  private static final double CURVATURE = 0.9;
  private static final int TRIALS = 30;

  private final Iterate at;
  private final double[] direction;
  private final double value0;
  private final double slope0;
  private final double longest;

  /** Best length so far that lowers the value enough, and the other end of the bracket. */
  private double low;

  private double lowValue;
  private double lowSlope;
  private double high = Double.POSITIVE_INFINITY;
  private double highValue;
  private boolean highKnown;

  private WolfeSearch(Iterate at, QuadraticStep step) {
    this.at = at;
    direction = step.direction();
    value0 = at.value();
    slope0 = step.slope();
    lowValue = value0;
    lowSlope = slope0;
    longest = longest();
  }

  /**
   * Moves the iterate along the direction and lets the model learn; false if no point is better.
   */
  static boolean advance(Iterate at, QuadraticStep step, LimitedMemory model) {
    WolfeSearch search = new WolfeSearch(at, step);
    double length = 1;
    if (model.isEmpty()) {
      length = Math.min(1, 1 / Math.sqrt(Vectors.dot(step.direction(), step.direction())));
    }
    if (!search.find(Math.min(length, search.longest))) {
      return false;
    }
    model.learn(at);
    at.accept();
    return true;
  }

  private boolean find(double first) {
    double length = first;
    for (int trial = 0; trial < TRIALS; trial++) {
      boolean finite = at.probe(length, direction);
      double value = at.nextValue();
      if (!finite
          || value > value0 + DECREASE * length * slope0
          || (low > 0 && value >= lowValue)) {
        high = length;
        highValue = value;
        highKnown = finite;
      } else {
        double slope = Vectors.dot(at.nextGradient, direction);
        if (Math.abs(slope) <= CURVATURE * Math.abs(slope0) || (slope < 0 && length >= longest)) {
          return true;
        }
        if (slope * (high - low) >= 0) {
          high = low;
          highValue = lowValue;
          highKnown = true;
        }
        low = length;
        lowValue = value;
        lowSlope = slope;
      }
      length = next();
      if (Math.abs(high - low) <= 1e-14 * Math.max(low, high)) {
        break;
      }
    }
    return low > 0 && at.probe(low, direction) && at.nextValue() < value0;
  }

  private double next() {
    if (Double.isInfinite(high)) {
      return Math.min(longest, 4 * low);
    }
    double width = high - low;
    if (!highKnown) {
      return low + 0.1 * width;
    }
    // minimum of the parabola through the low end with its slope and the high end
    double bend = 2 * (highValue - lowValue - lowSlope * width);
    double best = bend > 0 ? -lowSlope * width / bend : 0.5;
    return low + Math.max(0.1, Math.min(0.9, best)) * width;
  }

  private double longest() {
    double limit = Double.POSITIVE_INFINITY;
    Bounds bounds = at.bounds();
    for (int i = 0; i < direction.length; i++) {
      if (direction[i] != 0) {
        double border = direction[i] > 0 ? bounds.upper(i) : bounds.lower(i);
        limit = Math.min(limit, (border - at.x[i]) / direction[i]);
      }
    }
    return Math.max(limit, 1); // the direction itself ends within the box
  }
}
