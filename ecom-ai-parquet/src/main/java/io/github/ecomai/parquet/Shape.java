package io.github.ecomai.parquet;

import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Curated to prod: writes the months anew in which something changed, and keeps the others. */
final class Shape {
  private static final String NO_MONTH = "__HIVE_DEFAULT_PARTITION__";

  private final Workbench bench;
  private final LakeTable table;
  private final Marks marks;

  Shape(Workbench bench, LakeTable table) {
    this.bench = bench;
    this.table = table;
    this.marks = new Marks(table.name());
  }

  /** Adds to a version that shows all tables at once. */
  PipelineReport.Step run(LakeWriter writer) {
    Manifest base = writer.base();
    TableState curated = base.table(Tier.CURATED, table.name()).orElseThrow();
    Optional<TableState> before = base.table(Tier.PROD, table.name());
    long refined = Marks.number(base, marks.refined());
    long shaped = Marks.number(base, marks.shaped());
    boolean anew =
        before.isEmpty() || !base.mark(marks.layout()).equals(Optional.of(table.layout()));
    if (!anew && refined == shaped) {
      return PipelineReport.Step.of("shape", table.name(), 0, 0);
    }
    Schema schema = prodSchema(curated.schema());
    bench.view("curated", "SELECT * FROM " + bench.scan(curated));
    Optional<TableState> kept = anew ? Optional.empty() : before;
    List<String> months = months(kept, shaped);
    List<LakeFile> files = new ArrayList<>();
    kept.ifPresent(
        state -> state.files().stream().filter(f -> !isIn(f, months)).forEach(files::add));
    int old = files.size();
    for (int i = 0; i < months.size(); i++) {
      bench.run().progress("shape " + table.name(), i, months.size());
      write(writer, schema, months.get(i)).ifPresent(files::add);
    }
    if (anew || !months.isEmpty()) {
      writer.put(Tier.PROD, table.name(), schema, files);
    }
    writer.mark(marks.shaped(), Long.toString(refined));
    writer.mark(marks.layout(), table.layout());
    long out = files.stream().skip(old).mapToLong(LakeFile::rows).sum();
    return PipelineReport.Step.of("shape", table.name(), curated.rows(), out);
  }

  /** The columns of the source alone. */
  static Schema prodSchema(Schema curated) {
    List<Field> fields = curated.fields();
    return new Schema(fields.subList(1, fields.size()));
  }

  private static boolean isIn(LakeFile file, List<String> months) {
    return months.stream()
        .anyMatch(month -> month.isEmpty() || file.path().contains("/" + month + "/"));
  }

  /** The folder of a row; one without a name for tables that are not partitioned. */
  private String folder() {
    return table
        .month()
        .map(LakeTables::quote)
        .map(m -> "coalesce('month=' || strftime(" + m + ", '%Y-%m'), 'month=" + NO_MONTH + "')")
        .orElse("''");
  }

  /** The folders in which a row appeared, changed or disappeared. */
  private List<String> months(Optional<TableState> prod, long shaped) {
    String months = "SELECT DISTINCT " + folder() + " AS month FROM ";
    String sql = months + "curated";
    if (prod.isPresent()) {
      String keys = " USING (" + LakeTables.quote(table.key()) + ")";
      String fresh = "(SELECT * FROM curated WHERE _seq > " + shaped + ")";
      String old = bench.scan(prod.get());
      sql =
          months
              + fresh
              + " UNION "
              + months
              + old
              + " ANTI JOIN curated"
              + keys
              + " UNION "
              + months
              + old
              + " SEMI JOIN "
              + fresh
              + keys;
    }
    return bench.rows(sql + " ORDER BY 1").stream().map(row -> row.get(0)).toList();
  }

  private Optional<LakeFile> write(LakeWriter writer, Schema schema, String month) {
    String where = table.month().isEmpty() ? "" : " WHERE " + isIn(month);
    Workbench.Place place = new Workbench.Place(Tier.PROD, table.name(), month);
    return bench.write(
        writer,
        place,
        "SELECT "
            + LakeTables.quote(schema.names())
            + " FROM curated"
            + where
            + " ORDER BY "
            + LakeTables.quote(table.order()));
  }

  /** As a range, for which files and row groups can be left out. */
  private String isIn(String month) {
    String column = LakeTables.quote(table.month().orElseThrow());
    String name = month.substring("month=".length());
    return name.equals(NO_MONTH)
        ? column + " IS NULL"
        : column
            + " >= DATE '"
            + name
            + "-01' AND "
            + column
            + " < DATE '"
            + name
            + "-01' + INTERVAL 1 MONTH";
  }
}
