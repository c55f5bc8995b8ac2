package io.github.ecomai.data;

/**
 * How {@link TimeSeries#aggregate} makes one value from the values of a longer period, with the
 * rules for incomplete periods said openly. By default a first or last period that the series
 * covers only in part is left out, and a period with a missing value is missing.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * TimeSeries months = days.aggregate(Frequency.MONTH, Aggregation.SUM.skippingMissing());
 * }</pre>
 */
public final class Aggregation {
  /** The total, right for sales and counts. */
  public static final Aggregation SUM = new Aggregation(Kind.SUM, false, false);

  /** The arithmetic mean, right for prices and rates. */
  public static final Aggregation MEAN = new Aggregation(Kind.MEAN, false, false);

  /** The first value. */
  public static final Aggregation FIRST = new Aggregation(Kind.FIRST, false, false);

  /** The last value, right for stock levels. */
  public static final Aggregation LAST = new Aggregation(Kind.LAST, false, false);

  /** The smallest value. */
  public static final Aggregation MIN = new Aggregation(Kind.MIN, false, false);

  /** The largest value. */
  public static final Aggregation MAX = new Aggregation(Kind.MAX, false, false);

  private final Kind kind;
  private final boolean keepPartial;
  private final boolean skipMissing;

  private Aggregation(Kind kind, boolean keepPartial, boolean skipMissing) {
    this.kind = kind;
    this.keepPartial = keepPartial;
    this.skipMissing = skipMissing;
  }

  /**
   * A copy that keeps a first or last period of which the series covers only a part, computed from
   * the values that there are.
   *
   * @return the copy
   */
  public Aggregation keepingPartial() {
    return new Aggregation(kind, true, skipMissing);
  }

  /**
   * A copy that leaves missing values out of a period; a period with no value at all stays missing.
   *
   * @return the copy
   */
  public Aggregation skippingMissing() {
    return new Aggregation(kind, keepPartial, true);
  }

  boolean keepsPartial() {
    return keepPartial;
  }

  /** One period's value from {@code values[from, to)}; NaN if missing. */
  double apply(double[] values, int from, int to) {
    double result = Double.NaN;
    double sum = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      double value = values[i];
      if (Double.isNaN(value)) {
        if (!skipMissing) {
          return Double.NaN;
        }
        continue;
      }
      sum += value;
      result = count == 0 ? value : kind.merge(result, value);
      count++;
    }
    if (count == 0) {
      return Double.NaN;
    }
    return switch (kind) {
      case SUM -> sum;
      case MEAN -> sum / count;
      default -> result;
    };
  }

  /**
   * The kind and the rules in words.
   *
   * @return such as {@code SUM, keeping partial periods}
   */
  @Override
  public String toString() {
    return kind
        + (keepPartial ? ", keeping partial periods" : "")
        + (skipMissing ? ", skipping missing values" : "");
  }

  private enum Kind {
    SUM,
    MEAN,
    FIRST,
    LAST,
    MIN,
    MAX;

    double merge(double sofar, double value) {
      return switch (this) {
        case MIN -> Math.min(sofar, value);
        case MAX -> Math.max(sofar, value);
        case LAST -> value;
        default -> sofar;
      };
    }
  }
}
