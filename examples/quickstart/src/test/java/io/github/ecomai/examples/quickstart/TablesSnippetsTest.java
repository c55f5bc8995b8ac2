package io.github.ecomai.examples.quickstart;

import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.lit;
import static io.github.ecomai.source.Expression.when;
import static io.github.ecomai.source.Predicate.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.Concept;
import io.github.ecomai.commerce.ConceptField;
import io.github.ecomai.commerce.ConceptField.Presence;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The code and the table of docs/guide/your-tables.md. */
class TablesSnippetsTest {
  /** Thirty days with two orders each, of which one is cancelled every third day. */
  private static MemorySource shop() {
    List<List<Object>> header = new ArrayList<>();
    List<List<Object>> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      LocalDate day = LocalDate.of(2026, 1, 1).plusDays(i / 2);
      header.add(List.of((long) i, "S" + i % 7, day, i % 6 == 0 ? 9L : 1L));
      lines.add(List.of((long) i, "item", 2L, 5.0));
    }
    Schema headerColumns =
        Schema.of(
            new Field("document_no", DataType.LONG),
            new Field("sold_to", DataType.STRING),
            new Field("posted_on", DataType.DATE),
            new Field("code", DataType.LONG));
    Schema lineColumns =
        Schema.of(
            new Field("document_no", DataType.LONG),
            new Field("item_no", DataType.STRING),
            new Field("pieces", DataType.LONG),
            new Field("unit_price", DataType.DOUBLE));
    return MemorySource.builder()
        .rows("sales_header", headerColumns, header)
        .rows("sales_line", lineColumns, lines)
        .build();
  }

  @Test
  void otherNamesAreMapped() {
    MemorySource source = shop();
    // region map-columns
    CommerceSchema schema =
        CommerceSchema.standard()
            .withTable(Concept.ORDERS, "sales_header")
            .withColumn(Concept.ORDERS, "order_id", "document_no")
            .withColumn(Concept.ORDERS, "customer_id", "sold_to")
            .withColumn(Concept.ORDERS, "order_date", "posted_on")
            .withTable(Concept.ORDER_LINES, "sales_line")
            .withColumn(Concept.ORDER_LINES, "order_id", "document_no")
            .withColumn(Concept.ORDER_LINES, "product_id", "item_no")
            .withColumn(Concept.ORDER_LINES, "quantity", "pieces");
    // endregion
    assertThat(sum(SeriesQuery.revenue(), schema, source)).isEqualTo(600);
    // region map-query
    Query header =
        Query.from("sales_header")
            .select(
                col("document_no").as("order_id"),
                col("sold_to").as("customer_id"),
                col("posted_on").as("order_date"),
                when(eq("code", 9L), lit("cancelled"), lit("delivered")).as("status"));
    CommerceSchema coded = schema.withQuery(Concept.ORDERS, header);
    // endregion
    assertThat(sum(SeriesQuery.revenue(), coded, source)).isEqualTo(500);
    assertThat(sum(SeriesQuery.orders(), coded, source)).isEqualTo(50);
    // region use-schema
    try (EcomAi ai = EcomAi.builder().source(source).commerce(coded).build()) {
      SeriesQuery orders = SeriesQuery.orders().by(Frequency.DAY);
      Forecast forecast =
          ai.system(MarketIntelligenceHub.class).forecast(ForecastRequest.of(orders, 7));
    }
    // endregion
  }

  private static double sum(SeriesQuery query, CommerceSchema schema, MemorySource source) {
    SeriesQuery.Reading reading =
        query.by(Frequency.DAY).read(schema, source, RunContext.defaults());
    return Arrays.stream(reading.series().toArray()).sum();
  }

  @Test
  void whatIsMissingIsNamed() {
    MemorySource source = shop();
    CommerceSchema standard = CommerceSchema.standard();
    CommerceSchema named = standard.withTable(Concept.ORDERS, "sales_header");
    assertThat(standard.has(Concept.ORDERS, source)).isFalse();
    assertThatThrownBy(() -> standard.query(Concept.ORDERS, source))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("there is no table 'orders' for ORDERS")
        .hasMessageContaining("sales_header");
    assertThatThrownBy(() -> named.query(Concept.ORDERS, source))
        .hasMessageContaining("table 'sales_header' in memory lacks")
        .hasMessageContaining("order_date");
  }

  @ParameterizedTest
  @EnumSource
  void theGuideNamesEveryField(Concept concept) throws IOException {
    String guide = Files.readString(Regions.ROOT.resolve("docs/guide/your-tables.md"));
    assertThat(guide)
        .contains(
            "| `%s` | `%s` | %s | %s | %s |\n"
                .formatted(
                    concept,
                    concept.table(),
                    fields(concept, Presence.REQUIRED),
                    fields(concept, Presence.DEFAULTED),
                    fields(concept, Presence.OPTIONAL)));
  }

  private static String fields(Concept concept, Presence presence) {
    String text =
        concept.fields().stream()
            .filter(field -> field.presence() == presence)
            .map(TablesSnippetsTest::field)
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "-" : text;
  }

  private static String field(ConceptField field) {
    String otherwise = field.otherwise() == null ? "" : " = " + field.otherwise();
    String shape = field.shape().name().toLowerCase(Locale.ROOT);
    return "`" + field.name() + "` " + shape + otherwise;
  }
}
