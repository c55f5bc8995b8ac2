package io.github.ecomai.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A shop of orders and order lines alone. */
class MissingTablesTest {
  private static final RetailCopilot COPILOT =
      RetailCopilot.of(SemanticModel.commerce(), CommerceSchema.standard(), open());

  private static MemorySource open() {
    Schema orders =
        Schema.of(
            new Field("order_id", DataType.LONG),
            new Field("customer_id", DataType.STRING),
            new Field("order_date", DataType.DATE));
    Schema lines =
        Schema.of(
            new Field("order_id", DataType.LONG),
            new Field("line_no", DataType.LONG),
            new Field("product_id", DataType.STRING),
            new Field("quantity", DataType.LONG),
            new Field("unit_price", DataType.DOUBLE));
    LocalDate day = LocalDate.of(2026, 1, 5);
    return MemorySource.builder()
        .rows("orders", orders, List.of(List.of(1L, "anna", day), List.of(2L, "bert", day)))
        .rows(
            "order_items",
            lines,
            List.of(
                List.of(1L, 1L, "lamp", 2L, 10.0),
                List.of(2L, 1L, "tent", 1L, 50.0),
                List.of(2L, 2L, "lamp", 1L, 10.0)))
        .build();
  }

  private static Answer ask(String question) {
    return COPILOT.ask(Question.of(question), RunContext.defaults());
  }

  @ParameterizedTest
  @CsvSource({
    "revenue by product, lamp, 30.0",
    "who is our best customer, bert, 60.0",
    "who bought the most, bert, 60.0",
    "who bought most?, bert, 60.0",
    "who spent most, bert, 60.0",
  })
  void idsOfTheLinesAndOrdersAreEnough(String question, String first, double value) {
    Answer answer = ask(question);
    assertThat(answer).as("%s %s", question, answer).isInstanceOf(Answered.class);
    assertThat(((Answered) answer).rows().get(0)).containsExactly(first, value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "revenue by brand | The data has no revenue by brand: there is no table 'products'. Maybe map it with"
            + " CommerceSchema.withTable.",
        "orders by region | The data has no orders by region: the table 'orders' has no column"
            + " 'region_id', and there is no table 'regions'. Maybe map it with"
            + " CommerceSchema.withColumn, or map it with CommerceSchema.withTable.",
        "orders by country | The data has no orders by country: there is no table 'customers'."
            + " Maybe map it with CommerceSchema.withTable.",
        "how many customers do we have | The data has no customers: there is no table 'customers'. Maybe map"
            + " it with CommerceSchema.withTable.",
        "stock on hand | The data has no stock on hand: there is no table 'inventory'. Maybe add"
            + " it to the source.",
        "orders by competitor | The data has no orders by competitor.",
      })
  void whatIsMissingIsNamed(String question, String message) {
    Answer answer = ask(question);
    assertThat(answer).as("%s %s", question, answer).isInstanceOf(Unanswerable.class);
    assertThat(((Unanswerable) answer).message()).isEqualTo(message);
  }

  @Test
  void onlyWhatCanBeAnsweredIsOffered() {
    Clarify things = (Clarify) ask("show me the best");
    assertThat(things.question()).isEqualTo("The top of what: product or customer?");
    assertThat(things.options()).containsExactly("product", "customer");
    Clarify metrics = (Clarify) ask("and by product?");
    assertThat(metrics.options()).contains("revenue").doesNotContain("gross_profit", "margin_pct");
    for (String metric : metrics.options()) {
      String label = SemanticModel.commerce().metricLabels().get(metric);
      assertThat(ask(label + " in total")).isNotInstanceOf(Unanswerable.class);
    }
  }
}
