package io.github.ecomai.copilot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer says beside its rows. */
class NotesTest {
  private static final RetailCopilot COPILOT = LogShop.copilot(LogShop.open());
  private static final String WITHOUT_CUSTOMER =
      "1,250.50 of revenue names no customer and is left out";
  private static final String FREE =
      "1 of the orders comes to nothing, such as gifts and write-offs, and is counted";

  private static Answered answered(String question) {
    Answer answer = COPILOT.ask(Question.of(question), LogShop.RUN);
    assertThat(answer).as(question).isInstanceOf(Answered.class);
    return (Answered) answer;
  }

  private static List<String> first(Answered answer) {
    return answer.rows().stream().map(row -> String.valueOf(row.get(0))).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "who is our best customer, A",
    "top 2 customers by revenue, A B",
    "worst customer by revenue, C",
    "which 3 customers spent the most, A B C",
    "top customers, A B C",
  })
  void aRankingLeavesOutWhatNamesNothing(String question, String customers) {
    Answered answer = answered(question);
    assertThat(first(answer)).containsExactly(customers.split(" "));
    assertThat(answer.notes()).containsExactly(WITHOUT_CUSTOMER);
  }

  @Test
  void aBreakdownKeepsThem() {
    Answered answer = answered("revenue by customer");
    assertThat(first(answer)).containsExactlyInAnyOrder("A", "B", "C", "null");
    assertThat(answer.notes()).isEmpty();
  }

  @Test
  void aRankingWithoutGapsSaysNothing() {
    assertThat(answered("top 2 products by revenue").notes()).isEmpty();
    assertThat(answered("top 2 customers by revenue in June 2011").notes()).isEmpty();
  }

  @Test
  void countsAreLeftOutToo() {
    assertThat(answered("top 2 customers by orders").notes())
        .containsExactly("2 of the orders name no customer and are left out", FREE);
    assertThat(answered("top 2 customers by units sold in December 2011").notes())
        .containsExactly(
            "the data ends on 2011-12-09, so 2011-12-01 to 2011-12-31 is covered in part");
    assertThat(answered("top 2 customers by average order value").notes())
        .contains(WITHOUT_CUSTOMER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"how many orders", "average order value", "orders by product"})
  void ordersThatComeToNothingAreSaid(String question) {
    assertThat(answered(question).notes()).containsExactly(FREE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"total revenue", "how many orders in January 2011", "orders of mugs"})
  void otherwiseNothingIsSaid(String question) {
    Answer answer = COPILOT.ask(Question.of(question), LogShop.RUN);
    if (answer instanceof Answered found) {
      assertThat(found.notes()).noneMatch(note -> note.contains("comes to nothing"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "revenue last month | 2012-02-01 to 2012-02-29; maybe ask for November 2011",
        "revenue last week | 2012-02-27 to 2012-03-04; maybe ask for 2011-11-28 to 2011-12-04",
        "revenue yesterday | 2012-03-09; maybe ask for 2011-12-09",
        "revenue this year | 2012-01-01 to 2012-03-10; maybe ask for 2011-10-01 to 2011-12-09",
        "revenue in Q1 2012 | 2012-01-01 to 2012-03-31; maybe ask for Q3 2011",
        "revenue in 2012 | 2012-01-01 to 2012-12-31; maybe ask for 2011-01-03 to 2011-12-09",
      })
  void aTimeAfterTheDataIsSaid(String question, String note) {
    Answered answer = answered(question);
    assertThat(answer.notes()).containsExactly("the data ends on 2011-12-09, before " + note);
    assertThat(answer.rows()).hasSize(1);
  }

  @Test
  void aTimeBeforeTheDataIsSaid() {
    assertThat(answered("revenue in 2009").notes())
        .containsExactly("the data begins on 2011-01-03, after 2009-01-01 to 2009-12-31");
  }

  @Test
  void aTimeCoveredInPartIsSaid() {
    assertThat(answered("revenue in December 2011").notes())
        .containsExactly(
            "the data ends on 2011-12-09, so 2011-12-01 to 2011-12-31 is covered in part");
    assertThat(answered("revenue in November 2011 compared with November 2010").notes())
        .containsExactly("the data begins on 2011-01-03, after 2010-11-01 to 2010-11-30");
    assertThat(answered("revenue in January 2011").notes()).isEmpty();
    assertThat(answered("revenue in November 2011").notes()).isEmpty();
    assertThat(answered("revenue by month").notes()).isEmpty();
  }

  @Test
  void theFutureIsToldWhereTheDataEnds() {
    Answer answer = COPILOT.ask(Question.of("revenue in 2030"), LogShop.RUN);
    assertThat(answer).isInstanceOf(Unanswerable.class);
    assertThat(((Unanswerable) answer).message())
        .contains("has not begun")
        .endsWith("The data ends on 2011-12-09.");
  }

  /** What is offered can be asked, and is answered without another note. */
  @Property(tries = 60)
  void whatIsOfferedIsCovered(@ForAll @IntRange(min = 0, max = 400) int days) {
    LocalDate day = LocalDate.of(2011, 1, 12).plusDays(days);
    for (String time : List.of("in %tB %1$tY", "on %tF")) {
      List<String> notes = answered("revenue " + String.format(Locale.ROOT, time, day)).notes();
      for (String note : notes) {
        if (note.contains("maybe ask for ")) {
          String offer = note.substring(note.indexOf("maybe ask for ") + 14);
          assertThat(answered("revenue in " + offer).notes()).isEmpty();
        }
      }
    }
  }

  @Test
  void amountsAreThoseOfTheRows() {
    assertThat(answered("total revenue").rows())
        .containsExactly(List.of(new BigDecimal("1335.50")));
  }
}
