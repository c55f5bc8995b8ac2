package io.github.ecomai.forecast;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes fitted kernels as plain numbers; a new kernel gets the next number. */
final class FittedValuesCodec {
  private static final int NAIVE = 1;
  private static final int SMOOTHING = 2;
  private static final int THETA = 3;
  private static final int LOGARITHMS = 4;
  private static final int ARIMA = 10;
  private static final int BOX_COX = 11;

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
    } else if (model instanceof FittedArima arima) {
      out.writeByte(ARIMA);
      FittedArimaCodec.write(arima, out);
    } else if (model instanceof OnBoxCox transformed) {
      out.writeByte(BOX_COX);
      out.writeDouble(transformed.lambda());
      out.writeBoolean(transformed.adjusted());
      out.writeDouble(transformed.smallest());
      out.writeDouble(transformed.largest());
      write(transformed.inner(), out);
    } else {
      throw new IllegalStateException("no number for a " + model.getClass().getName());
    }
  }

  private static void write(FittedEts model, DataOutput out) throws IOException {
    out.writeUTF(model.trend().name());
    out.writeDouble(model.smoothing().alpha());
    out.writeDouble(model.smoothing().beta());
    out.writeDouble(model.smoothing().gamma());
    out.writeDouble(model.smoothing().phi());
    out.writeDouble(model.state().level());
    out.writeDouble(model.state().trend());
    StoredFields.writeDoubles(model.state().season(), out);
    out.writeInt(model.next());
    out.writeDouble(model.deviation());
    out.writeDouble(model.aicc());
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
      case ARIMA -> FittedArimaCodec.read(in);
      case BOX_COX -> {
        double lambda = in.readDouble();
        boolean adjusted = in.readBoolean();
        double smallest = in.readDouble();
        double largest = in.readDouble();
        yield new OnBoxCox(read(in, deepest - 1), lambda, adjusted, smallest, largest);
      }
      default -> throw new IOException("no kernel has the number " + kind);
    };
  }

  private static FittedEts readEts(DataInput in) throws IOException {
    Ets.Trend trend = Ets.Trend.valueOf(in.readUTF());
    Smoothing smoothing =
        new Smoothing(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    SmoothingState state =
        new SmoothingState(in.readDouble(), in.readDouble(), StoredFields.readDoubles(in));
    return new FittedEts(trend, smoothing, state, in.readInt(), in.readDouble(), in.readDouble());
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
