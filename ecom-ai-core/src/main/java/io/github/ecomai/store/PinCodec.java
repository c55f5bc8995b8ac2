package io.github.ecomai.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The pinned version as the content of a {@link ModelFile}. Stateless and thread-safe. */
final class PinCodec implements ModelCodec<Integer> {
  @Override
  public String id() {
    return "pin";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Integer pinned, DataOutput out) throws IOException {
    out.writeInt(pinned);
  }

  @Override
  public Integer read(DataInput in, int version) throws IOException {
    return in.readInt();
  }
}
