package io.github.ecomai.forecast;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes fitted kernels as plain numbers; a new kernel gets the next number, 2 is given up. */
final class FittedValuesCodec {
  private static final int NAIVE = 1;
  private static final int THETA = 3;
  private static final int LOGARITHMS = 4;
  private static final int SMOOTHING = 5;

  private FittedValuesCodec() {}

  static void write(FittedValues model, DataOutput out) throws IOException {
    if (model instanceof FittedNaive naive) {
      out.writeByte(NAIVE);
      out.writeUTF(naive.name());
      StoredFields.writeDoubles(naive.last(), out);
      out.writeDouble(naive.deviation());
    } else if (model instanceof FittedEts ets) {
      out.writeByte(SMOOTHING);
      write(ets, out);
    } else if (model instanceof FittedTheta theta) {
      out.writeByte(THETA);
      write(theta, out);
    } else if (model instanceof OnLogarithms logarithms) {
      out.writeByte(LOGARITHMS);
      out.writeDouble(logarithms.offset());
      out.writeDouble(logarithms.smallest());
      write(logarithms.inner(), out);
    } else {
      throw new IllegalStateException("no number for a " + model.getClass().getName());
    }
  }

  private static void write(FittedEts model, DataOutput out) throws IOException {
    out.writeUTF(model.form().errors().name());
    out.writeUTF(model.form().trend().name());
    out.writeUTF(model.form().seasonal().name());
    out.writeDouble(model.smoothing().alpha());
    out.writeDouble(model.smoothing().beta());
    out.writeDouble(model.smoothing().gamma());
    out.writeDouble(model.smoothing().phi());
    out.writeDouble(model.state().level());
    out.writeDouble(model.state().trend());
    StoredFields.writeDoubles(model.state().season(), out);
    out.writeDouble(model.quality().deviation());
    out.writeDouble(model.quality().likelihood());
    out.writeDouble(model.quality().aicc());
    out.writeLong(model.seed());
  }

  private static void write(FittedTheta model, DataOutput out) throws IOException {
    out.writeDouble(model.alpha());
    out.writeDouble(model.level());
    out.writeDouble(model.drift());
    out.writeDouble(model.deviation());
    out.writeInt(model.count());
    StoredFields.writeDoubles(model.season().indices(), out);
    out.writeBoolean(model.season().multiplicative());
  }

  static FittedValues read(DataInput in, int deepest) throws IOException {
    int kind = in.readByte();
    if (deepest == 0) {
      throw new IOException("models within models within models");
    }
    return switch (kind) {
      case NAIVE -> new FittedNaive(in.readUTF(), StoredFields.readDoubles(in), in.readDouble());
      case SMOOTHING -> readEts(in);
      case THETA -> readTheta(in);
      case LOGARITHMS -> {
        double offset = in.readDouble();
        double smallest = in.readDouble();
        yield new OnLogarithms(read(in, deepest - 1), offset, smallest);
      }
      default -> throw new IOException("no kernel has the number " + kind);
    };
  }

  private static FittedEts readEts(DataInput in) throws IOException {
    EtsForm form =
        new EtsForm(
            Ets.Errors.valueOf(in.readUTF()),
            Ets.Trend.valueOf(in.readUTF()),
            Ets.Seasonal.valueOf(in.readUTF()));
    Smoothing smoothing =
        new Smoothing(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    EtsState state = new EtsState(in.readDouble(), in.readDouble(), StoredFields.readDoubles(in));
    FittedEts.Quality quality =
        new FittedEts.Quality(in.readDouble(), in.readDouble(), in.readDouble());
    return new FittedEts(form, smoothing, state, quality, in.readLong());
  }

  private static FittedTheta readTheta(DataInput in) throws IOException {
    double alpha = in.readDouble();
    double level = in.readDouble();
    double drift = in.readDouble();
    double deviation = in.readDouble();
    int count = in.readInt();
    double[] indices = StoredFields.readDoubles(in);
    return new FittedTheta(
        alpha,
        level,
        drift,
        deviation,
        count,
        SeasonalAdjustment.ofIndices(indices, in.readBoolean()));
  }
}
