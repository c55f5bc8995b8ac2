package io.github.ecomai.segment;

import io.github.ecomai.data.Matrix;

/**
 * Centres in single precision with the units that lead there.
 *
 * <p>Immutable and thread-safe.
 */
final class Centres {
  private final Units units;
  private final float[] coordinates;

  /**
   * @param units of the points
   * @param coordinates padded to {@link Lanes#padded} floats each; not written to any more
   */
  Centres(Units units, float[] coordinates) {
    this.units = units;
    this.coordinates = coordinates;
  }

  /** Padded coordinates of the caller's centres. */
  static float[] inward(Matrix centres, Units units) {
    if (centres.columns() != units.dimensions()) {
      throw new IllegalArgumentException(
          "Centres have "
              + centres.columns()
              + " columns, points "
              + units.dimensions()
              + ". Maybe a feature is missing.");
    }
    int stride = Lanes.padded(centres.columns());
    float[] coordinates = new float[centres.rows() * stride];
    for (int c = 0; c < centres.rows(); c++) {
      units.inward(centres.row(c), coordinates, c * stride);
    }
    return coordinates;
  }

  int count() {
    return coordinates.length / Lanes.padded(units.dimensions());
  }

  int dimensions() {
    return units.dimensions();
  }

  Units units() {
    return units;
  }

  float coordinate(int centre, int dimension) {
    return coordinates[centre * Lanes.padded(units.dimensions()) + dimension];
  }

  Matrix outward() {
    double[] values = new double[count() * dimensions()];
    for (int c = 0; c < count(); c++) {
      for (int d = 0; d < dimensions(); d++) {
        values[c * dimensions() + d] = units.outward(coordinate(c, d), d);
      }
    }
    return Matrix.wrap(count(), dimensions(), values);
  }

  /** The nearest centre, the first on a tie. */
  int nearest(double[] point) {
    if (point.length != dimensions()) {
      throw new IllegalArgumentException(
          "The point has "
              + point.length
              + " values, the centres "
              + dimensions()
              + ". Maybe a feature is missing.");
    }
    for (int d = 0; d < point.length; d++) {
      if (!Double.isFinite(point[d])) {
        throw new IllegalArgumentException("Value " + d + " of the point is " + point[d] + ".");
      }
    }
    float[] inside = new float[point.length];
    units.inward(point, inside, 0);
    float best = Float.NEGATIVE_INFINITY;
    int nearest = 0;
    for (int c = 0; c < count(); c++) {
      float distance =
          Lanes.distance(inside, 0, coordinates, c * Lanes.padded(dimensions()), dimensions());
      if (distance > best) {
        best = distance;
        nearest = c;
      }
    }
    return nearest;
  }
}
