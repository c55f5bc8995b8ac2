package io.github.ecomai.examples.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.parquet.Lake;
import io.github.ecomai.parquet.LakeTable;
import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.parquet.Pipeline;
import io.github.ecomai.parquet.PipelineReport;
import io.github.ecomai.parquet.Tier;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.SortKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopSourceTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(7);
  private static final CommerceShop SHOP = CommerceShop.ofSize(0.05, RUN);

  private static List<List<@Nullable Object>> rows(DataSource source, Query query) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (BatchReader reader = source.read(query, RUN)) {
      for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
        rows.addAll(rows(b.get()));
      }
    }
    return rows;
  }

  private static List<List<@Nullable Object>> rows(Batch batch) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<@Nullable Object> values = new ArrayList<>();
      for (int c = 0; c < batch.schema().fields().size(); c++) {
        values.add(batch.column(c).value(row));
      }
      rows.add(values);
    }
    return rows;
  }

  @Test
  void readsTheRowStreamOfEachTable() {
    Map<String, List<List<@Nullable Object>>> made = new TreeMap<>();
    for (int part = 0; part < SHOP.parts(); part++) {
      SHOP.part(part)
          .forEach(
              (table, batch) ->
                  made.computeIfAbsent(table, t -> new ArrayList<>()).addAll(rows(batch)));
    }
    try (DataSource source = SHOP.source()) {
      assertThat(source.tables()).hasSize(25).doesNotContainKey("demand_daily");
      for (String table : source.tables().keySet()) {
        assertThat(rows(source, Query.from(table)))
            .as(table)
            .isEqualTo(made.getOrDefault(table, List.of()));
      }
      assertThat(made).hasSize(17);
    }
  }

  @Test
  void answersQueries() {
    try (DataSource source = SHOP.source()) {
      Query orders = Query.from("orders").totals(Aggregate.count().as("n"));
      long lines = rows(source, Query.from("orders").select("order_id")).size();
      assertThat(rows(source, orders)).containsExactly(List.of(lines));
    }
  }

  @Test
  void fillsALakeWhoseSecondRunWritesNothing(@TempDir Path folder) {
    Lake lake = Lake.open(folder);
    LakeTable[] tables =
        CommerceTables.all().stream()
            .filter(table -> !table.primaryKey().isEmpty() && !table.name().equals("demand_daily"))
            .map(table -> LakeTable.of(table.name(), table.primaryKey().toArray(String[]::new)))
            .toArray(LakeTable[]::new);
    try (DataSource source = SHOP.source()) {
      Pipeline pipeline = Pipeline.of(source, lake, tables);
      PipelineReport report = pipeline.run(RUN);
      assertThat(report.refused()).isEmpty();
      try (ParquetSource raw = lake.read(Tier.RAW, RUN);
          ParquetSource prod = lake.prod()) {
        assertThat(raw.tables()).hasSize(24);
        String[] line = {"order_id", "line_no"};
        Query lines = Query.from("order_items").orderBy(SortKey.asc(line[0]), SortKey.asc(line[1]));
        assertThat(rows(prod, lines)).isEqualTo(rows(source, lines));
        assertThat(rows(raw, Query.from("order_items")))
            .hasSize(rows(source, Query.from("order_items")).size());
      }
      assertThat(pipeline.run(RUN).isUnchanged()).isTrue();
    }
  }

  @Test
  void makesNoMoreThanIsRead() {
    CommerceShop large = CommerceShop.ofSize(10_000, RUN);
    try (DataSource source = large.source();
        BatchReader reader = source.read(Query.from("customers"), RUN)) {
      assertThat(reader.next().orElseThrow().rows()).isBetween(1, 4_096);
    }
  }

  @Test
  void endsWhenCancelledOrClosed() {
    Cancellation cancellation = new Cancellation();
    DataSource source = SHOP.source();
    BatchReader reader = source.read(Query.from("orders"), RUN.withCancellation(cancellation));
    assertThat(reader.next()).isPresent();
    cancellation.cancel();
    assertThatThrownBy(reader::next).isInstanceOf(RunCancelledException.class);
    source.close();
    assertThatThrownBy(() -> source.read(Query.from("orders"), RUN))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("closed");
  }
}
