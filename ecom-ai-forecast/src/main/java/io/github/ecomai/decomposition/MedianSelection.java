package io.github.ecomai.decomposition;

import java.util.Arrays;

/**
 * The two middle values of many, without sorting them.
 *
 * <p>A sample spread evenly over the array gives two bounds that the middle almost surely lies
 * between; one pass without branches counts what is below and keeps what is between; quickselect
 * finishes on the few that are left. If the sample misled, quickselect runs over everything. The
 * result is exact either way. Time O(n).
 *
 * <p>Reference: Floyd and Rivest (1975), Expected time bounds for selection, Communications of the
 * ACM 18(3), 165-172.
 */
final class MedianSelection {
  private static final int SAMPLE = 512;

  /** Ranks on either side of the middle of the sample: about four standard deviations. */
  private static final int MARGIN = 46;

  private static final int DIRECT = 4 * SAMPLE;

  private MedianSelection() {}

  /**
   * The sum of the two middle values; of an odd number of values, twice the middle one.
   *
   * @param values finite, not negative; unchanged
   * @param n how many of them count, 1 or more
   * @param scratch n or more places
   * @return twice the median
   */
  static double twiceMedian(double[] values, int n, double[] scratch) {
    int upper = n / 2;
    boolean odd = n % 2 == 1;
    double[] from = values;
    int count = n;
    int rank = upper;
    boolean shrinks = true;
    while (count > DIRECT && shrinks) {
      int[] kept = narrow(from, count, rank, scratch);
      rank -= kept[0];
      if (rank < 1 || rank >= kept[1]) {
        // The sample misled.
        from = values;
        count = n;
        rank = upper;
        break;
      }
      shrinks = kept[1] <= count / 2;
      from = scratch;
      count = kept[1];
    }
    if (from == values) {
      System.arraycopy(values, 0, scratch, 0, count);
    }
    double high = select(scratch, count, rank);
    return high + (odd ? high : largestBefore(scratch, rank));
  }

  private static double largestBefore(double[] a, int end) {
    double largest = a[0];
    for (int i = 1; i < end; i++) {
      largest = Math.max(largest, a[i]);
    }
    return largest;
  }

  /**
   * Keeps the values between two bounds around a rank, without branches. Bits of values of 0 and
   * above order as the values do.
   *
   * @return how many values are below the bounds, and how many were kept
   */
  private static int[] narrow(double[] values, int n, int rank, double[] kept) {
    double[] sample = sample(values, n);
    int centre = (int) ((long) rank * SAMPLE / n);
    long low = Double.doubleToRawLongBits(sample[Math.max(0, centre - MARGIN)]);
    long high = Double.doubleToRawLongBits(sample[Math.min(SAMPLE - 1, centre + MARGIN)]);
    int below = 0;
    int count = 0;
    for (int i = 0; i < n; i++) {
      double value = values[i];
      long bits = Double.doubleToRawLongBits(value);
      long under = bits - low;
      kept[count] = value;
      below += (int) (under >>> 63);
      count += 1 - (int) ((under | (high - bits)) >>> 63);
    }
    return new int[] {below, count};
  }

  private static double[] sample(double[] values, int n) {
    double[] sample = new double[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      // Multiples of the golden ratio: even coverage that follows no season in the data.
      long fraction = (i * 0x9E3779B97F4A7C15L) >>> 33;
      sample[i] = values[(int) ((fraction * n) >>> 31)];
    }
    Arrays.sort(sample);
    return sample;
  }

  /** Quickselect: afterwards nothing before {@code rank} is larger than the value there. */
  private static double select(double[] a, int n, int rank) {
    int from = 0;
    int to = n - 1;
    while (from < to) {
      double pivot = middleOf(a[from], a[(from + to) >>> 1], a[to]);
      int i = from;
      int j = to;
      while (i <= j) {
        while (a[i] < pivot) {
          i++;
        }
        while (a[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double value = a[i];
          a[i++] = a[j];
          a[j--] = value;
        }
      }
      if (rank <= j) {
        to = j;
      } else if (rank >= i) {
        from = i;
      } else {
        break;
      }
    }
    return a[rank];
  }

  private static double middleOf(double x, double y, double z) {
    return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z));
  }
}
