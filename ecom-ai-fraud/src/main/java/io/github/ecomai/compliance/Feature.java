package io.github.ecomai.compliance;

import io.github.ecomai.math.Quantiles;
import java.util.Arrays;
import java.util.Optional;

/** One number of each row that is screened, with the words for it. Immutable and thread-safe. */
final class Feature {
  private static final double TAIL = 0.01;

  private final String name;
  private final double[] values;
  private final Words words;
  private final boolean rarity;

  private Feature(String name, double[] values, Words words, boolean rarity) {
    this.name = name;
    this.values = values;
    this.words = words;
    this.rarity = rarity;
  }

  /**
   * A number, of which high and low values can stand out.
   *
   * @param name for people and programs, such as {@code units}
   * @param values by row; NaN where it is not known; the array is left alone from now on
   * @param words says what is unusual about a value
   */
  static Feature number(String name, double[] values, Words words) {
    return new Feature(name, values, words, false);
  }

  /**
   * How many rows are of the same kind, of which only low values stand out.
   *
   * @param shares by row; NaN where the kind is not known; the array is left alone from now on
   */
  static Feature rarity(String name, double[] shares, Words words) {
    return new Feature(name, shares, words, true);
  }

  /** Says what is unusual about a value that is known. */
  @FunctionalInterface
  interface Words {
    String say(int row, double value, FeatureProfile usual);
  }

  int rows() {
    return values.length;
  }

  double value(int row) {
    return values[row];
  }

  /** Whether the value is off the usual on a side that can be a reason. */
  boolean standsOut(int row, FeatureProfile usual) {
    double value = values[row];
    return value < usual.median() || (!rarity && value > usual.median());
  }

  String say(int row, FeatureProfile usual) {
    return words.say(row, values[row], usual);
  }

  /** What is usual, or empty if the feature tells rows not apart: it has one value or none. */
  Optional<FeatureProfile> profile() {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (known.length == 0) {
      return Optional.empty();
    }
    double[] quantiles = Quantiles.ofAll(known, TAIL, 0.5, 1 - TAIL);
    boolean constant = Arrays.stream(known).allMatch(value -> value == known[0]);
    return constant
        ? Optional.empty()
        : Optional.of(
            new FeatureProfile(
                name, quantiles[0], quantiles[1], quantiles[2], values.length - known.length));
  }
}
