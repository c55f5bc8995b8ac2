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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parts that several stored models have in common. */
final class StoredFields {
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
    out.writeUTF(series.dateTime(0).toString());
    out.writeUTF(series.frequency().toString());
    writeDoubles(series.toArray(), out);
  }

  static TimeSeries readSeries(DataInput in) throws IOException {
    LocalDateTime start = LocalDateTime.parse(in.readUTF());
    Frequency frequency = Frequency.parse(in.readUTF());
    return TimeSeries.of(start, frequency, readDoubles(in));
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
