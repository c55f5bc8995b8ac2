package io.github.ecomai.anomaly;

import java.util.Arrays;

/**
 * Turns values into ordered integer keys of 31 bits: {@code x <= y} implies {@code key(x) <=
 * key(y)}, so fitting and scoring cut at the very same place although a key holds fewer digits than
 * a double. A value is first measured from the centre of its feature in units of its spread (a
 * power of two, hence exact), so the 23 digits that remain are spent where the data lies, whatever
 * the offset and the unit: near the centre, neighbours closer than a ten-millionth of their
 * distance to it share a key.
 *
 * <p>The difference of two keys fits an int, so its sign bit is the comparison. Missing values have
 * a key of their own, {@link #MISSING}; infinities lie beyond all numbers.
 */
final class KeyScale {
  /** The key of NaN; of no other value. */
  static final int MISSING = Integer.MIN_VALUE;

  /** Not smaller than the key of any value, and any key can be subtracted from it. */
  static final int TOP = (1 << 30) - 1;

  private final double[] centre;
  private final double[] scale;

  KeyScale(double[] centre, double[] scale) {
    this.centre = centre;
    this.scale = scale;
  }

  /**
   * Centres and spreads of some rows.
   *
   * @param rows row by row, missing values allowed
   */
  static KeyScale of(double[] rows, int features) {
    double[] centre = new double[features];
    double[] scale = new double[features];
    double[] column = new double[rows.length / features];
    for (int j = 0; j < features; j++) {
      int n = 0;
      for (int i = j; i < rows.length; i += features) {
        if (!Double.isNaN(rows[i])) {
          column[n++] = rows[i];
        }
      }
      Arrays.sort(column, 0, n);
      centre[j] = n == 0 ? 0 : column[n / 2];
      scale[j] = n == 0 ? 1 : unit(column[0], centre[j], column[n - 1]);
    }
    return new KeyScale(centre, scale);
  }

  /** A power of two that brings the farther end to about 1; a normal number. */
  private static double unit(double low, double middle, double high) {
    double spread = Math.max(high / 2 - middle / 2, middle / 2 - low / 2);
    double size = spread > 0 ? spread : Math.abs(middle);
    return size == 0 ? 1 : Math.scalb(1.0, -Math.max(-1000, Math.getExponent(size)));
  }

  int features() {
    return centre.length;
  }

  double centre(int feature) {
    return centre[feature];
  }

  double scale(int feature) {
    return scale[feature];
  }

  /** The key of a value of a feature with that centre and scale. */
  static int key(double value, double centre, double scale) {
    double z = (value - centre) * scale;
    return Double.isNaN(z) ? MISSING : ordered((float) z) >> 1;
  }

  /**
   * Keys of rows, row by row.
   *
   * @return whether a value is missing
   */
  boolean keys(double[] values, int rows, int[] keys) {
    int features = centre.length;
    int smallest = 0;
    for (int i = 0; i < rows; i++) {
      int at = i * features;
      for (int j = 0; j < features; j++) {
        int key = key(values[at + j], centre[j], scale[j]);
        keys[at + j] = key;
        smallest = Math.min(smallest, key);
      }
    }
    return smallest == MISSING;
  }

  /** A smallest value of a key. */
  static float value(int key) {
    return Float.intBitsToFloat(flip(key << 1));
  }

  /** The key of a scaled value. */
  static int keyOf(float scaled) {
    return ordered(scaled) >> 1;
  }

  private static int ordered(float x) {
    return flip(Float.floatToRawIntBits(x));
  }

  /** Makes the bits of negative floats ascend; its own inverse. */
  private static int flip(int bits) {
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }
}
