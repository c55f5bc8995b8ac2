package io.github.ecomai.forecast;

/**
 * A least-squares line over the times 0, 1, 2, ...
 *
 * @param mean of the values
 * @param centre mean of the times
 * @param slope change per time
 */
record Line(double mean, double centre, double slope) {
  /** Through the first values; at least one. */
  static Line through(double[] y, int count) {
    double mean = 0;
    for (int t = 0; t < count; t++) {
      mean += y[t] / count;
    }
    double centre = 0.5 * (count - 1);
    double products = 0;
    double squares = 0;
    for (int t = 0; t < count; t++) {
      products += (t - centre) * (y[t] - mean);
      squares += (t - centre) * (t - centre);
    }
    return new Line(mean, centre, squares == 0 ? 0 : products / squares);
  }

  double at(double time) {
    return mean + slope * (time - centre);
  }
}
