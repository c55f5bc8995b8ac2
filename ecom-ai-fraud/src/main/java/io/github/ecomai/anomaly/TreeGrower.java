package io.github.ecomai.anomaly;

import java.util.random.RandomGenerator;

/**
 * Grows isolation trees on samples of equal size; holds the working arrays, so one object serves
 * one thread.
 *
 * <p>At a node a feature is drawn until one is found that is not constant there; a constant one is
 * set aside for the node and all below it. The cut is uniform between the smallest and the largest
 * value. Missing values take no part in the choice and follow the larger side, so that being
 * missing does not isolate a row. Keys are made when a node asks for them: a tree looks at a small
 * part of a wide sample.
 */
final class TreeGrower {
  private final KeyScale scale;
  private final int features;
  private final int size;
  private final int limit;
  private final double[] sample;
  private final int[] rows;
  private final int[] keys;
  private final int[] order;
  private final double[] pathLength;

  /**
   * For samples of one size.
   *
   * @param pathLength c(0) to c(rows of a sample)
   */
  TreeGrower(KeyScale scale, double[] pathLength) {
    this.scale = scale;
    this.pathLength = pathLength;
    features = scale.features();
    size = pathLength.length - 1;
    limit = IsolationTree.limitFor(size);
    sample = new double[size * features];
    rows = new int[size];
    keys = new int[size];
    order = new int[features];
  }

  /** Where the values of the sample are to be put, row by row. */
  double[] sample() {
    return sample;
  }

  IsolationTree grow(RandomGenerator random) {
    for (int i = 0; i < size; i++) {
      rows[i] = i;
    }
    for (int j = 0; j < features; j++) {
      order[j] = j;
    }
    IsolationTree tree = new IsolationTree(IsolationTree.heightFor(size));
    new Growth(tree, random).grow(1, 0, size, 0);
    return tree.finish(pathLength);
  }

  /** One tree while it grows. */
  private final class Growth {
    private final IsolationTree tree;
    private final RandomGenerator random;
    private int depth;
    private int low;
    private int high;
    private boolean missingGoesRight;

    Growth(IsolationTree tree, RandomGenerator random) {
      this.tree = tree;
      this.random = random;
    }

    /** Grows a node over rows[from..to); the first {@code constant} features are set aside. */
    void grow(int node, int from, int to, int constant) {
      int aside = constant;
      while (depth < limit && to - from > 1 && aside < features) {
        int draw = aside + random.nextInt(features - aside);
        int feature = order[draw];
        readKeys(feature, from, to);
        if (low < high) {
          int cut = cut();
          int middle = partition(cut, from, to);
          tree.split(node, feature, cut - 1, missingGoesRight);
          depth++;
          grow(2 * node, from, middle, aside);
          grow(2 * node + 1, middle, to, aside);
          depth--;
          return;
        }
        order[draw] = order[aside];
        order[aside++] = feature;
      }
      tree.leaf(node, depth, to - from);
    }

    /** The keys of rows[from..to) and their range, in which the missing do not count. */
    private void readKeys(int feature, int from, int to) {
      double centre = scale.centre(feature);
      double unit = scale.scale(feature);
      int smallest = Integer.MAX_VALUE;
      int largest = KeyScale.MISSING;
      for (int i = from; i < to; i++) {
        int key = KeyScale.key(sample[rows[i] * features + feature], centre, unit);
        keys[i] = key;
        largest = Math.max(largest, key);
        smallest = Math.min(smallest, key);
      }
      low = smallest == KeyScale.MISSING ? smallestPresent(from, to) : smallest;
      high = largest;
    }

    private int smallestPresent(int from, int to) {
      int smallest = Integer.MAX_VALUE;
      for (int i = from; i < to; i++) {
        smallest = keys[i] == KeyScale.MISSING ? smallest : Math.min(smallest, keys[i]);
      }
      return smallest;
    }

    /** The smallest key that goes right: above {@code low}, at most {@code high}. */
    private int cut() {
      double a = Math.max(-Float.MAX_VALUE, KeyScale.value(low));
      double b = Math.min(Float.MAX_VALUE, KeyScale.value(high));
      int key = KeyScale.keyOf((float) (a + random.nextDouble() * (b - a)));
      return Math.max(low + 1, Math.min(high, key));
    }

    /** Brings the rows that go left to the front and returns where the others begin. */
    private int partition(int cut, int from, int to) {
      int left = from;
      int right = to;
      int missing = 0;
      while (left < right) {
        int key = keys[left];
        if (key < cut) {
          missing += key == KeyScale.MISSING ? 1 : 0;
          left++;
        } else {
          swap(left, --right);
        }
      }
      missingGoesRight = to - left > left - from - missing;
      return missing > 0 && missingGoesRight ? moveMissing(from, left) : left;
    }

    /** Moves the missing among rows[from..to) to the end and returns where they begin. */
    private int moveMissing(int from, int to) {
      int end = to;
      for (int i = to - 1; i >= from; i--) {
        if (keys[i] == KeyScale.MISSING) {
          swap(i, --end);
        }
      }
      return end;
    }

    private void swap(int i, int j) {
      int row = rows[i];
      rows[i] = rows[j];
      rows[j] = row;
      int key = keys[i];
      keys[i] = keys[j];
      keys[j] = key;
    }
  }
}
