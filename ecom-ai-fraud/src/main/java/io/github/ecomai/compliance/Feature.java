package io.github.ecomai.compliance;

import io.github.ecomai.math.Quantiles;
import java.util.Arrays;
import java.util.Optional;

/** One number of each row that is screened, with the words for it. Immutable and thread-safe. */
final class Feature {
  private static final double TAIL = 0.01;

  /** A kind is rare if it is at most this part as common as the median row's kind. */
  private static final double RARE = 0.25;

  private final String name;
  private final double[] values;
  private final Words words;
  private final double mostScored;

  private Feature(String name, double[] values, Words words, double mostScored) {
    this.name = name;
    this.values = values;
    this.words = words;
    this.mostScored = mostScored;
  }

  /**
   * A number, of which high and low values can stand out.
   *
   * @param name for people and programs, such as {@code units}
   * @param values by row; NaN where it is not known; the array is left alone from now on
   * @param words says what is unusual about a value
   */
  static Feature number(String name, double[] values, Words words) {
    return new Feature(name, values, words, Double.POSITIVE_INFINITY);
  }

  /**
   * How many rows are of the same kind. Only rare kinds can stand out; all others count as equal,
   * so that the least common of seven common weekdays is nothing special.
   *
   * @param shares by row; NaN where the kind is not known; the array is left alone from now on
   */
  static Feature rarity(String name, double[] shares, Words words) {
    double[] known = known(shares);
    double median = known.length == 0 ? 0 : Quantiles.median(known);
    return new Feature(name, shares, words, RARE * median);
  }

  private static double[] known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
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

  /** The value as a detector sees it: all kinds that are not rare are equal. */
  double scored(int row) {
    return Math.min(values[row], mostScored);
  }

  /** Whether the value is off the usual on a side that can be a reason. */
  boolean standsOut(int row, FeatureProfile usual) {
    double value = scored(row);
    double most = Math.min(usual.median(), mostScored);
    return value < most || value > usual.median();
  }

  String say(int row, FeatureProfile usual) {
    return words.say(row, values[row], usual);
  }

  /** What is usual, or empty if the feature tells rows not apart: it has one value or none. */
  Optional<FeatureProfile> profile() {
    double[] known = known(values);
    if (known.length == 0) {
      return Optional.empty();
    }
    double[] quantiles = Quantiles.ofAll(known, TAIL, 0.5, 1 - TAIL);
    double first = Math.min(known[0], mostScored);
    boolean constant = Arrays.stream(known).allMatch(v -> Math.min(v, mostScored) == first);
    return constant
        ? Optional.empty()
        : Optional.of(
            new FeatureProfile(
                name, quantiles[0], quantiles[1], quantiles[2], values.length - known.length));
  }
}
