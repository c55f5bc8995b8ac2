package io.github.ecomai.parquet;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows as lists, to be compared. */
final class Rows {
  private Rows() {}

  /** All rows of a table by its first column. */
  static List<List<@Nullable Object>> of(DataSource source, String table) {
    String first = source.tables().get(table).names().get(0);
    return of(source, Query.from(table).orderBy(SortKey.asc(first)));
  }

  static List<List<@Nullable Object>> of(DataSource source, Query query) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (BatchReader reader = source.read(query, RunContext.defaults())) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        for (int row = 0; row < batch.rows(); row++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int c = 0; c < batch.schema().fields().size(); c++) {
            values.add(batch.column(c).value(row));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  /** All rows of a table of a tier, by the first column. */
  static List<List<@Nullable Object>> of(Lake lake, Tier tier, String table) {
    try (ParquetSource source = lake.read(tier, RunContext.defaults())) {
      return of(source, table);
    }
  }
}
