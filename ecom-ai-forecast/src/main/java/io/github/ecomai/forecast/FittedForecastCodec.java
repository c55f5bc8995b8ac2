package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ModelScore;
import io.github.ecomai.forecast.FittedEnsemble.Blend;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.store.ModelCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the fitted models of this package, ensembles of them included: one that is read back gives
 * the same forecasts bit for bit, and takes updates in the same way. Models stored by an earlier
 * version of the codec are refused.
 *
 * <p>Stateless and thread-safe.
 *
 * <pre>{@code
 * store.save("revenue", new FittedForecastCodec(), fitted);
 * FittedForecast stored = store.load("revenue", new FittedForecastCodec());
 * Forecast later = stored.update(newMonths).forecast(12, 0.95);
 * }</pre>
 */
public final class FittedForecastCodec implements ModelCodec<FittedForecast> {
  private static final int SERIES = 1;
  private static final int CLIPPED = 2;
  private static final int ENSEMBLE = 3;
  private static final int DEEPEST = 16;

  /** The codec. */
  public FittedForecastCodec() {}

  @Override
  public String id() {
    return "forecast";
  }

  @Override
  public int version() {
    return 7;
  }

  /**
   * Writes a model.
   *
   * @param model a fitted model of this package
   * @param out where to
   * @throws IOException if writing fails
   * @throws IllegalArgumentException if the model is of another package
   */
  @Override
  public void write(FittedForecast model, DataOutput out) throws IOException {
    if (model instanceof FittedSeries series) {
      out.writeByte(SERIES);
      writeFrame(series.history(), series.notes(), series.provenance(), out);
      out.writeInt(series.preparation().exponent());
      out.writeInt(series.preparation().season());
      out.writeInt(series.preparation().learned());
      FittedValuesCodec.write(series.fitted(), out);
    } else if (model instanceof ClippedForecast clipped) {
      out.writeByte(CLIPPED);
      write(clipped.inner(), out);
    } else if (model instanceof FittedEnsemble ensemble) {
      out.writeByte(ENSEMBLE);
      writeEnsemble(ensemble, out);
    } else {
      throw new IllegalArgumentException(
          "a "
              + model.getClass().getName()
              + " is not of this library. Maybe it has its own codec.");
    }
  }

  private void writeEnsemble(FittedEnsemble ensemble, DataOutput out) throws IOException {
    writeFrame(ensemble.history(), ensemble.notes(), ensemble.provenance(), out);
    out.writeInt(ensemble.learned());
    Blend blend = ensemble.blend();
    StoredFields.writeDoubles(blend.weights(), out);
    out.writeDouble(blend.width());
    out.writeInt(blend.others().season());
    out.writeBoolean(blend.clipped());
    out.writeInt(ensemble.scores().size());
    for (ModelScore score : ensemble.scores()) {
      out.writeUTF(score.model());
      out.writeDouble(score.meanAbsoluteError());
      out.writeInt(score.forecasts());
      out.writeDouble(score.weight());
    }
    for (FittedForecast member : ensemble.members()) {
      write(member, out);
    }
  }

  private static void writeFrame(
      TimeSeries history, List<String> notes, Provenance provenance, DataOutput out)
      throws IOException {
    StoredFields.writeSeries(history, out);
    StoredFields.writeTexts(notes, out);
    StoredFields.writeProvenance(provenance, out);
  }

  @Override
  public FittedForecast read(DataInput in, int version) throws IOException {
    if (version < version()) {
      throw new IOException(
          "models of version "
              + version
              + " were made by an earlier version of the library. Maybe fit and store it again");
    }
    return readNested(in, DEEPEST);
  }

  static FittedForecast readNested(DataInput in, int deepest) throws IOException {
    int kind = in.readByte();
    if (deepest == 0) {
      throw new IOException("models within models within models");
    }
    return switch (kind) {
      case SERIES -> {
        TimeSeries history = StoredFields.readSeries(in);
        List<String> notes = StoredFields.readTexts(in);
        Provenance provenance = StoredFields.readProvenance(in);
        FittedSeries.Preparation preparation =
            new FittedSeries.Preparation(
                in.readInt(), in.readInt(), StoredFields.readLength(in, history.size()));
        FittedValues fitted = FittedValuesCodec.read(in, deepest);
        yield new FittedSeries(history, preparation, fitted, notes, provenance);
      }
      case CLIPPED -> new ClippedForecast(readNested(in, deepest - 1));
      case ENSEMBLE -> readEnsemble(in, deepest);
      default -> throw new IOException("no fitted model has the number " + kind);
    };
  }

  private static FittedForecast readEnsemble(DataInput in, int deepest) throws IOException {
    TimeSeries history = StoredFields.readSeries(in);
    List<String> notes = StoredFields.readTexts(in);
    Provenance provenance = StoredFields.readProvenance(in);
    int learned = StoredFields.readLength(in, history.size());
    double[] weights = StoredFields.readDoubles(in);
    Blend blend =
        new Blend(weights, in.readDouble(), ErrorTable.of(in.readInt()), in.readBoolean());
    List<ModelScore> scores = new ArrayList<>();
    for (int i = StoredFields.readCount(in); i > 0; i--) {
      scores.add(new ModelScore(in.readUTF(), in.readDouble(), in.readInt(), in.readDouble()));
    }
    List<FittedForecast> members = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      members.add(readNested(in, deepest - 1));
    }
    return new FittedEnsemble(history, learned, members, blend, scores, notes, provenance);
  }
}
