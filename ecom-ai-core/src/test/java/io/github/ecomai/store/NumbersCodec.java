package io.github.ecomai.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A tiny model: a list of numbers. */
final class NumbersCodec implements ModelCodec<List<Double>> {
  private final int version;

  NumbersCodec(int version) {
    this.version = version;
  }

  @Override
  public String id() {
    return "numbers";
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public void write(List<Double> model, DataOutput out) throws IOException {
    out.writeInt(model.size());
    for (double value : model) {
      out.writeDouble(value);
    }
  }

  @Override
  public List<Double> read(DataInput in, int version) throws IOException {
    List<Double> model = new ArrayList<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      model.add(in.readDouble());
    }
    return model;
  }
}
