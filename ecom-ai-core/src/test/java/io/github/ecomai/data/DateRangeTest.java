package io.github.ecomai.data;

import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DateRangeTest {
  private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

  @Provide
  static Arbitrary<Frequency> daysAndLonger() {
    return FrequencyTest.frequencies().filter(frequency -> !frequency.isHourly());
  }

  @Test
  void calendarRanges() {
    assertThat(DateRange.ofMonth(2024, 2)).hasToString("DateRange[from=2024-02-01, to=2024-02-29]");
    assertThat(DateRange.ofYear(2024).days()).isEqualTo(366);
    assertThat(DateRange.of(DAY, DAY).days()).isOne();
  }

  @Test
  void theRangeBefore() {
    assertThat(DateRange.ofMonth(2024, 3).previous()).isEqualTo(DateRange.ofMonth(2024, 2));
    assertThat(DateRange.ofYear(2025).previous()).isEqualTo(DateRange.ofYear(2024));
    assertThat(DateRange.of(DAY, LocalDate.of(2024, 3, 31)).previous())
        .isEqualTo(DateRange.of(LocalDate.of(2023, 10, 1), LocalDate.of(2023, 12, 31)));
    assertThat(DateRange.of(DAY.plusDays(7), DAY.plusDays(13)).previous())
        .isEqualTo(DateRange.of(DAY, DAY.plusDays(6)));
  }

  @Property
  void commonDays(
      @ForAll @IntRange(max = 60) int a,
      @ForAll @IntRange(max = 60) int b,
      @ForAll @IntRange(max = 60) int c,
      @ForAll @IntRange(max = 60) int d) {
    DateRange x = DateRange.of(DAY.plusDays(Math.min(a, b)), DAY.plusDays(Math.max(a, b)));
    DateRange y = DateRange.of(DAY.plusDays(Math.min(c, d)), DAY.plusDays(Math.max(c, d)));
    assertThat(x.intersect(y)).isEqualTo(y.intersect(x));
    assertThat(x.intersect(x)).contains(x);
    for (int i = 0; i <= 60; i++) {
      LocalDate day = DAY.plusDays(i);
      boolean common = x.intersect(y).map(range -> range.contains(day)).orElse(false);
      assertThat(common).isEqualTo(x.contains(day) && y.contains(day));
    }
    assertThat(x.previous().to()).isEqualTo(x.from().minusDays(1));
  }

  @Property(tries = 300)
  void partsCoverTheRangeOnce(
      @ForAll("daysAndLonger") Frequency frequency,
      @ForAll @IntRange(max = 1000) int from,
      @ForAll @IntRange(max = 800) int days) {
    DateRange range = DateRange.of(DAY.plusDays(from), DAY.plusDays(from + days));
    List<DateRange> parts = range.split(frequency);
    LocalDate next = range.from();
    for (DateRange part : parts) {
      while (!frequency.isOpen(next)) {
        next = next.plusDays(1);
      }
      assertThat(part.from()).isEqualTo(next);
      assertThat(frequency.truncate(part.to())).isEqualTo(frequency.truncate(part.from()));
      next = part.to().plusDays(1);
    }
    while (!frequency.isOpen(next) && !next.isAfter(range.to())) {
      next = next.plusDays(1);
    }
    assertThat(next).isEqualTo(range.to().plusDays(1));
  }

  @Test
  void splitByMonthAndOpenDays() {
    DateRange range = DateRange.of(LocalDate.of(2024, 1, 30), LocalDate.of(2024, 3, 2));
    assertThat(range.split(Frequency.MONTH))
        .containsExactly(
            DateRange.of(range.from(), LocalDate.of(2024, 1, 31)),
            DateRange.ofMonth(2024, 2),
            DateRange.of(LocalDate.of(2024, 3, 1), range.to()));
    DateRange saturday = DateRange.of(range.to(), range.to());
    assertThat(saturday.split(Frequency.DAY.closedOn(SATURDAY))).isEmpty();
  }

  @Test
  void badInputIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DateRange.of(DAY, DAY.minusDays(1)))
        .withMessageContaining("2023-12-31")
        .withMessageContaining("Maybe swap");
    assertThatIllegalArgumentException().isThrownBy(() -> DateRange.of(DAY, LocalDate.MAX));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DateRange.ofMonth(2024, 1).split(Frequency.HOUR));
    assertThatIllegalArgumentException().isThrownBy(() -> DateRange.ofYear(1).previous());
  }
}
