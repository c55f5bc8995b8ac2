package io.github.ecomai.examples.tour;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Small results as lists of values. */
final class Rows {
  private Rows() {}

  static List<List<@Nullable Object>> of(DataSource source, Query query, RunContext run) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (BatchReader reader = source.read(query, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        for (int row = 0; row < batch.rows(); row++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int column = 0; column < batch.schema().fields().size(); column++) {
            values.add(batch.column(column).value(row));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  /** The numbers of a result with one row; 0 where there is none. */
  static double[] numbers(DataSource source, Query query, RunContext run) {
    List<@Nullable Object> row = of(source, query, run).get(0);
    return row.stream().mapToDouble(v -> v instanceof Number n ? n.doubleValue() : 0).toArray();
  }
}
