package io.github.ecomai.forecast;

import io.github.ecomai.engine.FittedForecast;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes fitted kernels as plain numbers; a new kernel gets the next number, 2 is given up. */
final class FittedValuesCodec {
  private static final int NAIVE = 1;
  private static final int THETA = 3;
  private static final int LOGARITHMS = 4;
  private static final int SMOOTHING = 5;
  private static final int OPTIMISED_THETA = 6;
  private static final int CES = 7;
  private static final int LINE = 8;
  private static final int STL = 9;
  private static final int ARIMA = 10;
  private static final int BOX_COX = 11;

  private FittedValuesCodec() {}

  static void write(FittedValues model, DataOutput out) throws IOException {
    if (model instanceof FittedNaive naive) {
      out.writeByte(NAIVE);
      out.writeUTF(naive.name());
      StoredFields.writeDoubles(naive.last(), out);
      out.writeInt(naive.changes().count());
      out.writeDouble(naive.changes().squares());
      out.writeDouble(naive.changes().guess());
    } else if (model instanceof FittedEts ets) {
      out.writeByte(SMOOTHING);
      write(ets, out);
    } else if (model instanceof FittedTheta theta) {
      out.writeByte(THETA);
      write(theta, out);
    } else if (model instanceof FittedOptimisedTheta theta) {
      out.writeByte(OPTIMISED_THETA);
      out.writeUTF(theta.form().name());
      StoredFields.writeDoubles(theta.first().parts(), out);
      out.writeInt(theta.state().count());
      StoredFields.writeDoubles(theta.state().parts(), out);
      write(theta.season(), out);
    } else if (model instanceof FittedCes ces) {
      out.writeByte(CES);
      write(ces, out);
    } else if (model instanceof FittedLine line) {
      out.writeByte(LINE);
      write(line, out);
    } else if (model instanceof FittedStl stl) {
      out.writeByte(STL);
      write(stl, out);
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
    out.writeUTF(model.form().errors().name());
    out.writeUTF(model.form().trend().name());
    out.writeUTF(model.form().seasonal().name());
    out.writeDouble(model.smoothing().alpha());
    out.writeDouble(model.smoothing().beta());
    out.writeDouble(model.smoothing().gamma());
    out.writeDouble(model.smoothing().phi());
    write(model.first(), out);
    write(model.state(), out);
    out.writeDouble(model.quality().deviation());
    out.writeDouble(model.quality().likelihood());
    out.writeDouble(model.quality().aicc());
    out.writeLong(model.seed());
  }

  private static void write(EtsState state, DataOutput out) throws IOException {
    out.writeDouble(state.level());
    out.writeDouble(state.trend());
    StoredFields.writeDoubles(state.season(), out);
  }

  private static void write(FittedTheta model, DataOutput out) throws IOException {
    out.writeDouble(model.alpha());
    out.writeDouble(model.first());
    out.writeDouble(model.level());
    out.writeDouble(model.drift());
    out.writeDouble(model.deviation());
    out.writeInt(model.count());
    write(model.season(), out);
  }

  private static void write(SeasonalAdjustment season, DataOutput out) throws IOException {
    StoredFields.writeDoubles(season.indices(), out);
    out.writeBoolean(season.multiplicative());
  }

  private static void write(FittedCes model, DataOutput out) throws IOException {
    out.writeUTF(model.form().name());
    StoredFields.writeDoubles(model.kernel().parameters(), out);
    for (CesKernel kernel : List.of(model.first(), model.kernel())) {
      StoredFields.writeDoubles(kernel.levels(), out);
      StoredFields.writeDoubles(kernel.seasons()[0], out);
      StoredFields.writeDoubles(kernel.seasons()[1], out);
    }
    out.writeInt(model.next());
    out.writeDouble(model.deviation());
    out.writeDouble(model.aicc());
  }

  private static void write(FittedLine model, DataOutput out) throws IOException {
    out.writeBoolean(model.drift());
    out.writeDouble(model.last());
    out.writeInt(model.moments().count());
    out.writeDouble(model.moments().mean());
    out.writeDouble(model.moments().squares());
  }

  private static void write(FittedStl model, DataOutput out) throws IOException {
    new FittedForecastCodec().write(model.inner(), out);
    out.writeInt(model.learned());
    out.writeInt(model.count());
    out.writeInt(model.cycles().size());
    for (double[] cycle : model.cycles()) {
      StoredFields.writeDoubles(cycle, out);
    }
  }

  static FittedValues read(DataInput in, int deepest) throws IOException {
    int kind = in.readByte();
    if (deepest == 0) {
      throw new IOException("models within models within models");
    }
    return switch (kind) {
      case NAIVE ->
          new FittedNaive(
              in.readUTF(),
              StoredFields.readDoubles(in),
              new FittedNaive.Changes(in.readInt(), in.readDouble(), in.readDouble()));
      case SMOOTHING -> readEts(in);
      case THETA -> readTheta(in);
      case OPTIMISED_THETA -> readOptimisedTheta(in);
      case CES -> readCes(in);
      case LINE ->
          new FittedLine(
              in.readBoolean(),
              in.readDouble(),
              new Moments(in.readInt(), in.readDouble(), in.readDouble()));
      case STL -> readStl(in, deepest - 1);
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
    EtsForm form =
        new EtsForm(
            Ets.Errors.valueOf(in.readUTF()),
            Ets.Trend.valueOf(in.readUTF()),
            Ets.Seasonal.valueOf(in.readUTF()));
    Smoothing smoothing =
        new Smoothing(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
    EtsState first = readState(in);
    EtsState state = readState(in);
    FittedEts.Quality quality =
        new FittedEts.Quality(in.readDouble(), in.readDouble(), in.readDouble());
    return new FittedEts(form, smoothing, first, state, quality, in.readLong());
  }

  private static EtsState readState(DataInput in) throws IOException {
    return new EtsState(in.readDouble(), in.readDouble(), StoredFields.readDoubles(in));
  }

  private static FittedTheta readTheta(DataInput in) throws IOException {
    double alpha = in.readDouble();
    double first = in.readDouble();
    double level = in.readDouble();
    double drift = in.readDouble();
    double deviation = in.readDouble();
    int count = in.readInt();
    return new FittedTheta(alpha, first, level, drift, deviation, count, readSeason(in));
  }

  private static FittedOptimisedTheta readOptimisedTheta(DataInput in) throws IOException {
    Theta.Form form = Theta.Form.valueOf(in.readUTF());
    ThetaState first = ThetaState.of(form.dynamic(), StoredFields.readDoubles(in), 0);
    int count = in.readInt();
    ThetaState state = ThetaState.of(form.dynamic(), StoredFields.readDoubles(in), count);
    return new FittedOptimisedTheta(form, first, state, readSeason(in));
  }

  private static FittedCes readCes(DataInput in) throws IOException {
    Ces.Form form = Ces.Form.valueOf(in.readUTF());
    double[] p = StoredFields.readDoubles(in);
    CesKernel first = readKernel(form, p, in);
    CesKernel kernel = readKernel(form, p, in);
    return new FittedCes(first, kernel, in.readInt(), in.readDouble(), in.readDouble());
  }

  private static CesKernel readKernel(Ces.Form form, double[] p, DataInput in) throws IOException {
    double[] levels = StoredFields.readDoubles(in);
    double[][] seasons = {StoredFields.readDoubles(in), StoredFields.readDoubles(in)};
    return CesKernel.of(form, p, levels, seasons);
  }

  private static FittedStl readStl(DataInput in, int deepest) throws IOException {
    FittedForecast inner = FittedForecastCodec.readNested(in, deepest);
    int learned = in.readInt();
    int count = in.readInt();
    List<double[]> cycles = new ArrayList<>();
    for (int i = StoredFields.readCount(in); i > 0; i--) {
      cycles.add(StoredFields.readDoubles(in));
    }
    return new FittedStl(inner, List.copyOf(cycles), learned, count);
  }

  private static SeasonalAdjustment readSeason(DataInput in) throws IOException {
    double[] indices = StoredFields.readDoubles(in);
    return SeasonalAdjustment.ofIndices(indices, in.readBoolean());
  }
}
