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
  private final RawSql sql;

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
    this.sql = new RawSql(table);
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
    bench.table("latest", sql.latest());
    List<String> columns = raw.schema().names().subList(2, raw.schema().names().size());
    String changes = sql.changes(columns, seesDeletes() ? next : 0);
    Optional<LakeFile> file = bench.write(writer, place(), changes);
    if (file.isPresent() || isWider) {
      TableState grown = merged(writer, raw, file);
      writer.put(Tier.RAW, table.name(), raw.schema(), grown.files());
      file.ifPresent(fresh -> writer.mark(marks.captured(), lastSeq(raw, fresh)));
    }
    if (file.isPresent() || isWider || (!readsAll && water.isEmpty())) {
      markWater(writer, "fresh", raw.schema());
    }
    bench.drop("fresh", "latest", "present");
    return PipelineReport.Step.of(
        "capture", table.name(), read, file.map(LakeFile::rows).orElse(0L));
  }

  private boolean seesDeletes() {
    return table.deletes() || slot.isPresent();
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
    return watermark(schema).flatMap(w -> Marks.optional(manifest, marks.watermark(w)));
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
    if (seesDeletes()) {
      readPresent();
      if (water.isPresent() && bench.count("(" + sql.missed() + ")") > 0) {
        next = readChanges(List.of(all), first); // for rows that came later than the overlap
        readPresent();
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
    bench.table("present", sql.presentAsAsked());
    bench.drop("asked");
    return next;
  }

  /** Rows of the source into the table {@code fresh}, one for each key; gives the next number. */
  private long readChanges(List<Query> queries, long first) {
    String one = sql.oneForEachKey(sourceSchema().names());
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

  private void markWater(LakeWriter writer, String rows, Schema schema) {
    Watermark watermark = watermark(schema).orElse(null);
    if (watermark != null) {
      String greatest = "SELECT max(" + watermark.number() + ") FROM " + rows;
      String max = bench.rows(greatest).get(0).get(0);
      if (!max.equals("null")) {
        String mark = marks.watermark(watermark);
        long seen = watermark.capped(Long.parseLong(max), bench.run().now());
        long before = Marks.optional(writer.base(), mark).orElse(Long.MIN_VALUE);
        writer.mark(mark, Long.toString(Math.max(seen, before)));
      }
    }
  }
}
