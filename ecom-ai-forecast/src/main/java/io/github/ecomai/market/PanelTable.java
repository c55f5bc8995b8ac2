package io.github.ecomai.market;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Doubles;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.Strings;
import io.github.ecomai.source.Timestamps;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The forecasts of a panel as a table; a batch holds those of some series. */
final class PanelTable implements BatchReader {
  private static final int SERIES_PER_BATCH = 128;
  private static final long MICROS = 1_000_000;

  private final PanelReader panel;
  private final boolean daily;
  private final List<Double> levels;
  private final Schema schema;

  PanelTable(PanelReader panel, PanelRequest request) {
    this.panel = panel;
    daily = request.query().isPresent(); // series handed in may be hourly
    levels = request.levels().stream().sorted().distinct().toList();
    List<Field> fields = new ArrayList<>();
    panel.fields().forEach(name -> fields.add(new Field(name, DataType.STRING)));
    fields.add(new Field("period", daily ? DataType.DATE : DataType.TIMESTAMP));
    fields.add(new Field("mean", DataType.DOUBLE));
    for (double level : levels) {
      String percent = Numbers.percentage(level);
      fields.add(new Field("lower_" + percent, DataType.DOUBLE));
      fields.add(new Field("upper_" + percent, DataType.DOUBLE));
    }
    fields.add(new Field("failure", DataType.STRING));
    schema = Schema.of(fields.toArray(Field[]::new));
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Optional<Batch> next() {
    List<PanelRow> rows = new ArrayList<>();
    Optional<PanelRow> row = panel.next();
    while (row.isPresent()) {
      rows.add(row.get());
      row = rows.size() < SERIES_PER_BATCH ? panel.next() : Optional.empty();
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(batch(rows));
  }

  private Batch batch(List<PanelRow> rows) {
    int n = rows.stream().mapToInt(PanelTable::size).sum();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < panel.fields().size(); i++) {
      int part = i;
      columns.add(texts(rows, n, row -> Optional.of(key(row, part))));
    }
    columns.add(periods(rows, n));
    columns.add(numbers(rows, n, Forecast::mean));
    for (int i = 0; i < levels.size(); i++) {
      int level = i;
      columns.add(numbers(rows, n, forecast -> interval(forecast, level).lower()));
      columns.add(numbers(rows, n, forecast -> interval(forecast, level).upper()));
    }
    columns.add(texts(rows, n, PanelRow::failure));
    return Batch.of(schema, columns);
  }

  /** One part of the key for each field; where there is one field alone, all of them. */
  private String key(PanelRow row, int part) {
    return panel.fields().size() == 1 ? String.join(" / ", row.key()) : row.key().get(part);
  }

  private Interval interval(Forecast forecast, int level) {
    return forecast.interval(levels.get(level));
  }

  private static int size(PanelRow row) {
    return row.forecast().map(Forecast::horizon).orElse(1);
  }

  private static Strings texts(
      List<PanelRow> rows, int n, Function<PanelRow, Optional<String>> text) {
    String[] values = new String[n];
    BitSet nulls = new BitSet();
    int at = 0;
    for (PanelRow row : rows) {
      Optional<String> value = text.apply(row);
      for (int end = at + size(row); at < end; at++) {
        values[at] = value.orElse("");
        nulls.set(at, value.isEmpty());
      }
    }
    return Strings.wrap(values, n, nulls);
  }

  private Column periods(List<PanelRow> rows, int n) {
    int[] days = new int[n];
    long[] micros = new long[n];
    int at = 0;
    for (PanelRow row : rows) {
      Optional<TimeSeries> mean = row.forecast().map(Forecast::mean);
      for (int h = 0; h < size(row); h++, at++) {
        if (mean.isPresent()) {
          days[at] = Math.toIntExact(mean.get().time(h).toEpochDay());
          micros[at] = mean.get().dateTime(h).toEpochSecond(ZoneOffset.UTC) * MICROS;
        }
      }
    }
    BitSet nulls = failures(rows);
    return daily ? Dates.wrap(days, n, nulls) : Timestamps.wrap(micros, n, nulls);
  }

  private static Doubles numbers(
      List<PanelRow> rows, int n, Function<Forecast, TimeSeries> series) {
    double[] values = new double[n];
    int at = 0;
    for (PanelRow row : rows) {
      if (row.forecast().isPresent()) {
        double[] some = series.apply(row.forecast().get()).toArray();
        System.arraycopy(some, 0, values, at, some.length);
      }
      at += size(row);
    }
    return Doubles.wrap(values, n, failures(rows));
  }

  /** The rows of the table that hold a failure. */
  private static BitSet failures(List<PanelRow> rows) {
    BitSet failures = new BitSet();
    int at = 0;
    for (PanelRow row : rows) {
      failures.set(at, row.failure().isPresent());
      at += size(row);
    }
    return failures;
  }

  @Override
  public void close() {
    panel.close();
  }
}
