package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Source to raw: appends what changed since the last time, with operation and sequence number. What
 * raw holds already is recognised by comparing rows, so reading a row twice does no harm.
 */
final class Capture {
  private static final int KEYS_AT_ONCE = 500;
  private static final int MOST_FILES = 50;

  private final Workbench bench;
  private final Lake lake;
  private final DataSource source;
  private final LakeTable table;
  private final Optional<PostgresSlot.Peek> slot;
  private final Marks marks;

  Capture(
      Workbench bench,
      Lake lake,
      DataSource source,
      LakeTable table,
      Optional<PostgresSlot.Peek> slot) {
    this.bench = bench;
    this.lake = lake;
    this.source = source;
    this.table = table;
    this.slot = slot;
    this.marks = new Marks(table.name());
  }

  /** What raw adds in front of the columns of the source. */
  static Schema rawSchema(Schema source) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("_op", DataType.STRING));
    fields.add(new Field("_seq", DataType.LONG));
    fields.addAll(source.fields());
    return new Schema(fields);
  }

  PipelineReport.Step run() {
    Schema schema = sourceSchema();
    table.check(schema);
    try (LakeWriter writer = lake.write()) {
      TableState raw = writer.table(Tier.RAW, table.name());
      Schema wide =
          raw == null
              ? rawSchema(schema)
              : SchemaChange.widen(table.name(), raw.schema(), rawSchema(schema));
      PipelineReport.Step step =
          raw == null
              ? first(writer, schema)
              : next(writer, new TableState(Tier.RAW, table.name(), wide, raw.files()), raw);
      slot.flatMap(peek -> peek.reached(Marks.optional(writer.base(), marks.followed())))
          .ifPresent(position -> writer.mark(marks.followed(), Long.toString(position)));
      writer.publish();
      return step;
    }
  }

  private Schema sourceSchema() {
    Map<String, Schema> tables = source.tables();
    Schema schema = tables.get(table.name());
    if (schema == null) {
      throw new DataAccessException(
          source.name()
              + " has no table '"
              + table.name()
              + "'. There are "
              + tables.keySet()
              + ". Maybe check the name.");
    }
    return schema;
  }

  private PipelineReport.Step first(LakeWriter writer, Schema schema) {
    Workbench.Taken<Optional<LakeFile>> taken;
    try (BatchReader reader = source.read(Query.from(table.name()), bench.run())) {
      taken =
          bench.take(
              reader, 1, rows -> bench.write(writer, place(), "SELECT 'I' AS _op, * FROM " + rows));
    }
    List<LakeFile> files = taken.result().stream().toList();
    TableState raw = new TableState(Tier.RAW, table.name(), rawSchema(schema), files);
    writer.put(Tier.RAW, table.name(), raw.schema(), files);
    writer.mark(marks.captured(), Long.toString(taken.next() - 1));
    if (!files.isEmpty()) {
      markWater(writer, bench.scan(raw), schema);
    }
    return PipelineReport.Step.of("capture", table.name(), taken.next() - 1, raw.rows());
  }

  private PipelineReport.Step next(LakeWriter writer, TableState raw, TableState before) {
    boolean isWider = !raw.schema().equals(before.schema());
    long seq = Marks.number(writer.base(), marks.captured());
    bench.view("raw", "SELECT * FROM " + bench.scan(raw));
    Optional<Long> followed = Marks.optional(writer.base(), marks.followed());
    Optional<ChangedKeys> keys = slot.map(peek -> peek.changes(table.name(), followed));
    boolean knowsKeys = !isWider && keys.isPresent() && !keys.get().isAll();
    if (knowsKeys && keys.get().isNone()) {
      return PipelineReport.Step.of("capture", table.name(), 0, 0);
    }
    boolean readsAll = isWider || slot.isPresent();
    Optional<Long> water = readsAll ? Optional.empty() : mark(writer.base(), raw.schema());
    long next = knowsKeys ? readKeys(keys.get(), raw.schema(), seq + 1) : readSince(water, seq + 1);
    long read = next - seq - 1;
    Optional<LakeFile> file = bench.write(writer, place(), changes(raw.schema(), next));
    if (file.isPresent() || isWider) {
      TableState grown = merged(writer, raw, file);
      writer.put(Tier.RAW, table.name(), raw.schema(), grown.files());
      file.ifPresent(fresh -> writer.mark(marks.captured(), lastSeq(raw, fresh)));
      markWater(writer, "fresh", raw.schema());
    }
    bench.drop("fresh", "latest", "present");
    return PipelineReport.Step.of(
        "capture", table.name(), read, file.map(LakeFile::rows).orElse(0L));
  }

  private Workbench.Place place() {
    return new Workbench.Place(Tier.RAW, table.name(), "");
  }

  /** Raw with one more file; many small files become one. */
  private TableState merged(LakeWriter writer, TableState raw, Optional<LakeFile> fresh) {
    List<LakeFile> files = new ArrayList<>(raw.files());
    fresh.ifPresent(files::add);
    TableState grown = new TableState(Tier.RAW, raw.name(), raw.schema(), files);
    if (files.size() <= MOST_FILES) {
      return grown;
    }
    String all = "SELECT * FROM " + bench.scan(grown) + " ORDER BY _seq";
    List<LakeFile> one = bench.write(writer, place(), all).stream().toList();
    return new TableState(Tier.RAW, raw.name(), raw.schema(), one);
  }

  private String lastSeq(TableState raw, LakeFile fresh) {
    TableState added = new TableState(Tier.RAW, raw.name(), raw.schema(), List.of(fresh));
    return bench.rows("SELECT max(_seq) FROM " + bench.scan(added)).get(0).get(0);
  }

  private Optional<Long> mark(Manifest manifest, Schema schema) {
    return watermark(schema).flatMap(w -> Marks.optional(manifest, marks.watermark()));
  }

  private Optional<Watermark> watermark(Schema schema) {
    return table.watermark().map(c -> new Watermark(c, schema.type(c), table.overlap()));
  }

  /** Reads what may have changed since a watermark, then looks for keys that came and went. */
  private long readSince(Optional<Long> water, long first) {
    Query all = Query.from(table.name());
    Query recent =
        water
            .map(mark -> all.where(watermark(sourceSchema()).orElseThrow().since(mark)))
            .orElse(all);
    long next = readChanges(List.of(recent), first);
    if (table.deletes() || slot.isPresent()) {
      readPresent();
      if (water.isPresent() && bench.count(missed()) > 0) {
        return readChanges(List.of(all), first); // rows that came later than the overlap
      }
    }
    return next;
  }

  /** Reads rows by their keys; of these keys, the ones that are not there are gone. */
  private long readKeys(ChangedKeys changed, Schema raw, long first) {
    Query all = Query.from(table.name());
    List<Predicate> conditions = changed.conditions(KEYS_AT_ONCE);
    long next = readChanges(conditions.stream().map(all::where).toList(), first);
    String keys = LakeTables.quote(table.key());
    bench.table("asked", "SELECT " + keys + " FROM raw WHERE false");
    for (Predicate condition : conditions) {
      Query query = Query.from("raw").where(condition).select(table.key().toArray(String[]::new));
      bench.execute(
          "INSERT INTO asked "
              + Dialect.DUCKDB.text().print(query, Map.of("raw", raw), bench.run().zone()));
    }
    bench.table(
        "present",
        "SELECT "
            + keys
            + " FROM ("
            + living()
            + ") ANTI JOIN asked USING ("
            + keys
            + ") UNION SELECT "
            + keys
            + " FROM fresh");
    bench.drop("asked");
    return next;
  }

  /** Rows of the source into the table {@code fresh}, one for each key; gives the next number. */
  private long readChanges(List<Query> queries, long first) {
    String order =
        table.watermark().map(w -> LakeTables.quote(w) + " DESC NULLS LAST, ").orElse("")
            + sourceSchema().names().stream()
                .map(column -> LakeTables.quote(column) + " DESC")
                .collect(joined());
    String one =
        " QUALIFY "
            + anyNull()
            + " OR row_number() OVER (PARTITION BY "
            + LakeTables.quote(table.key())
            + " ORDER BY "
            + order
            + ") = 1";
    long next = first;
    for (Query query : queries) {
      String into =
          next == first && query == queries.get(0)
              ? "CREATE OR REPLACE TEMP TABLE fresh AS "
              : "INSERT INTO fresh ";
      try (BatchReader reader = source.read(query, bench.run())) {
        next =
            bench
                .take(
                    reader,
                    next,
                    rows -> {
                      bench.execute(into + "SELECT * FROM " + rows + one);
                      return true;
                    })
                .next();
      }
    }
    return next;
  }

  private void readPresent() {
    Query query = Query.from(table.name()).select(table.key().toArray(String[]::new));
    try (BatchReader reader = source.read(query, bench.run())) {
      bench.take(
          reader,
          1,
          rows -> {
            bench.table("present", "SELECT DISTINCT * EXCLUDE (_seq) FROM " + rows);
            return true;
          });
    }
  }

  /** Keys that the source has and raw and the rows just read have not. */
  private String missed() {
    String keys = LakeTables.quote(table.key());
    return "(SELECT "
        + keys
        + " FROM present ANTI JOIN (SELECT "
        + keys
        + " FROM fresh UNION ALL "
        + living()
        + ") USING ("
        + keys
        + ") WHERE NOT "
        + anyNull()
        + ")";
  }

  /** Keys whose last operation in raw is not a delete. */
  private String living() {
    String keys = LakeTables.quote(table.key());
    return "SELECT " + keys + " FROM raw GROUP BY " + keys + " HAVING arg_max(_op, _seq) <> 'D'";
  }

  private String anyNull() {
    return table.key().stream()
        .map(column -> LakeTables.quote(column) + " IS NULL")
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  /** Rows to append: new, changed and gone ones; those without a key are compared as a whole. */
  private String changes(Schema schema, long next) {
    List<String> columns = schema.names().subList(2, schema.names().size());
    String keys = LakeTables.quote(table.key());
    bench.table(
        "latest",
        "SELECT * FROM raw SEMI JOIN (SELECT "
            + keys
            + ", max(_seq) AS _seq FROM raw SEMI JOIN fresh USING ("
            + keys
            + ") GROUP BY ALL) USING ("
            + keys
            + ", _seq)");
    String fresh = columns.stream().map(c -> "f." + LakeTables.quote(c)).collect(joined());
    String differs =
        columns.stream()
            .map(c -> "f." + LakeTables.quote(c) + " IS DISTINCT FROM l." + LakeTables.quote(c))
            .collect(Collectors.joining(" OR "));
    String known = LakeTables.quote(columns);
    String changed =
        "SELECT CASE WHEN l._op IS NULL OR l._op = 'D' THEN 'I' ELSE 'U' END AS _op, f._seq, "
            + fresh
            + " FROM (SELECT * FROM fresh WHERE NOT "
            + anyNull()
            + ") f LEFT JOIN latest l USING ("
            + keys
            + ") WHERE l._op IS NULL OR l._op = 'D' OR "
            + differs;
    String keyless =
        "SELECT 'I' AS _op, min(_seq) AS _seq, "
            + known
            + " FROM (SELECT _seq, "
            + known
            + ", 0 AS _old FROM fresh WHERE "
            + anyNull()
            + " UNION ALL SELECT _seq, "
            + known
            + ", 1 FROM raw WHERE "
            + anyNull()
            + ") GROUP BY "
            + known
            + " HAVING max(_old) = 0";
    return changed
        + " UNION ALL "
        + keyless
        + (table.deletes() || slot.isPresent() ? " UNION ALL " + gone(columns, next) : "")
        + " ORDER BY _seq";
  }

  private String gone(List<String> columns, long next) {
    String keys = LakeTables.quote(table.key());
    String items =
        columns.stream()
            .map(c -> table.key().contains(c) ? LakeTables.quote(c) : "NULL")
            .collect(joined());
    return "SELECT 'D', "
        + (next - 1)
        + " + row_number() OVER (ORDER BY "
        + keys
        + "), "
        + items
        + " FROM ("
        + living()
        + ") ANTI JOIN present USING ("
        + keys
        + ") WHERE NOT "
        + anyNull();
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }

  private void markWater(LakeWriter writer, String rows, Schema schema) {
    Optional<Watermark> watermark = watermark(schema);
    if (watermark.isPresent()) {
      String sql = "SELECT max(" + watermark.get().number() + ") FROM " + rows;
      String max = bench.rows(sql).get(0).get(0);
      if (!max.equals("null")) {
        long seen = watermark.get().capped(Long.parseLong(max), bench.run().now());
        long before = Marks.optional(writer.base(), marks.watermark()).orElse(Long.MIN_VALUE);
        writer.mark(marks.watermark(), Long.toString(Math.max(seen, before)));
      }
    }
  }
}
