package io.github.ecomai.parquet;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a table of a source becomes a table of a {@link Lake}. Immutable and thread-safe.
 *
 * <p>Without a watermark the whole table is read in each run and compared with what raw holds. Rows
 * that are gone from the source are found by their keys, unless {@link #withoutDeletes} is said.
 *
 * <pre>{@code
 * LakeTable orders =
 *     LakeTable.of("orders", "order_id")
 *         .withWatermark("updated_at", Duration.ofHours(1))
 *         .withMonth("order_date")
 *         .withSort("customer_id");
 * }</pre>
 */
public final class LakeTable {
  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w{0,99}");

  private final String name;
  private final List<String> key;
  private final Settings settings;

  /** All that has a default. */
  private record Settings(
      @Nullable String watermark,
      long overlap,
      @Nullable String month,
      List<String> sort,
      Map<String, Mask> masks,
      Map<String, Predicate> checks,
      boolean deletes) {}

  private LakeTable(String name, List<String> key, Settings settings) {
    this.name = name;
    this.key = key;
    this.settings = settings;
  }

  /**
   * A table whose rows are told apart by a key.
   *
   * @param name its name in the source and in the lake: a letter, then letters, digits and {@code
   *     _}
   * @param key the columns of its key, at least one
   * @return the table, read in full, not partitioned, sorted by its key
   * @throws IllegalArgumentException if the name is another or there is no key
   */
  public static LakeTable of(String name, String... key) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "table name '" + name + "' is not a letter followed by letters, digits and _.");
    }
    if (key.length == 0) {
      throw new IllegalArgumentException(
          "table '" + name + "' has no key. Maybe name the columns that tell its rows apart.");
    }
    return new LakeTable(
        name, List.of(key), new Settings(null, 0, null, List.of(), Map.of(), Map.of(), true));
  }

  /**
   * Reads only rows whose watermark is not before the greatest one seen so far.
   *
   * @param column a TIMESTAMP or DATE that grows whenever a row is written; rows without one are
   *     always read
   * @param overlap how much earlier to start, for rows that become visible late; 0 or more
   * @return the copy
   */
  public LakeTable withWatermark(String column, Duration overlap) {
    return withWatermark(column, overlap.toSeconds() * 1_000_000 + overlap.toNanosPart() / 1000);
  }

  /**
   * Reads only rows whose watermark is not before the greatest one seen so far.
   *
   * @param column a LONG that grows whenever a row is written
   * @param overlap how much lower to start, for rows that become visible late; 0 or more
   * @return the copy
   */
  public LakeTable withWatermark(String column, long overlap) {
    if (overlap < 0) {
      throw new IllegalArgumentException("the overlap " + overlap + " is below 0.");
    }
    Settings s = settings;
    return with(new Settings(column, overlap, s.month, s.sort, s.masks, s.checks, s.deletes));
  }

  /**
   * Puts each month into a file of its own in prod.
   *
   * @param column a DATE or TIMESTAMP, whose month in UTC counts
   * @return the copy
   */
  public LakeTable withMonth(String column) {
    Settings s = settings;
    return with(new Settings(s.watermark, s.overlap, column, s.sort, s.masks, s.checks, s.deletes));
  }

  /**
   * Sorts the rows in the files of curated and prod; the key comes last.
   *
   * @param columns the columns, most important first
   * @return the copy
   */
  public LakeTable withSort(String... columns) {
    Settings s = settings;
    List<String> sort = List.of(columns);
    return with(new Settings(s.watermark, s.overlap, s.month, sort, s.masks, s.checks, s.deletes));
  }

  /**
   * Masks a column in curated and prod, or keeps it from being searched for card numbers.
   *
   * @param column a column outside of the key, but for {@link Mask#KEEP}
   * @param mask what becomes of its values
   * @return the copy
   */
  public LakeTable withMask(String column, Mask mask) {
    Settings s = settings;
    Map<String, Mask> masks = new TreeMap<>(s.masks);
    masks.put(column, mask);
    return with(
        new Settings(
            s.watermark, s.overlap, s.month, s.sort, Map.copyOf(masks), s.checks, s.deletes));
  }

  /**
   * Refuses rows that do not meet a condition: they go to quarantine under the name of the check.
   * As in SQL, a condition that is null is met.
   *
   * @param check what a row must be, in a few words, such as {@code "quantity is positive"}
   * @param condition over the columns of the source, unmasked
   * @return the copy
   */
  public LakeTable withCheck(String check, Predicate condition) {
    if (check.isBlank()) {
      throw new IllegalArgumentException("a check of table '" + name + "' has no name.");
    }
    Settings s = settings;
    Map<String, Predicate> checks = new LinkedHashMap<>(s.checks);
    checks.put(check, condition);
    return with(new Settings(s.watermark, s.overlap, s.month, s.sort, s.masks, checks, s.deletes));
  }

  /**
   * Does not look for rows that are gone, for tables that only grow: it saves reading all keys.
   *
   * @return the copy
   */
  public LakeTable withoutDeletes() {
    Settings s = settings;
    return with(new Settings(s.watermark, s.overlap, s.month, s.sort, s.masks, s.checks, false));
  }

  private LakeTable with(Settings changed) {
    return new LakeTable(name, key, changed);
  }

  /**
   * Its name.
   *
   * @return the name in the source and in the lake
   */
  public String name() {
    return name;
  }

  /**
   * The columns that tell its rows apart.
   *
   * @return one or more
   */
  public List<String> key() {
    return key;
  }

  Optional<String> watermark() {
    return Optional.ofNullable(settings.watermark);
  }

  /** Microseconds for times, days are rounded up to; a number otherwise. */
  long overlap() {
    return settings.overlap;
  }

  Optional<String> month() {
    return Optional.ofNullable(settings.month);
  }

  List<String> sort() {
    return settings.sort;
  }

  Map<String, Mask> masks() {
    return settings.masks;
  }

  Map<String, Predicate> checks() {
    return settings.checks;
  }

  boolean deletes() {
    return settings.deletes;
  }

  /** The order of rows in files, total where keys are distinct. */
  List<String> order() {
    List<String> order = new ArrayList<>(settings.sort);
    key.stream().filter(column -> !order.contains(column)).forEach(order::add);
    return order;
  }

  /** Changes when curated has to be made anew. */
  String rules() {
    return new TreeMap<>(settings.masks) + " " + settings.checks + " " + key;
  }

  /** Changes when prod has to be made anew. */
  String layout() {
    return settings.month + " " + order();
  }

  /**
   * Checks that the columns are there and have types that fit.
   *
   * @throws IllegalArgumentException that names the first one that does not
   */
  void check(Schema schema) {
    key.forEach(schema::type);
    settings.sort.forEach(schema::type);
    month().ifPresent(column -> need(schema, column, "month", Kind.DATE, Kind.TIMESTAMP));
    watermark()
        .ifPresent(
            column -> need(schema, column, "watermark", Kind.TIMESTAMP, Kind.DATE, Kind.LONG));
    settings.masks.forEach(
        (column, mask) -> {
          DataType type = schema.type(column);
          boolean isBoundKey = key.contains(column) && mask != Mask.KEEP;
          if (!mask.fits(type) || isBoundKey) {
            throw new IllegalArgumentException(
                "column '"
                    + column
                    + "' of table '"
                    + name
                    + "' is "
                    + (isBoundKey ? "part of the key" : type.toString())
                    + " and cannot have the mask "
                    + mask
                    + ". Maybe use another.");
          }
        });
    settings.checks.values().forEach(condition -> condition.check(schema));
    for (String column : schema.names()) {
      if (column.startsWith("_")) {
        throw new IllegalArgumentException(
            "column '"
                + column
                + "' of table '"
                + name
                + "' starts with _, as columns of the"
                + " lake do. Maybe rename it in a view.");
      }
    }
  }

  private void need(Schema schema, String column, String role, Kind... kinds) {
    DataType type = schema.type(column);
    if (!List.of(kinds).contains(type.kind())) {
      throw new IllegalArgumentException(
          "column '"
              + column
              + "' of table '"
              + name
              + "' is "
              + type
              + " and cannot be its "
              + role
              + ". Maybe one of "
              + List.of(kinds)
              + ".");
    }
  }
}
