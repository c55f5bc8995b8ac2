package io.github.ecomai.math;

import java.util.Arrays;

/**
 * Quantiles by linear interpolation of order statistics, the definition that R calls type 7 and
 * NumPy "linear": for n sorted values the quantile of p stands at position {@code (n - 1) p}
 * counted from 0. The median is exactly the mean of the two middle values.
 *
 * <p>Found by selection in expected O(n), at worst O(n log n), without sorting everything. A {@code
 * NaN} among the values makes the result {@code NaN}; infinite values are allowed.
 *
 * <p>Reference: Hyndman and Fan (1996), The American Statistician 50(4), 361-365.
 *
 * <p>All methods are safe for use by many threads on arrays that no other thread writes to.
 *
 * <pre>{@code
 * double median = Quantiles.median(values);
 * double[] box = Quantiles.ofAll(values, 0.25, 0.5, 0.75);
 * }</pre>
 */
public final class Quantiles {
  private static final int SMALL = 24;

  private Quantiles() {}

  /**
   * One quantile of values that stay as they are.
   *
   * @param values at least one value
   * @param p probability, 0 to 1
   * @return the quantile, same unit as the values; {@code NaN} if a value is
   * @throws IllegalArgumentException if there are no values or p is out of range
   */
  public static double of(double[] values, double p) {
    return ofAll(values, p)[0];
  }

  /**
   * Several quantiles of values that stay as they are, cheaper than one by one.
   *
   * @param values at least one value
   * @param p probabilities, each 0 to 1, in any order
   * @return one quantile for each probability, {@code NaN} if a value is
   * @throws IllegalArgumentException if there are no values or a probability is out of range
   */
  public static double[] ofAll(double[] values, double... p) {
    checkSize(values.length);
    for (double probability : p) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            "Probability " + probability + " is not within 0 to 1. Maybe divide by 100.");
      }
    }
    double[] result = new double[p.length];
    double[] work = values.clone();
    if (hasNaN(work, work.length)) {
      Arrays.fill(result, Double.NaN);
      return result;
    }
    double[] rising = p.clone();
    Arrays.sort(rising);
    double[] found = new double[p.length];
    int from = 0;
    for (int i = 0; i < rising.length; i++) {
      double position = (work.length - 1) * rising[i];
      int k = (int) position;
      select(work, from, work.length, k);
      found[i] = between(work, k, position - k);
      from = k;
    }
    for (int i = 0; i < p.length; i++) {
      result[i] = found[Arrays.binarySearch(rising, p[i])];
    }
    return result;
  }

  /**
   * The median of values that stay as they are.
   *
   * @param values at least one value
   * @return the middle value, or the mean of the two middle values; {@code NaN} if a value is
   * @throws IllegalArgumentException if there are no values
   */
  public static double median(double[] values) {
    return medianInPlace(values.clone(), values.length);
  }

  /**
   * The median of the first values of an array, which are reordered: no memory is taken, for inner
   * loops.
   *
   * @param work the values; rearranged
   * @param length how many values count, 1 to {@code work.length}
   * @return the middle value, or the mean of the two middle values; {@code NaN} if a value is
   * @throws IllegalArgumentException if the length is out of range
   */
  public static double medianInPlace(double[] work, int length) {
    checkSize(length);
    if (length > work.length) {
      throw new IllegalArgumentException(
          "Length " + length + " is above the array's " + work.length + ". Maybe an old length?");
    }
    if (hasNaN(work, length)) {
      return Double.NaN;
    }
    int k = (length - 1) / 2;
    select(work, 0, length, k);
    if (length % 2 == 1) {
      return work[k];
    }
    return mean(work[k], smallest(work, k + 1, length));
  }

  /**
   * Rearranges a part of an array so that one order statistic stands where sorting would put it,
   * with nothing larger before it and nothing smaller after it.
   *
   * @param work the values, without {@code NaN}; rearranged from {@code from} to {@code to - 1}
   * @param from first index of the part
   * @param to index after the part
   * @param k index to be right, within the part
   * @throws IndexOutOfBoundsException if the part or the index is out of range
   */
  public static void select(double[] work, int from, int to, int k) {
    if (from < 0 || to > work.length || k < from || k >= to) {
      throw new IndexOutOfBoundsException(
          "Index " + k + " or part " + from + " to " + to + " is outside of " + work.length + ".");
    }
    int low = from;
    int high = to - 1;
    int rounds = 2 * (32 - Integer.numberOfLeadingZeros(high - low + 1));
    while (high - low >= SMALL) {
      if (rounds-- == 0) { // bad pivots: sorting is sure
        Arrays.sort(work, low, high + 1);
        return;
      }
      double pivot = pivot(work, low, high);
      int i = low;
      int j = high;
      while (i <= j) {
        while (work[i] < pivot) {
          i++;
        }
        while (work[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swap = work[i];
          work[i++] = work[j];
          work[j--] = swap;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return; // between the parts stand values equal to the pivot
      }
    }
    insertionSort(work, low, high);
  }

  private static double pivot(double[] work, int low, int high) {
    int middle = (low + high) >>> 1;
    int step = (high - low) >>> 3;
    if (step < 16) {
      return middle(work[low], work[middle], work[high]);
    }
    return middle(
        middle(work[low], work[low + step], work[low + 2 * step]),
        middle(work[middle - step], work[middle], work[middle + step]),
        middle(work[high - 2 * step], work[high - step], work[high]));
  }

  private static double middle(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static void insertionSort(double[] work, int low, int high) {
    for (int i = low + 1; i <= high; i++) {
      double value = work[i];
      int j = i - 1;
      while (j >= low && work[j] > value) {
        work[j + 1] = work[j];
        j--;
      }
      work[j + 1] = value;
    }
  }

  /** Between order statistic k, in place in the selected array, and the next one. */
  private static double between(double[] work, int k, double fraction) {
    double low = work[k];
    if (fraction == 0 || k + 1 == work.length) {
      return low;
    }
    double high = smallest(work, k + 1, work.length);
    if (low == high) {
      return low;
    }
    if (fraction == 0.5) {
      return mean(low, high);
    }
    double gap = high - low;
    return Double.isFinite(gap) ? low + fraction * gap : (1 - fraction) * low + fraction * high;
  }

  private static double mean(double a, double b) {
    double sum = a + b;
    return Double.isInfinite(sum) ? a / 2 + b / 2 : sum / 2;
  }

  private static double smallest(double[] work, int from, int to) {
    double min = work[from];
    for (int i = from + 1; i < to; i++) {
      min = Math.min(min, work[i]);
    }
    return min;
  }

  private static boolean hasNaN(double[] work, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += work[i] * 0; // NaN for NaN and infinities
    }
    if (sum == 0) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Double.isNaN(work[i])) {
        return true;
      }
    }
    return false;
  }

  private static void checkSize(int size) {
    if (size < 1) {
      throw new IllegalArgumentException("There are no values. Maybe check for that first.");
    }
  }
}
