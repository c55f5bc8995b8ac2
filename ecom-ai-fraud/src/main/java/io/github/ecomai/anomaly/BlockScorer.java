package io.github.ecomai.anomaly;

import java.util.Arrays;

/**
 * Sums the path lengths of blocks of rows, tree by tree, so that a tree stays in the nearest cache
 * while many rows pass it. Holds the working arrays: one object serves one thread.
 *
 * <p>The first three levels have seven nodes, so all seven comparisons are made for every row,
 * column by column, and the right ones are selected: the compiler turns that into vector
 * instructions. Below, eight rows walk side by side to hide the latency of loads. Blocks with
 * missing values walk row by row. The order of additions is that of the trees in all cases, so a
 * row has the same bits in any block.
 */
final class BlockScorer {
  private static final int MOST_ROWS = 128;
  private static final int MOST_KEYS = 1 << 17;
  private static final int ABREAST = 8;

  private final KeyScale scale;
  private final IsolationTree[] trees;
  private final int features;
  private final int rows;
  private final double[] values;
  private final int[] keys;
  private final int[][] columns;
  private final int[] place;
  private final double[] sums;

  BlockScorer(KeyScale scale, IsolationTree[] trees) {
    this.scale = scale;
    this.trees = trees;
    features = scale.features();
    rows = Math.min(MOST_ROWS, Math.max(1, MOST_KEYS / features / ABREAST) * ABREAST);
    values = new double[rows * features];
    keys = new int[rows * features];
    columns = new int[features][rows];
    place = new int[rows];
    sums = new double[rows];
  }

  /** The most rows of a block. */
  int rows() {
    return rows;
  }

  /** Where the values of a block are to be put, row by row. */
  double[] values() {
    return values;
  }

  /**
   * Sums of path lengths over the trees.
   *
   * @param count how many rows {@link #values} holds
   * @return by row; valid until the next call
   */
  double[] sums(int count) {
    boolean missing = scale.keys(values, count, keys);
    Arrays.fill(sums, 0);
    if (missing) {
      sumRowByRow(count);
    } else {
      sumAbreast(count);
    }
    return sums;
  }

  private void sumRowByRow(int count) {
    for (IsolationTree tree : trees) {
      for (int i = 0; i < count; i++) {
        sums[i] += tree.pathLength(keys, i * features);
      }
    }
  }

  private void sumAbreast(int count) {
    int whole = count / ABREAST * ABREAST;
    for (int j = 0; j < features; j++) {
      int[] column = columns[j];
      for (int i = 0, at = j; i < whole; i++, at += features) {
        column[i] = keys[at];
      }
    }
    for (IsolationTree tree : trees) {
      walkTop(tree.nodes(), columns, place);
      walkRest(tree, whole);
      for (int i = whole; i < count; i++) {
        sums[i] += tree.pathLength(keys, i * features);
      }
    }
  }

  private static void walkTop(long[] nodes, int[][] columns, int[] place) {
    walkTop(
        columns[(int) nodes[1]],
        new int[][] {columns[(int) nodes[2]], columns[(int) nodes[3]]},
        new int[][] {
          columns[(int) nodes[4]],
          columns[(int) nodes[5]],
          columns[(int) nodes[6]],
          columns[(int) nodes[7]]
        },
        nodes,
        place);
  }

  /** Sign bits, spread over the whole int, are the answers: -1 goes right. */
  private static void walkTop(
      int[] first, int[][] second, int[][] third, long[] nodes, int[] place) {
    int t1 = (int) (nodes[1] >> 32);
    int t2 = (int) (nodes[2] >> 32);
    int t3 = (int) (nodes[3] >> 32);
    int t4 = (int) (nodes[4] >> 32);
    int t5 = (int) (nodes[5] >> 32);
    int t6 = (int) (nodes[6] >> 32);
    int t7 = (int) (nodes[7] >> 32);
    int[] x2 = second[0];
    int[] x3 = second[1];
    int[] x4 = third[0];
    int[] x5 = third[1];
    int[] x6 = third[2];
    int[] x7 = third[3];
    for (int i = 0; i < place.length; i++) {
      int a = (t1 - first[i]) >> 31;
      int b2 = (t2 - x2[i]) >> 31;
      int b3 = (t3 - x3[i]) >> 31;
      int b = b2 ^ ((b2 ^ b3) & a);
      int c4 = (t4 - x4[i]) >> 31;
      int c5 = (t5 - x5[i]) >> 31;
      int c6 = (t6 - x6[i]) >> 31;
      int c7 = (t7 - x7[i]) >> 31;
      int left = c4 ^ ((c4 ^ c5) & b);
      int right = c6 ^ ((c6 ^ c7) & b);
      place[i] = 8 - (a << 2) - (b << 1) - (left ^ ((left ^ right) & a));
    }
  }

  private void walkRest(IsolationTree tree, int whole) {
    long[] nodes = tree.nodes();
    double[] leaves = tree.leaves();
    int steps = tree.height() - IsolationTree.MIN_HEIGHT;
    for (int i = 0; i < whole; i += ABREAST) {
      walk(nodes, steps, i);
      for (int row = i; row < i + ABREAST; row++) {
        sums[row] += leaves[place[row] - leaves.length];
      }
    }
  }

  /** Eight rows, from the places they have reached; where they arrive stands in {@code place}. */
  private void walk(long[] nodes, int steps, int row) {
    int[] k = keys;
    int[] p = place;
    int d = features;
    int r0 = row * d;
    int r1 = r0 + d;
    int r2 = r1 + d;
    int r3 = r2 + d;
    int r4 = r3 + d;
    int r5 = r4 + d;
    int r6 = r5 + d;
    int r7 = r6 + d;
    int p0 = p[row];
    int p1 = p[row + 1];
    int p2 = p[row + 2];
    int p3 = p[row + 3];
    int p4 = p[row + 4];
    int p5 = p[row + 5];
    int p6 = p[row + 6];
    int p7 = p[row + 7];
    for (int step = 0; step < steps; step++) {
      long n = nodes[p0];
      p0 = 2 * p0 + (((int) (n >> 32) - k[r0 + (int) n]) >>> 31);
      n = nodes[p1];
      p1 = 2 * p1 + (((int) (n >> 32) - k[r1 + (int) n]) >>> 31);
      n = nodes[p2];
      p2 = 2 * p2 + (((int) (n >> 32) - k[r2 + (int) n]) >>> 31);
      n = nodes[p3];
      p3 = 2 * p3 + (((int) (n >> 32) - k[r3 + (int) n]) >>> 31);
      n = nodes[p4];
      p4 = 2 * p4 + (((int) (n >> 32) - k[r4 + (int) n]) >>> 31);
      n = nodes[p5];
      p5 = 2 * p5 + (((int) (n >> 32) - k[r5 + (int) n]) >>> 31);
      n = nodes[p6];
      p6 = 2 * p6 + (((int) (n >> 32) - k[r6 + (int) n]) >>> 31);
      n = nodes[p7];
      p7 = 2 * p7 + (((int) (n >> 32) - k[r7 + (int) n]) >>> 31);
    }
    p[row] = p0;
    p[row + 1] = p1;
    p[row + 2] = p2;
    p[row + 3] = p3;
    p[row + 4] = p4;
    p[row + 5] = p5;
    p[row + 6] = p6;
    p[row + 7] = p7;
  }
}
