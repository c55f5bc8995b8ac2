package io.github.ecomai.examples.quickstart;

import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Predicate.ne;
import static io.github.ecomai.source.SortKey.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.Concept;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.csv.CsvColumn;
import io.github.ecomai.csv.CsvOptions;
import io.github.ecomai.csv.CsvSource;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.parquet.ParquetSource;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.AbstractDataSource;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Capability;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.WindowSpec;
import io.github.ecomai.testkit.RandomQueries;
import io.github.ecomai.testkit.RandomTables;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The examples in the comments of sources, queries and the commerce schema. */
class SourceSnippetsTest {
  private static final Schema PRODUCTS = Schema.of(new Field("sku", DataType.STRING));
  private static final RunContext RUN = RunContext.defaults();

  private final MemorySource orders =
      MemorySource.builder()
          .rows(
              "orders",
              Schema.of(
                  new Field("country", DataType.STRING),
                  new Field("status", DataType.STRING),
                  new Field("total", DataType.decimal(2))),
              List.of(
                  List.of("Germany", "delivered", new BigDecimal("10.00")),
                  List.of("France", "delivered", new BigDecimal("70.00")),
                  List.of("Germany", "delivered", new BigDecimal("30.50")),
                  List.of("Germany", "cancelled", new BigDecimal("99.00"))))
          .build();

  @Test
  void query() {
    // region Query
    Query top =
        Query.from("orders")
            .where(ne("status", "cancelled"))
            .groupBy("country")
            .measures(sum(col("total")).as("revenue"), count().as("orders"))
            .orderBy(desc("revenue"))
            .limit(10);
    // endregion
    assertThat(rows(orders, top))
        .containsExactly(
            List.of("France", new BigDecimal("70.00"), 1L),
            List.of("Germany", new BigDecimal("40.50"), 2L));
  }

  @Test
  void batch() {
    long sum = 0;
    try (BatchReader reader = orders.read(Query.from("orders"), RUN)) {
      Batch batch = reader.next().orElseThrow();
      // region Batch
      Decimals total = batch.decimals("total");
      for (int row = 0; row < batch.rows(); row++) {
        if (!total.isNull(row)) {
          sum += total.unscaled(row);
        }
      }
      // endregion
    }
    assertThat(sum).isEqualTo(20950);
  }

  @Test
  void windowSpec() {
    WindowSpec place =
        // region WindowSpec
        WindowSpec.over("region").orderBy(desc("revenue")).rowNumber("place")
        // endregion
        ;
    assertThat(place.toString()).contains("region", "revenue", "place");
  }

  @Test
  void memorySource() {
    // region MemorySource
    Schema schema = Schema.of(new Field("sku", DataType.STRING), new Field("sold", DataType.LONG));
    MemorySource source =
        MemorySource.builder()
            .rows("sales", schema, List.of(List.of("A1", 3L), List.of("B2", 5L)))
            .build();
    // endregion
    assertThat(rows(source, Query.from("sales")))
        .containsExactly(List.of("A1", 3L), List.of("B2", 5L));
  }

  @Test
  void csvSource() {
    assertThatThrownBy(SourceSnippetsTest::readCsv)
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("orders.csv.gz");
  }

  /** There is no such file here. */
  private static void readCsv() {
    // region CsvSource
    try (CsvSource source = CsvSource.open(Path.of("orders.csv.gz"))) {
      MemorySource orders = MemorySource.copyOf(source, RunContext.defaults());
    }
    // endregion
  }

  @Test
  void csvOptions() {
    // region CsvOptions
    CsvOptions options =
        CsvOptions.defaults()
            .withSeparator(';')
            .withColumn("ordered", CsvColumn.of(DataType.TIMESTAMP).withPattern("M/d/yyyy H:mm"));
    // endregion
    assertThat(options).isNotSameAs(CsvOptions.defaults());
  }

  @Test
  void parquetSource() {
    assertThatThrownBy(SourceSnippetsTest::readParquet)
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("lake");
  }

  /** There is no such folder here. */
  private static void readParquet() {
    RunContext run = RUN;
    // region ParquetSource
    Query query = Query.from("orders").select("order_id", "total");
    try (ParquetSource source = ParquetSource.open(Path.of("lake/prod"));
        BatchReader reader = source.read(query, run)) {
      Optional<Batch> first = reader.next();
    }
    // endregion
  }

  @Test
  void commerceSchema() {
    // region CommerceSchema
    CommerceSchema schema =
        CommerceSchema.standard()
            .withTable(Concept.ORDERS, "sales_header")
            .withColumn(Concept.ORDERS, "order_date", "posted_on");
    // endregion
    assertThatThrownBy(() -> schema.query(Concept.ORDERS, orders))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("sales_header");
  }

  @Test
  void seriesQuery() {
    SeriesQuery query =
        // region SeriesQuery
        SeriesQuery.revenue().by(Frequency.MONTH)
        // endregion
        ;
    assertThat(query.frequency()).isEqualTo(Frequency.MONTH);
  }

  @Test
  void randomQueries() {
    MemorySource tables = RandomTables.of(7, true);
    MemorySource source = tables;
    // region RandomQueries
    RandomQueries queries = RandomQueries.of(7, tables);
    for (int i = 0; i < 500; i++) {
      queries.check(source);
    }
    // endregion
    assertThat(queries.next()).isNotEqualTo(RandomQueries.of(7, tables).next());
  }

  @Test
  void abstractDataSource() {
    assertThat(rows(new Catalogue(), Query.from("products").where(ne("sku", "A1")))).isEmpty();
  }

  // region AbstractDataSource
  final class Catalogue extends AbstractDataSource {
    public String name() {
      return "catalogue";
    }

    public Map<String, Schema> tables() {
      return Map.of("products", PRODUCTS);
    }

    protected Set<Capability> capabilities() {
      return Capability.none();
    }

    protected BatchReader open(Query pushed, RunContext run) {
      return new ProductReader();
    }

    protected void closeSource() {}
  }

  // endregion

  /** No product at all. */
  private static final class ProductReader implements BatchReader {
    @Override
    public Schema schema() {
      return PRODUCTS;
    }

    @Override
    public Optional<Batch> next() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  private static List<List<@Nullable Object>> rows(AbstractDataSource source, Query query) {
    List<List<@Nullable Object>> rows = new java.util.ArrayList<>();
    try (BatchReader reader = source.read(query, RUN)) {
      for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
        Batch batch = b.get();
        for (int row = 0; row < batch.rows(); row++) {
          @Nullable Object[] values = new @Nullable Object[batch.schema().fields().size()];
          for (int column = 0; column < values.length; column++) {
            values[column] = batch.column(column).value(row);
          }
          rows.add(Arrays.asList(values));
        }
      }
    }
    return rows;
  }
}
