package io.github.ecomai.decomposition;

/**
 * The partial quicksort of Chambers: places the values of a few ranks where a full sort would, and
 * leaves the rest in whatever order the partitions made.
 *
 * <p>The ranks must rise. {@link Median#R_COMPATIBLE} needs what happens when they fall: a segment
 * then loses a rank that lies in it, and that place keeps the value that the partition put there.
 * The order of comparisons and exchanges is therefore part of what this class promises.
 *
 * <p>References: Singleton (1969), Algorithm 347, Communications of the ACM 12(3), 185-187;
 * Chambers (1971), Algorithm 410, Communications of the ACM 14(5), 357-358.
 */
final class PartialSort {
  /** Segments with at most this many steps from end to end are sorted by insertion. */
  private static final int SHORT = 10;

  private final double[] a;
  private final int[] ranks;

  private PartialSort(double[] a, int[] ranks) {
    this.a = a;
    this.ranks = ranks;
  }

  /**
   * Sorts {@code a} as far as the ranks ask for.
   *
   * @param a the values, no NaN; reordered
   * @param n how many of them count, 2 or more
   * @param ranks 0-based places
   */
  static void sort(double[] a, int n, int... ranks) {
    new PartialSort(a, ranks).segment(0, n - 1, 0, ranks.length - 1);
  }

  /** Works on the places from..to, for which the ranks numbered first..last are asked. */
  private void segment(int from, int to, int first, int last) {
    int i = from;
    int j = to;
    int low = first;
    int high = last;
    while (low <= high && i < j) {
      if (j - i <= SHORT && i > 0) {
        insertionSort(i, j);
        return;
      }
      long cut = partition(i, j);
      int left = (int) (cut >>> 32);
      int right = (int) cut;
      if (left - i <= j - right) {
        int keep = high;
        while (low <= keep && ranks[keep] > left) {
          keep--;
        }
        segment(i, left, low, keep);
        i = right;
        low = keep + 1;
      } else {
        int keep = low;
        while (keep <= high && ranks[keep] < right) {
          keep++;
        }
        segment(right, j, keep, high);
        j = left;
        high = keep - 1;
      }
    }
  }

  /**
   * Splits by the median of the first, middle and last value.
   *
   * @return the end of the lower segment in the upper 32 bits, the start of the upper in the lower
   */
  private long partition(int i, int j) {
    int middle = pivotPlace(i, j);
    double pivot = a[middle];
    int k = i;
    int l = j;
    while (true) {
      do {
        l--;
      } while (a[l] > pivot);
      do {
        k++;
      } while (a[k] < pivot);
      if (k > l) {
        return ((long) l << 32) | k;
      }
      exchange(k, l);
    }
  }

  private int pivotPlace(int i, int j) {
    // The published routine counts places from 1, which decides the middle of an even stretch.
    int middle = (i + j + 2) / 2 - 1;
    if (a[i] > a[middle]) {
      exchange(i, middle);
    }
    if (a[j] < a[middle]) {
      exchange(j, middle);
      if (a[i] > a[middle]) {
        exchange(i, middle);
      }
    }
    return middle;
  }

  private void insertionSort(int i, int j) {
    for (int next = i + 1; next <= j; next++) {
      double value = a[next];
      int k = next - 1;
      while (k >= i && a[k] > value) {
        a[k + 1] = a[k];
        k--;
      }
      a[k + 1] = value;
    }
  }

  private void exchange(int p, int q) {
    double value = a[p];
    a[p] = a[q];
    a[q] = value;
  }
}
