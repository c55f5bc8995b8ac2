package io.github.ecomai.segment;

import java.util.Arrays;

/**
 * How far two divisions of the same points agree, corrected for chance.
 *
 * <p>\[ \mathrm{ARI} = \frac{\sum_{ij}\binom{n_{ij}}2 - E}{\frac12(A + B) - E},\quad A =
 * \sum_i\binom{a_i}2,\; B = \sum_j\binom{b_j}2,\; E = \frac{AB}{\binom n2} \]
 *
 * <p>where n_ij points are in group i of the first and group j of the second division. 1 when both
 * are the same up to numbering, about 0 when they have nothing to do with each other, negative at
 * worst; 1 if both put all points together or both put each alone. Time O(n + groups^2).
 *
 * <p>Reference: Hubert and Arabie (1985), Comparing partitions, Journal of Classification 2,
 * 193-218.
 *
 * <p>Stateless and thread-safe.
 *
 * <pre>{@code
 * double agreement = AdjustedRand.of(new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0}); // 1
 * }</pre>
 */
public final class AdjustedRand {
  private AdjustedRand() {}

  /**
   * The index.
   *
   * @param first group of each point, 0 or more, length n of 1 or more
   * @param second the same points' groups in another division
   * @return from -1 to 1
   * @throws IllegalArgumentException if lengths differ or are 0, or a group is negative
   */
  public static double of(int[] first, int[] second) {
    if (first.length != second.length || first.length == 0) {
      throw new IllegalArgumentException(
          "Divisions of "
              + first.length
              + " and "
              + second.length
              + " points cannot be compared. Maybe one lacks points.");
    }
    int columns = groups(second);
    int[] table = new int[Math.multiplyExact(groups(first), columns)];
    for (int i = 0; i < first.length; i++) {
      table[first[i] * columns + second[i]]++;
    }
    return of(table, columns, first.length);
  }

  private static double of(int[] table, int columns, int points) {
    double both = 0;
    double inFirst = 0;
    int[] columnSums = new int[columns];
    for (int from = 0; from < table.length; from += columns) {
      int rowSum = 0;
      for (int j = 0; j < columns; j++) {
        rowSum += table[from + j];
        columnSums[j] += table[from + j];
        both += pairs(table[from + j]);
      }
      inFirst += pairs(rowSum);
    }
    double inSecond = 0;
    for (int sum : columnSums) {
      inSecond += pairs(sum);
    }
    double expected = points == 1 ? 0 : inFirst * inSecond / pairs(points);
    double most = (inFirst + inSecond) / 2;
    return most == expected ? 1 : (both - expected) / (most - expected);
  }

  private static double pairs(int n) {
    return n * (n - 1.0) / 2;
  }

  private static int groups(int[] division) {
    if (Arrays.stream(division).min().orElse(0) < 0) {
      throw new IllegalArgumentException("A group number is negative. Maybe noise is marked so.");
    }
    return Arrays.stream(division).max().orElse(0) + 1;
  }
}
