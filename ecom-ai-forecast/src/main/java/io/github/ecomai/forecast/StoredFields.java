package io.github.ecomai.forecast;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.run.Provenance;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts that several stored models have in common. */
final class StoredFields {
  /** Leap days come back after eight years at most. */
  private static final int FARTHEST = 8;

  private static final int MOST = 100_000_000;

  private StoredFields() {}

  static int readCount(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a count of " + count);
    }
    return count;
  }

  /** From 1 to a limit. */
  static int readLength(DataInput in, int most) throws IOException {
    int length = in.readInt();
    if (length < 1 || length > most) {
      throw new IOException("a length of " + length);
    }
    return length;
  }

  static void writeDoubles(double[] values, DataOutput out) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  static double[] readDoubles(DataInput in) throws IOException {
    double[] values = new double[readCount(in)];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  static void writeTexts(List<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  static List<String> readTexts(DataInput in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int i = readCount(in); i > 0; i--) {
      texts.add(in.readUTF());
    }
    return texts;
  }

  static void writeSeries(TimeSeries series, DataOutput out) throws IOException {
    int skipped = skipped(series);
    out.writeUTF(series.dateTime(-skipped).toString());
    out.writeInt(skipped);
    out.writeUTF(series.frequency().toString());
    writeDoubles(series.toArray(), out);
  }

  static TimeSeries readSeries(DataInput in) throws IOException {
    LocalDateTime start = LocalDateTime.parse(in.readUTF());
    int skipped = in.readInt();
    if (skipped < 0 || skipped > FARTHEST) {
      throw new IOException("a series that begins " + skipped + " periods after its start");
    }
    Frequency frequency = Frequency.parse(in.readUTF());
    return begun(start, skipped, frequency).following(readDoubles(in));
  }

  /**
   * How many periods before a series there is one from which its times can be counted: 0, but for
   * parts of series whose days are those of longer months.
   */
  private static int skipped(TimeSeries series) {
    for (int periods = 0; periods <= FARTHEST; periods++) {
      LocalDateTime start = series.dateTime(-periods);
      TimeSeries again = begun(start, periods, series.frequency()).following(series.toArray());
      if (again.equals(series)) {
        return periods;
      }
    }
    throw new IllegalStateException("no start was found for " + series);
  }

  private static TimeSeries begun(LocalDateTime start, int periods, Frequency frequency) {
    double[] unknown = new double[periods];
    Arrays.fill(unknown, Double.NaN);
    return TimeSeries.of(start, frequency, unknown);
  }

  static void writeProvenance(Provenance provenance, DataOutput out) throws IOException {
    out.writeUTF(provenance.engine());
    out.writeUTF(provenance.version());
    out.writeInt(provenance.parameters().size());
    for (Map.Entry<String, String> parameter : provenance.parameters().entrySet()) {
      out.writeUTF(parameter.getKey());
      out.writeUTF(parameter.getValue());
    }
    out.writeLong(provenance.seed());
    out.writeUTF(provenance.fingerprint());
    out.writeLong(provenance.duration().toNanos());
  }

  static Provenance readProvenance(DataInput in) throws IOException {
    String engine = in.readUTF();
    String version = in.readUTF();
    Map<String, String> parameters = new TreeMap<>();
    for (int i = readCount(in); i > 0; i--) {
      parameters.put(in.readUTF(), in.readUTF());
    }
    long seed = in.readLong();
    String fingerprint = in.readUTF();
    Duration duration = Duration.ofNanos(in.readLong());
    return new Provenance(engine, version, parameters, seed, fingerprint, duration);
  }
}
