package io.github.ecomai.data;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTest {
  @Provide
  static Arbitrary<Frequency> frequencies() {
    return Arbitraries.of(
        Frequency.HOUR,
        Frequency.DAY,
        Frequency.DAY.closedOn(SATURDAY),
        Frequency.DAY.closedOn(SATURDAY, SUNDAY),
        Frequency.DAY.closedOn(MONDAY, FRIDAY),
        Frequency.DAY.closedOn(List.of(DayOfWeek.values()).subList(0, 6).toArray(new DayOfWeek[0])),
        Frequency.WEEK,
        Frequency.MONTH,
        Frequency.QUARTER,
        Frequency.YEAR);
  }

  /** A moment in the years 1900 to 2100, on an open day. */
  private static LocalDateTime moment(Frequency frequency, int hour) {
    return frequency
        .truncate(LocalDate.of(1900, 1, 1).atStartOfDay().plusHours(hour))
        .plusMinutes(7);
  }

  @Property
  void betweenUndoesPlus(
      @ForAll("frequencies") Frequency frequency,
      @ForAll @IntRange(max = 1_753_000) int hour,
      @ForAll @IntRange(min = -3000, max = 3000) int n) {
    LocalDateTime start =
        moment(frequency, hour).plusDays(frequency.closedDays().isEmpty() ? 13 : 0);
    LocalDateTime there = frequency.plus(start, n);
    assertThat(frequency.isOpen(there.toLocalDate())).isTrue();
    assertThat(frequency.between(start, there)).isEqualTo(n);
    assertThat(frequency.between(start, there.minusNanos(1))).isEqualTo(n - 1);
    assertThat(frequency.plus(start, n + 1)).isAfter(there);
  }

  @Property
  void truncatingTwiceChangesNothing(
      @ForAll("frequencies") Frequency frequency, @ForAll @IntRange(max = 1_753_000) int hour) {
    LocalDateTime moment = LocalDate.of(1900, 1, 1).atStartOfDay().plusHours(hour).plusMinutes(59);
    LocalDateTime begin = frequency.truncate(moment);
    assertThat(begin).isBeforeOrEqualTo(moment);
    assertThat(frequency.plus(begin, 1)).isAfter(begin);
    if (frequency.isOpen(moment.toLocalDate())) {
      assertThat(frequency.plus(begin, 1)).isAfter(moment);
    }
    assertThat(frequency.truncate(begin)).isEqualTo(begin);
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2024-02-29, 2024-02-29",
    "WEEK, 2024-03-03, 2024-02-26",
    "WEEK, 2024-01-01, 2024-01-01",
    "MONTH, 2024-02-29, 2024-02-01",
    "QUARTER, 2024-12-31, 2024-10-01",
    "QUARTER, 2024-03-31, 2024-01-01",
    "YEAR, 2024-12-31, 2024-01-01",
    "DAY closed on SATURDAY, 2024-03-02, 2024-03-01",
    "DAY closed on SATURDAY, 2024-03-03, 2024-03-03"
  })
  void beginsOfPeriods(String frequency, LocalDate date, LocalDate expected) {
    assertThat(Frequency.parse(frequency).truncate(date)).isEqualTo(expected);
  }

  @Test
  void monthEndsDoNotDrift() {
    LocalDate start = LocalDate.of(2024, 1, 31);
    assertThat(Frequency.MONTH.plus(start, 1)).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(Frequency.MONTH.plus(start, 2)).isEqualTo(LocalDate.of(2024, 3, 31));
    assertThat(Frequency.MONTH.plus(start, 13)).isEqualTo(LocalDate.of(2025, 2, 28));
    assertThat(Frequency.QUARTER.plus(start, 1)).isEqualTo(LocalDate.of(2024, 4, 30));
    assertThat(Frequency.MONTH.between(start, LocalDate.of(2024, 2, 29))).isOne();
    assertThat(Frequency.YEAR.plus(LocalDate.of(2024, 2, 29), 4))
        .isEqualTo(LocalDate.of(2028, 2, 29));
  }

  @Test
  void seasons() {
    assertThat(List.of(Frequency.HOUR, Frequency.DAY, Frequency.WEEK, Frequency.MONTH))
        .extracting(Frequency::season)
        .containsExactly(24, 7, 52, 12);
    assertThat(Frequency.QUARTER.season()).isEqualTo(4);
    assertThat(Frequency.YEAR.season()).isEqualTo(1);
    assertThat(Frequency.DAY.closedOn(SATURDAY).season()).isEqualTo(6);
  }

  @Property
  void textAndBack(@ForAll("frequencies") Frequency frequency) {
    assertThat(Frequency.parse(frequency.toString())).isEqualTo(frequency);
    assertThat(Frequency.parse(" " + frequency.toString().toLowerCase(java.util.Locale.ROOT)))
        .isEqualTo(frequency)
        .hasSameHashCodeAs(frequency);
  }

  @Test
  void equality() {
    assertThat(Frequency.DAY.closedOn(SUNDAY, SATURDAY))
        .isEqualTo(Frequency.DAY.closedOn(SATURDAY, SUNDAY))
        .isNotEqualTo(Frequency.DAY)
        .hasToString("DAY closed on SATURDAY, SUNDAY");
    assertThat(Frequency.DAY.closedOn()).isEqualTo(Frequency.DAY);
    assertThat(Frequency.WEEK).isNotEqualTo(Frequency.DAY).isNotEqualTo("WEEK");
    assertThat(Frequency.MONTH.isCoarserThan(Frequency.WEEK)).isTrue();
    assertThat(Frequency.DAY.isCoarserThan(Frequency.DAY.closedOn(SUNDAY))).isFalse();
  }

  @Test
  @SuppressWarnings("NullAway") // hands over nulls on purpose
  void badInputIsRefused() {
    LocalDate saturday = LocalDate.of(2024, 3, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frequency.WEEK.closedOn(SUNDAY))
        .withMessageContaining("WEEK has no closed days")
        .withMessageContaining("Maybe");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frequency.DAY.closedOn(DayOfWeek.values()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frequency.DAY.closedOn(SATURDAY).plus(saturday, 1))
        .withMessageContaining("2024-03-02 is a SATURDAY");
    assertThatIllegalArgumentException().isThrownBy(() -> Frequency.HOUR.plus(saturday, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frequency.parse("fortnight"))
        .withMessageContaining("fortnight");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Frequency.parse("DAY closed on CATURDAY"));
    assertThatNullPointerException().isThrownBy(() -> Frequency.DAY.closedOn((DayOfWeek) null));
  }
}
