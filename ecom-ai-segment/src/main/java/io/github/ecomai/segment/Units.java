package io.github.ecomai.segment;

import java.util.Arrays;

/**
 * The way between the caller's numbers x and single precision coordinates: x * scale - shift, scale
 * a power of two.
 *
 * <p>Immutable and thread-safe.
 */
final class Units {
  private final double[] shift;
  private final double scale;

  Units(double[] shift, double scale) {
    this.shift = shift;
    this.scale = scale;
  }

  int dimensions() {
    return shift.length;
  }

  double scale() {
    return scale;
  }

  double[] shift() {
    return shift.clone();
  }

  /** Whether coordinates are the caller's numbers. */
  boolean same() {
    return scale == 1 && Arrays.stream(shift).allMatch(s -> s == 0);
  }

  /** Coordinates of one of the caller's points. */
  void inward(double[] point, float[] target, int offset) {
    for (int d = 0; d < shift.length; d++) {
      target[offset + d] = (float) (point[d] * scale - shift[d]);
    }
  }

  /** The caller's number of one coordinate. */
  double outward(float coordinate, int dimension) {
    return (coordinate + shift[dimension]) / scale;
  }
}
