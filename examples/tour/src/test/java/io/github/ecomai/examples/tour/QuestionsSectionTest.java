package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class QuestionsSectionTest {
  @Test
  void periodsAreShownByTheirNames() {
    LocalDate day = LocalDate.of(2011, 4, 1);
    assertThat(QuestionsSection.cell(day, "month")).isEqualTo("Apr 2011");
    assertThat(QuestionsSection.cell(day, "quarter")).isEqualTo("Q2 2011");
    assertThat(QuestionsSection.cell(day, "year")).isEqualTo("2011");
    assertThat(QuestionsSection.cell(day, "day")).isEqualTo("2011-04-01");
    assertThat(QuestionsSection.cell(null, "month")).isEqualTo("not known");
  }
}
