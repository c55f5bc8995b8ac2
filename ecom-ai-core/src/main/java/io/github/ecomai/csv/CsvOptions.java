package io.github.ecomai.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How CSV files are read. Immutable and thread-safe.
 *
 * <pre>{@code
 * CsvOptions options =
 *     CsvOptions.defaults()
 *         .withSeparator(';')
 *         .withColumn("ordered", CsvColumn.of(DataType.TIMESTAMP).withPattern("M/d/yyyy H:mm"));
 * }</pre>
 */
public final class CsvOptions {
  private static final CsvOptions DEFAULTS = new CsvOptions(new Fields());

  private final @Nullable Character separator;
  private final Charset charset;
  private final List<String> header;
  private final Map<String, CsvColumn> columns;
  private final @Nullable ZoneId zone;
  private final OnBadRow onBadRow;
  private final boolean decimalComma;

  private CsvOptions(Fields fields) {
    this.separator = fields.separator;
    this.charset = fields.charset;
    this.header = fields.header;
    this.columns = fields.columns;
    this.zone = fields.zone;
    this.onBadRow = fields.onBadRow;
    this.decimalComma = fields.decimalComma;
  }

  /**
   * The separator is detected, the text is UTF-8 unless a byte order mark says otherwise, the first
   * record is the header, types are found out, times without an offset are in the zone of the run,
   * bad rows are refused.
   *
   * @return the options
   */
  public static CsvOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same with a given separator. Without it, the one of {@code , ; tab |} is taken that stands
   * most often in the header.
   *
   * @param value any character but a quote or a line break
   * @return the options
   */
  public CsvOptions withSeparator(char value) {
    if (value == '"' || value == '\n' || value == '\r') {
      throw new IllegalArgumentException(
          "a quote or line break cannot separate fields. Maybe use ',' or ';'.");
    }
    Fields fields = new Fields(this);
    fields.separator = value;
    return new CsvOptions(fields);
  }

  /**
   * The same with another encoding. A byte order mark in the file wins.
   *
   * @param value such as {@code Charset.forName("windows-1252")}
   * @return the options
   */
  public CsvOptions withCharset(Charset value) {
    Fields fields = new Fields(this);
    fields.charset = Objects.requireNonNull(value, "charset");
    return new CsvOptions(fields);
  }

  /**
   * The same for files without a header: the first record is data.
   *
   * @param names the names of all columns in order
   * @return the options
   */
  public CsvOptions withHeader(String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("a header needs a column. Maybe name all of them.");
    }
    Fields fields = new Fields(this);
    fields.header = List.of(names);
    return new CsvOptions(fields);
  }

  /**
   * The same with a declared column.
   *
   * @param name its name in the header
   * @param column its type, pattern and zone
   * @return the options
   */
  public CsvOptions withColumn(String name, CsvColumn column) {
    Fields fields = new Fields(this);
    Map<String, CsvColumn> all = new HashMap<>(columns);
    all.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(column, "column"));
    fields.columns = Map.copyOf(all);
    return new CsvOptions(fields);
  }

  /**
   * The same in a given zone, in place of the zone of the run.
   *
   * @param value the zone of times without an offset; a time that a clock change skips is moved
   *     forward by the change, one that occurs twice is the first
   * @return the options
   */
  public CsvOptions withZone(ZoneId value) {
    Fields fields = new Fields(this);
    fields.zone = Objects.requireNonNull(value, "zone");
    return new CsvOptions(fields);
  }

  /**
   * The same with a comma before the fraction of all numbers, such as 2,55; also of declared
   * columns. Without it, a comma is found where fields are separated by semicolons: in columns
   * whose values all are whole or have one, and at most one each.
   *
   * @return the options
   */
  public CsvOptions withDecimalComma() {
    Fields fields = new Fields(this);
    fields.decimalComma = true;
    return new CsvOptions(fields);
  }

  /**
   * The same with another treatment of bad rows.
   *
   * @param value refuse or collect
   * @return the options
   */
  public CsvOptions onBadRow(OnBadRow value) {
    Fields fields = new Fields(this);
    fields.onBadRow = Objects.requireNonNull(value, "onBadRow");
    return new CsvOptions(fields);
  }

  @Nullable Character separator() {
    return separator;
  }

  Charset charset() {
    return charset;
  }

  /** Empty when the first record is the header. */
  List<String> header() {
    return header;
  }

  Map<String, CsvColumn> columns() {
    return columns;
  }

  @Nullable ZoneId zone() {
    return zone;
  }

  boolean decimalComma() {
    return decimalComma;
  }

  OnBadRow onBadRow() {
    return onBadRow;
  }

  /** The fields while a copy is being made. */
  private static final class Fields {
    private @Nullable Character separator;
    private Charset charset = StandardCharsets.UTF_8;
    private List<String> header = List.of();
    private Map<String, CsvColumn> columns = Map.of();
    private @Nullable ZoneId zone;
    private OnBadRow onBadRow = OnBadRow.REFUSE;
    private boolean decimalComma;

    Fields() {}

    Fields(CsvOptions options) {
      separator = options.separator;
      charset = options.charset;
      header = options.header;
      columns = options.columns;
      zone = options.zone;
      onBadRow = options.onBadRow;
      decimalComma = options.decimalComma;
    }
  }
}
