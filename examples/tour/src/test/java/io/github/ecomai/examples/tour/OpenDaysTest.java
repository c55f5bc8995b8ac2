package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenDaysTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

  /** So many days from a Monday on, nothing on Sundays. */
  private static TimeSeries days(int days) {
    double[] values = IntStream.range(0, days).mapToDouble(i -> i % 7 == 6 ? 0 : 10 + i).toArray();
    return TimeSeries.of(MONDAY, Frequency.DAY, values);
  }

  @Test
  void aWeekdayWithoutASaleInThreeWeeksIsClosed() {
    assertThat(OpenDays.of(days(20))).isEmpty();
    TimeSeries open = OpenDays.of(days(30)).orElseThrow();
    assertThat(open.frequency().closedDays()).containsExactly(DayOfWeek.SUNDAY);
    assertThat(open.size()).isEqualTo(26);
    assertThat(open.time(6)).isEqualTo(MONDAY.plusDays(7));
    assertThat(open.value(6)).isEqualTo(17);
  }

  @Test
  void otherSeriesStayAsTheyAre() {
    assertThat(OpenDays.of(OpenDays.of(days(30)).orElseThrow())).isEmpty();
    assertThat(OpenDays.of(TimeSeries.of(MONDAY, Frequency.DAY, new double[40]))).isEmpty();
    assertThat(OpenDays.of(TimeSeries.of(MONDAY, Frequency.WEEK, 1, 0, 0, 0))).isEmpty();
  }
}
