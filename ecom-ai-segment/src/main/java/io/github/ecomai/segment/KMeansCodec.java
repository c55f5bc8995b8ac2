package io.github.ecomai.segment;

import io.github.ecomai.store.ModelCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Clusterings as plain numbers. Stateless and thread-safe. */
final class KMeansCodec implements ModelCodec<KMeansClustering> {
  static final KMeansCodec INSTANCE = new KMeansCodec();
  private static final int MOST_DIMENSIONS = 1 << 20;

  private KMeansCodec() {}

  @Override
  public String id() {
    return "kmeans";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(KMeansClustering model, DataOutput out) throws IOException {
    Centres centres = model.inside();
    out.writeInt(centres.count());
    out.writeInt(centres.dimensions());
    out.writeDouble(centres.units().scale());
    for (double shift : centres.units().shift()) {
      out.writeDouble(shift);
    }
    for (int c = 0; c < centres.count(); c++) {
      for (int d = 0; d < centres.dimensions(); d++) {
        out.writeFloat(centres.coordinate(c, d));
      }
    }
    out.writeDouble(model.inertia());
    out.writeInt(model.passes());
    int[] assignments = model.assignments();
    out.writeInt(assignments.length);
    for (int group : assignments) {
      out.writeInt(group);
    }
  }

  @Override
  public KMeansClustering read(DataInput in, int version) throws IOException {
    int count = atLeastOne(in.readInt());
    int dimensions = atLeastOne(in.readInt());
    if (dimensions > MOST_DIMENSIONS) {
      throw new IOException(dimensions + " dimensions");
    }
    double scale = in.readDouble();
    double[] shift = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      shift[d] = in.readDouble();
    }
    int stride = Lanes.padded(dimensions);
    float[] coordinates = new float[Math.multiplyExact(count, stride)];
    for (int c = 0; c < count; c++) {
      for (int d = 0; d < dimensions; d++) {
        coordinates[c * stride + d] = in.readFloat();
      }
    }
    Centres centres = new Centres(new Units(shift, scale), coordinates);
    double inertia = in.readDouble();
    int passes = atLeastOne(in.readInt());
    int[] assignments = new int[atLeastOne(in.readInt())];
    for (int i = 0; i < assignments.length; i++) {
      assignments[i] = in.readInt();
    }
    return new KMeansClustering(centres, assignments, inertia, passes);
  }

  private static int atLeastOne(int number) throws IOException {
    if (number < 1) {
      throw new IOException(number + " where 1 or more is needed");
    }
    return number;
  }
}
