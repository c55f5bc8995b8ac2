package io.github.ecomai.parquet;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Raw to curated and quarantine. Curated holds for each key its last accepted row of raw, masked;
 * quarantine holds every refused row of raw. Both depend on raw and the rules alone, so after a
 * change of the rules they are made anew from raw.
 */
final class Refine {
  private final Workbench bench;
  private final Lake lake;
  private final LakeTable table;
  private final String rules;
  private final Marks marks;

  Refine(Workbench bench, Lake lake, LakeTable table, Masking masking) {
    this.bench = bench;
    this.lake = lake;
    this.table = table;
    this.rules = table.rules() + " " + masking.fingerprint();
    this.marks = new Marks(table.name());
  }

  /**
   * @param again whether to start from the first row of raw
   */
  PipelineReport.Step run(boolean again) {
    try (LakeWriter writer = lake.write()) {
      Manifest base = writer.base();
      TableState raw = base.table(Tier.RAW, table.name()).orElseThrow();
      Optional<TableState> curated = base.table(Tier.CURATED, table.name());
      Schema schema = curatedSchema(raw.schema());
      long captured = Marks.number(base, marks.captured());
      boolean anew =
          again
              || curated.isEmpty()
              || !curated.get().schema().equals(schema)
              || !base.mark(marks.rules()).equals(Optional.of(rules));
      long from = anew ? 0 : Marks.number(base, marks.refined());
      if (!anew && from == captured) {
        return PipelineReport.Step.of("refine", table.name(), 0, 0);
      }
      PipelineReport.Step step = refine(writer, raw, anew ? Optional.empty() : curated, from);
      writer.mark(marks.refined(), Long.toString(captured));
      writer.mark(marks.rules(), rules);
      if (anew) {
        writer.mark(marks.layout(), ""); // prod has to be made anew too
      }
      writer.publish();
      return step;
    }
  }

  /** The columns of the source behind the sequence number. */
  static Schema curatedSchema(Schema raw) {
    return new Schema(raw.fields().subList(1, raw.fields().size()));
  }

  private PipelineReport.Step refine(
      LakeWriter writer, TableState raw, Optional<TableState> curated, long from) {
    judge(raw, from);
    long in = 0;
    Map<String, Long> refused = new TreeMap<>();
    for (List<String> row : bench.rows("SELECT _reason, count(*) FROM judged GROUP BY 1")) {
      long rows = Long.parseLong(row.get(1));
      in += rows;
      if (!row.get(0).isEmpty()) {
        refused.put(row.get(0), rows);
      }
    }
    long accepted = accept();
    if (accepted > 0 || curated.isEmpty()) {
      Optional<LakeFile> file =
          bench.write(writer, place(Tier.CURATED), merged(raw.schema(), curated));
      writer.put(Tier.CURATED, table.name(), curatedSchema(raw.schema()), file.stream().toList());
    }
    quarantine(writer, raw.schema(), curated.isEmpty(), !refused.isEmpty());
    bench.drop("winners");
    return new PipelineReport.Step("refine", table.name(), in, accepted, refused);
  }

  private Workbench.Place place(Tier tier) {
    return new Workbench.Place(tier, table.name(), "");
  }

  /** The new rows of raw with the reason for refusing each, empty for good ones. */
  private void judge(TableState raw, long from) {
    String name = "arrived";
    bench.view(name, "SELECT * FROM " + bench.scan(raw) + " WHERE _seq > " + from);
    List<Output> outputs = new ArrayList<>();
    raw.schema().names().forEach(column -> outputs.add(Expression.col(column).as(column)));
    outputs.add(failed(raw.schema()).as("_check"));
    Query query = Query.from(name).select(outputs.toArray(Output[]::new));
    String checked =
        Dialect.DUCKDB.text().print(query, Map.of(name, raw.schema()), bench.run().zone());
    bench.view(
        "judged",
        "SELECT * EXCLUDE (_check), CASE "
            + ofKey(raw.schema())
            + " WHEN _op = 'D' THEN '' "
            + ofMonth()
            + " ELSE _check END AS _reason FROM ("
            + checked
            + ")");
  }

  /** The name of the first check that is not met. */
  private Expression failed(Schema schema) {
    Expression name = Expression.lit("");
    List<Map.Entry<String, Predicate>> checks = new ArrayList<>(table.checks().entrySet());
    for (int i = checks.size() - 1; i >= 0; i--) {
      Predicate isBroken = Predicate.not(checks.get(i).getValue());
      isBroken.check(schema);
      name = Expression.when(isBroken, Expression.lit(checks.get(i).getKey()), name);
    }
    return name;
  }

  private String ofKey(Schema schema) {
    StringBuilder cases = new StringBuilder();
    for (String column : table.key()) {
      String quoted = LakeTables.quote(column);
      cases.append("WHEN ").append(quoted).append(" IS NULL THEN ");
      cases.append(text("key " + column + " is null")).append(' ');
      boolean isSearched = table.masks().get(column) != Mask.KEEP;
      if (isSearched && schema.type(column).equals(DataType.STRING)) {
        cases.append("WHEN ").append(Masking.candidate(quoted)).append(" AND holds_card(");
        cases.append(quoted).append(") = 'y' THEN ");
        cases.append(text("key " + column + " holds a card number")).append(' ');
      }
    }
    return cases.toString();
  }

  private String ofMonth() {
    return table
        .month()
        .map(
            column ->
                "WHEN year("
                    + LakeTables.quote(column)
                    + ") NOT BETWEEN 1 AND 9999 THEN "
                    + text(column + " is not in the years 1 to 9999"))
        .orElse("");
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** The last good row of each key, deletes too, by its number. */
  private long accept() {
    String keys = LakeTables.quote(table.key());
    bench.table(
        "winners",
        "SELECT "
            + keys
            + ", max(_seq) AS _seq, arg_max(_op, _seq) AS _op FROM judged WHERE _reason = ''"
            + " GROUP BY "
            + keys);
    return bench.count("winners");
  }

  /** Curated without the keys that were taken in, and their new rows. */
  private String merged(Schema raw, Optional<TableState> curated) {
    String values =
        raw.fields().stream()
            .skip(2)
            .map(field -> Masking.value(table, field) + " AS " + LakeTables.quote(field.name()))
            .collect(Collectors.joining(", "));
    String keys = LakeTables.quote(table.key());
    String fresh =
        "SELECT _seq, "
            + values
            + " FROM arrived SEMI JOIN (SELECT * FROM winners WHERE _op <> 'D') USING ("
            + keys
            + ", _seq)";
    String kept =
        curated
            .map(
                state ->
                    "SELECT * FROM "
                        + bench.scan(state)
                        + " ANTI JOIN winners USING ("
                        + keys
                        + ") UNION ALL ")
            .orElse("");
    List<String> order = new ArrayList<>(table.month().stream().toList());
    table.order().stream().filter(column -> !order.contains(column)).forEach(order::add);
    return kept + fresh + " ORDER BY " + LakeTables.quote(order);
  }

  private void quarantine(LakeWriter writer, Schema raw, boolean anew, boolean isAny) {
    List<Field> fields = new ArrayList<>(raw.fields());
    fields.add(2, new Field("_reason", DataType.STRING));
    Schema schema = new Schema(fields);
    TableState before = anew ? null : writer.table(Tier.QUARANTINE, table.name());
    List<LakeFile> files = new ArrayList<>(before == null ? List.of() : before.files());
    if (isAny) {
      String select =
          "SELECT "
              + LakeTables.quote(schema.names())
              + " FROM judged WHERE _reason <> '' ORDER BY _seq";
      bench.write(writer, place(Tier.QUARANTINE), select).ifPresent(files::add);
    }
    if (isAny || before == null) {
      writer.put(Tier.QUARANTINE, table.name(), schema, files);
    }
  }
}
