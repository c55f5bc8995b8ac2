package io.github.ecomai.copilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.MemorySource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetailCopilotTest {
  private static final RunContext RUN =
      RunContext.defaults()
          .withClock(Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC));
  private static final MemorySource SHOP = TinyShop.open();
  private static final RetailCopilot COPILOT =
      RetailCopilot.of(SemanticModel.commerce(), CommerceSchema.standard(), SHOP);

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static Answered answered(String question) {
    Answer answer = COPILOT.ask(Question.of(question), RUN);
    assertThat(answer).as(question).isInstanceOf(Answered.class);
    return (Answered) answer;
  }

  private static double number(String question) {
    Answered answer = answered(question);
    assertThat(answer.rows()).hasSize(1);
    Object value = answer.rows().get(0).get(0);
    assertThat(value).isInstanceOf(Number.class);
    return value instanceof Number n ? n.doubleValue() : Double.NaN;
  }

  @Test
  void numbersAreThoseOfTheRows() {
    assertThat(number("total revenue")).isEqualTo(75);
    assertThat(number("revenue last month")).isEqualTo(70);
    assertThat(number("revenue in January")).isEqualTo(5);
    assertThat(number("how many orders last month")).isEqualTo(2);
    assertThat(number("units sold in Germany")).isEqualTo(4);
    assertThat(number("average order value")).isEqualTo(25);
    assertThat(number("how many orders were cancelled")).isEqualTo(1);
    assertThat(number("revenue last week")).isZero();
  }

  @Test
  void groupsAddUpToTheTotal() {
    Answered byCountry = answered("revenue by country, highest first");
    assertThat(byCountry.rows()).containsExactly(row("France", 40.0), row("Germany", 35.0));
    assertThat(answered("revenue by product, highest first").rows())
        .containsExactly(row("O'Neil's \"Tent\"", 50.0), row("Lamp", 25.0));
  }

  @Test
  void anAnswerCarriesReadingSqlAndTables() {
    Answered answer = answered("top 1 country by revenue last month");
    assertThat(answer.reading()).contains("revenue by country", "2026-02-01 to 2026-02-28");
    assertThat(answer.evidence().sql()).contains("SELECT", "'cancelled'", "LIMIT 1");
    assertThat(answer.evidence().tables()).contains("orders", "order_items", "regions");
    assertThat(answer.columns()).containsExactly("country", "revenue");
    assertThat(answer.rows()).containsExactly(row("France", 40.0));
  }

  @Test
  void whatTheSourceLacksIsNotOffered() {
    assertThat(COPILOT.ask(Question.of("profit by brand"), RUN)).isInstanceOf(Unanswerable.class);
    assertThat(COPILOT.ask(Question.of("stock on hand"), RUN)).isInstanceOf(Unanswerable.class);
  }

  @Test
  void nothingForbiddenReachesTheSource() {
    MemorySource closed = TinyShop.open();
    RetailCopilot copilot =
        RetailCopilot.of(SemanticModel.commerce(), CommerceSchema.standard(), closed);
    copilot.model(RUN); // reads the names of products and countries, whatever the question
    closed.close();
    assertThatThrownBy(() -> copilot.ask(Question.of("total revenue"), RUN))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("closed");
    assertThat(copilot.ask(Question.of("delete all orders"), RUN)).isInstanceOf(Refused.class);
    assertThat(COPILOT.ask(Question.of("delete all orders"), RUN)).isInstanceOf(Refused.class);
    assertThat(COPILOT.ask(Question.of("emails of customers"), RUN)).isInstanceOf(Refused.class);
  }

  @Test
  void aCancelledRunStops() {
    RunContext run = RUN.withCancellation(new Cancellation());
    run.cancellation().cancel();
    assertThatThrownBy(() -> COPILOT.ask(Question.of("total revenue"), run))
        .isInstanceOf(RunCancelledException.class);
  }
}
