package io.github.ecomai.demand;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.store.ModelCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Segmentations as plain numbers and texts. Version 1 had units of 1. Stateless and thread-safe.
 */
final class SegmentationCodec implements ModelCodec<Segmentation> {
  static final SegmentationCodec INSTANCE = new SegmentationCodec();
  private static final ActivityScale.Units VERSION_1 = new ActivityScale.Units(1, 1);
  private static final int MOST_SEGMENTS = 100_000;

  private SegmentationCodec() {}

  @Override
  public String id() {
    return "segmentation";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(Segmentation model, DataOutput out) throws IOException {
    out.writeUTF(model.currency());
    writeDay(model.since(), out);
    writeDay(model.today(), out);
    out.writeDouble(model.scale().units().days());
    out.writeDouble(model.scale().units().spend());
    for (int f = 0; f < ActivityScale.FEATURES; f++) {
      out.writeDouble(model.scale().mean(f));
      out.writeDouble(model.scale().deviation(f));
    }
    out.writeInt(model.segments().size());
    for (int s = 0; s < model.segments().size(); s++) {
      for (int f = 0; f < ActivityScale.FEATURES; f++) {
        out.writeDouble(model.centres().get(s, f));
      }
      writeSegment(model.segments().get(s), out);
    }
  }

  private static void writeDay(Optional<LocalDate> day, DataOutput out) throws IOException {
    out.writeBoolean(day.isPresent());
    if (day.isPresent()) {
      out.writeLong(day.get().toEpochDay());
    }
  }

  private static void writeSegment(Segment segment, DataOutput out) throws IOException {
    out.writeInt(segment.number());
    out.writeUTF(segment.name());
    out.writeUTF(segment.explanation());
    out.writeLong(segment.customers());
    out.writeDouble(segment.customerShare());
    out.writeDouble(segment.revenueShare());
    out.writeDouble(segment.medianRecencyDays());
    out.writeDouble(segment.medianOrders());
    out.writeDouble(segment.medianSpend());
  }

  @Override
  public Segmentation read(DataInput in, int version) throws IOException {
    String currency = in.readUTF();
    PurchaseHistory.Days days = new PurchaseHistory.Days(readDay(in), readDay(in));
    ActivityScale.Units units = version < 2 ? VERSION_1 : readUnits(in);
    double[] means = new double[ActivityScale.FEATURES];
    double[] deviations = new double[ActivityScale.FEATURES];
    for (int f = 0; f < ActivityScale.FEATURES; f++) {
      means[f] = in.readDouble();
      deviations[f] = in.readDouble();
    }
    int count = in.readInt();
    if (count < 1 || count > MOST_SEGMENTS) {
      throw new IOException(count + " segments");
    }
    double[] centres = new double[count * ActivityScale.FEATURES];
    List<Segment> segments = new ArrayList<>();
    for (int s = 0; s < count; s++) {
      for (int f = 0; f < ActivityScale.FEATURES; f++) {
        centres[s * ActivityScale.FEATURES + f] = in.readDouble();
      }
      segments.add(readSegment(in));
    }
    return new Segmentation(
        new ActivityScale(units, means, deviations),
        Matrix.wrap(count, ActivityScale.FEATURES, centres),
        segments,
        days,
        currency);
  }

  private static ActivityScale.Units readUnits(DataInput in) throws IOException {
    double days = in.readDouble();
    double spend = in.readDouble();
    if (!(days > 0 && spend > 0)) {
      throw new IOException("units that are not above 0");
    }
    return new ActivityScale.Units(days, spend);
  }

  private static Optional<LocalDate> readDay(DataInput in) throws IOException {
    return in.readBoolean() ? Optional.of(LocalDate.ofEpochDay(in.readLong())) : Optional.empty();
  }

  private static Segment readSegment(DataInput in) throws IOException {
    return new Segment(
        in.readInt(),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble());
  }
}
