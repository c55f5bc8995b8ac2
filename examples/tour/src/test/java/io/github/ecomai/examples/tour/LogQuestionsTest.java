package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogQuestionsTest {
  @ParameterizedTest
  @CsvSource({
    "2010-12-01, 2011-12-09, 2011, 2011-11",
    "2017-03-05, 2019-12-31, 2019, 2019-12",
    "2017-03-05, 2019-12-23, 2018, 2019-11",
    "2018-01-04, 2019-06-30, 2018, 2019-06",
    "2018-11-20, 2019-01-10, 2018, 2018-12",
    "2019-05-03, 2019-05-20, 2019, 2019-05",
    "2019-05-20, 2019-06-03, 2019, 2019-06",
    "2019-05-01, 2019-06-03, 2019, 2019-05",
  })
  void theLastFullYearAndMonthAreAsked(
      LocalDate firstDay, LocalDate lastDay, int year, String month) {
    assertThat(LogQuestions.year(firstDay, lastDay)).isEqualTo(year);
    assertThat(LogQuestions.month(firstDay, lastDay)).hasToString(month);
  }

  @Test
  void countriesAreAskedOnlyWhereTheyAreKnown() {
    LocalDate first = LocalDate.of(2017, 3, 5);
    LocalDate last = LocalDate.of(2019, 3, 9);
    List<String> questions = LogQuestions.of(first, last, false);
    assertThat(questions)
        .contains("revenue by month in 2018", "How many orders came in February 2019?")
        .noneMatch(question -> question.contains("countr"));
    assertThat(LogQuestions.of(first, last, true)).contains("top 5 countries by revenue");
  }

  @Property
  void whatIsAskedLiesInTheLog(
      @ForAll @IntRange(min = 0, max = 20_000) int start,
      @ForAll @IntRange(min = 0, max = 2_000) int days) {
    LocalDate first = LocalDate.ofEpochDay(start);
    LocalDate last = first.plusDays(days);
    assertThat(LogQuestions.year(first, last)).isBetween(first.getYear(), last.getYear());
    assertThat(LogQuestions.month(first, last).atDay(1)).isBeforeOrEqualTo(last);
    assertThat(LogQuestions.month(first, last).atEndOfMonth()).isAfterOrEqualTo(first);
  }
}
