package io.github.ecomai.anomaly;

import java.util.Arrays;

/**
 * One tree as a complete binary tree in heap order: the children of node p are 2p and 2p + 1, the
 * root is 1. Every walk takes {@link #height} steps; where the tree ends early, the nodes below
 * send all rows to the left, so that no step asks whether it has arrived. Immutable after {@link
 * #finish}.
 *
 * <p>A node is one long: the feature in the low half, in the high half the largest key that goes
 * left. Missing values follow a bit of their own.
 */
final class IsolationTree {
  /** The first levels are walked column by column, so no tree is lower than that. */
  static final int MIN_HEIGHT = 3;

  private static final long PADDING = (long) KeyScale.TOP << 32;

  private final int height;
  private final long[] nodes;
  private final long[] missingRight;
  private final double[] leaves;
  private final int[] counts;
  private final double[] expected;

  IsolationTree(int height) {
    this.height = height;
    nodes = new long[1 << height];
    missingRight = new long[Math.max(1, 1 << height >> 6)];
    leaves = new double[1 << height];
    counts = new int[1 << height];
    expected = new double[1 << height];
    Arrays.fill(nodes, PADDING);
  }

  /** The height that {@code sample} rows need, at least {@link #MIN_HEIGHT}. */
  static int heightFor(int sample) {
    return Math.max(MIN_HEIGHT, limitFor(sample));
  }

  /** The height limit of the paper, ceil(log2(sample)). */
  static int limitFor(int sample) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, sample) - 1);
  }

  void split(int node, int feature, int largestLeft, boolean missingGoesRight) {
    nodes[node] = (long) largestLeft << 32 | feature;
    if (missingGoesRight) {
      missingRight[node >> 6] |= 1L << node;
    }
  }

  void leaf(int node, int depth, int rows) {
    counts[(node << (height - depth)) - (1 << height)] = rows;
  }

  /** Computes path lengths at the leaves and their means at the nodes, once the shape is known. */
  IsolationTree finish(double[] pathLength) {
    fill(1, 0, pathLength);
    return this;
  }

  /** Returns the number of training rows below the node. */
  private int fill(int node, int depth, double[] pathLength) {
    if (depth == height || !isSplit(node)) {
      int leaf = (node << (height - depth)) - (1 << height);
      double length = depth + pathLength[counts[leaf]];
      pad(node, length);
      return counts[leaf];
    }
    int left = fill(2 * node, depth + 1, pathLength);
    int right = fill(2 * node + 1, depth + 1, pathLength);
    double sum = left * expectedAt(2 * node) + right * expectedAt(2 * node + 1);
    expected[node] = sum / (left + right);
    return left + right;
  }

  private void pad(int node, double length) {
    if (node >= 1 << height) {
      leaves[node - (1 << height)] = length;
      return;
    }
    expected[node] = length;
    pad(2 * node, length);
    pad(2 * node + 1, length);
  }

  private double expectedAt(int node) {
    return node < 1 << height ? expected[node] : leaves[node - (1 << height)];
  }

  int height() {
    return height;
  }

  boolean isSplit(int node) {
    return node < 1 << height && nodes[node] != PADDING;
  }

  int feature(int node) {
    return (int) nodes[node];
  }

  int largestLeft(int node) {
    return (int) (nodes[node] >> 32);
  }

  boolean missingGoesRight(int node) {
    return (missingRight[node >> 6] >>> node & 1) != 0;
  }

  /** Training rows of the leaf that ends a branch at a node. */
  int rows(int node, int depth) {
    return counts[(node << (height - depth)) - (1 << height)];
  }

  /** The nodes, for the scorer: index 1 is the root. */
  long[] nodes() {
    return nodes;
  }

  /** Path lengths by leaf, for the scorer. */
  double[] leaves() {
    return leaves;
  }

  /** The path length of one row of keys, missing values allowed. */
  double pathLength(int[] keys, int from) {
    int node = 1;
    for (int step = 0; step < height; step++) {
      node = next(node, keys, from);
    }
    return leaves[node - (1 << height)];
  }

  /** The mean path length of the training rows. */
  double meanPathLength() {
    return expected[1];
  }

  /**
   * Adds to each feature by how much its splits on the way of a row shorten the path that is still
   * expected; what is added, taken from the mean path length, leaves the row's path length.
   */
  void addContributions(int[] keys, double[] contributions) {
    int node = 1;
    for (int step = 0; step < height && isSplit(node); step++) {
      int child = next(node, keys, 0);
      contributions[feature(node)] += expected[node] - expectedAt(child);
      node = child;
    }
  }

  private int next(int node, int[] keys, int from) {
    int key = keys[from + feature(node)];
    boolean right = key == KeyScale.MISSING ? missingGoesRight(node) : key > largestLeft(node);
    return 2 * node + (right ? 1 : 0);
  }
}
