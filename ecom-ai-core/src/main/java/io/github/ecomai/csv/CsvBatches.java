package io.github.ecomai.csv;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a scanned file again, now into columns. */
final class CsvBatches implements BatchReader, RecordHandler.Fields {
  private static final char[] NOTHING = {};

  private final Path file;
  private final Schema schema;
  private final Schema all;
  private final @Nullable FieldParser[] parsers;
  private final boolean[] declared;
  private final CsvRecords records;
  private boolean header;
  private boolean good = true;
  private boolean ended;
  private int rows;

  /** {@code wanted} are the columns to return; declared ones are read even if not wanted. */
  CsvBatches(CsvTable table, Schema wanted, ZoneId zone) {
    CsvOptions options = table.options();
    CsvScan.Result scan = table.scan();
    this.file = table.file();
    this.schema = wanted;
    this.all = scan.schema();
    this.header = options.header().isEmpty();
    this.parsers = new @Nullable FieldParser[all.fields().size()];
    this.declared = new boolean[parsers.length];
    for (int i = 0; i < parsers.length; i++) {
      Field field = all.fields().get(i);
      CsvColumn column = options.columns().get(field.name());
      declared[i] = column != null;
      if (column != null || wanted.indexOf(field.name()) >= 0) {
        char mark = scan.commas().contains(field.name()) ? ',' : '.';
        parsers[i] = FieldParser.of(column == null ? scan.column(field) : column, zone, mark);
      }
    }
    this.records = new CsvRecords(file, options.charset(), scan.separator(), this);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public Optional<Batch> next() {
    rows = 0;
    while (!ended && rows < FieldParser.ROWS) {
      ended = !records.next();
    }
    return rows == 0 ? Optional.empty() : Optional.of(batch());
  }

  private Batch batch() {
    Column[] read = new Column[parsers.length];
    for (int i = 0; i < parsers.length; i++) {
      FieldParser parser = parsers[i];
      if (parser != null) {
        read[i] = parser.column(rows);
      }
    }
    List<Column> columns = new ArrayList<>();
    for (String name : schema.names()) {
      columns.add(Objects.requireNonNull(read[all.indexOf(name)]));
    }
    return Batch.of(schema, columns);
  }

  @Override
  public void field(int index, char[] text, int start, int end) {
    FieldParser parser = index < parsers.length ? parsers[index] : null;
    if (parser == null || header || parser.take(text, start, end, rows)) {
      return;
    }
    good = false;
    if (!declared[index]) {
      throw new DataAccessException(
          "column '"
              + all.fields().get(index).name()
              + "' of "
              + file
              + " no longer holds "
              + all.fields().get(index).type()
              + ". Maybe the file was changed while it was read; open it again.");
    }
  }

  @Override
  public void end(long line, int count) {
    if (header) {
      header = false;
    } else if (good && count == parsers.length) {
      rows++;
    }
    good = true;
  }

  @Override
  public void broken(QuoteReader.Broken record) {
    good = true;
  }

  @Override
  public void emptyLine(long line) {
    FieldParser only = parsers.length == 1 && !header ? parsers[0] : null;
    if (only != null) {
      only.take(NOTHING, 0, 0, rows);
    }
    rows += parsers.length == 1 && !header ? 1 : 0;
  }

  @Override
  public void close() {
    records.close();
  }
}
