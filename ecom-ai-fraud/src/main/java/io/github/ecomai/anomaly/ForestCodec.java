package io.github.ecomai.anomaly;

import io.github.ecomai.store.ModelCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Stores what cannot be computed again: centres and scales, then each tree in pre-order with its
 * cuts and the row counts of its leaves. Everything read is checked, so bytes of another origin
 * give an error, never a forest that fails later.
 */
final class ForestCodec implements ModelCodec<FittedIsolationForest> {
  static final ForestCodec INSTANCE = new ForestCodec();

  private static final int LEAF = 0;
  private static final int SPLIT = 1;
  private static final int SPLIT_MISSING_RIGHT = 2;
  private static final int MOST_FEATURES = 1 << 20;

  private ForestCodec() {}

  @Override
  public String id() {
    return "isolation-forest";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(FittedIsolationForest forest, DataOutput out) throws IOException {
    KeyScale scale = forest.scale();
    out.writeInt(scale.features());
    out.writeInt(forest.sample());
    out.writeInt(forest.trees());
    for (int j = 0; j < scale.features(); j++) {
      out.writeDouble(scale.centre(j));
      out.writeDouble(scale.scale(j));
    }
    for (int i = 0; i < forest.trees(); i++) {
      write(forest.tree(i), 1, 0, out);
    }
  }

  private static void write(IsolationTree tree, int node, int depth, DataOutput out)
      throws IOException {
    if (!tree.isSplit(node)) {
      out.writeByte(LEAF);
      out.writeInt(tree.rows(node, depth));
      return;
    }
    out.writeByte(tree.missingGoesRight(node) ? SPLIT_MISSING_RIGHT : SPLIT);
    out.writeInt(tree.feature(node));
    out.writeInt(tree.largestLeft(node));
    write(tree, 2 * node, depth + 1, out);
    write(tree, 2 * node + 1, depth + 1, out);
  }

  @Override
  public FittedIsolationForest read(DataInput in, int version) throws IOException {
    int features = between(in.readInt(), 1, MOST_FEATURES, "features");
    int sample = between(in.readInt(), 1, IsolationForest.LARGEST_SAMPLE, "sample");
    int trees = between(in.readInt(), 1, IsolationForest.MOST_TREES, "trees");
    KeyScale scale = readScale(features, in);
    double[] pathLength = PathLength.table(sample);
    IsolationTree[] read = new IsolationTree[trees];
    for (int i = 0; i < trees; i++) {
      Reading reading =
          new Reading(new IsolationTree(IsolationTree.heightFor(sample)), features, in);
      between(reading.read(1, 0), sample, sample, "rows of a tree");
      read[i] = reading.tree.finish(pathLength);
    }
    return new FittedIsolationForest(scale, read, sample);
  }

  private static KeyScale readScale(int features, DataInput in) throws IOException {
    double[] centre = new double[features];
    double[] scale = new double[features];
    for (int j = 0; j < features; j++) {
      centre[j] = in.readDouble();
      scale[j] = in.readDouble();
      if (!Double.isFinite(centre[j]) || !(scale[j] > 0 && Double.isFinite(scale[j]))) {
        throw new IOException("centre or scale of feature " + j + " is not a number.");
      }
    }
    return new KeyScale(centre, scale);
  }

  private static int between(int value, int least, int most, String what) throws IOException {
    if (value < least || value > most) {
      throw new IOException(value + " " + what + " are not in " + least + ".." + most + ".");
    }
    return value;
  }

  /** One tree while it is read. */
  private record Reading(IsolationTree tree, int features, DataInput in) {
    /** Returns the number of rows below. */
    int read(int node, int depth) throws IOException {
      int kind = in.readUnsignedByte();
      if (kind == LEAF) {
        int rows = between(in.readInt(), 1, IsolationForest.LARGEST_SAMPLE, "rows of a leaf");
        tree.leaf(node, depth, rows);
        return rows;
      }
      between(kind, SPLIT, SPLIT_MISSING_RIGHT, "as the kind of a node");
      between(depth, 0, tree.height() - 1, "levels");
      int feature = between(in.readInt(), 0, features - 1, "as a feature");
      int key = between(in.readInt(), -KeyScale.TOP, KeyScale.TOP - 1, "as a cut");
      tree.split(node, feature, key, kind == SPLIT_MISSING_RIGHT);
      return read(2 * node, depth + 1) + read(2 * node + 1, depth + 1);
    }
  }
}
