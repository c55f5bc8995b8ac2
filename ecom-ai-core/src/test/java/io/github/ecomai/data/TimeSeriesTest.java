package io.github.ecomai.data;

import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimeSeriesTest {
  private static final double NAN = Double.NaN;
  private static final LocalDate DAY_ONE = LocalDate.of(2024, 1, 1);

  @Provide
  static Arbitrary<Frequency> frequencies() {
    return FrequencyTest.frequencies();
  }

  private static TimeSeries counting(Frequency frequency, LocalDate date, int size) {
    double[] values = new double[size];
    Arrays.setAll(values, i -> i % 11);
    return TimeSeries.of(frequency.truncate(date), frequency, values);
  }

  @Property
  void timesRiseAndAreFoundAgain(
      @ForAll("frequencies") Frequency frequency,
      @ForAll @IntRange(max = 40_000) int day,
      @ForAll @IntRange(min = 1, max = 200) int size) {
    LocalDate date = LocalDate.of(1990, 1, 1).plusDays(day);
    LocalDate start = frequency.closedDays().isEmpty() ? date : frequency.truncate(date);
    TimeSeries series = TimeSeries.of(start, frequency, new double[size]);
    assertThat(series.start()).isEqualTo(start).isEqualTo(series.time(0));
    for (int i = 0; i < size; i++) {
      assertThat(series.dateTime(i)).isBefore(series.dateTime(i + 1));
      assertThat(series.indexOf(series.dateTime(i))).hasValue(i);
      if (!frequency.isHourly()) {
        assertThat(series.indexOf(series.time(i))).hasValue(i);
        assertThat(frequency.isOpen(series.time(i))).isTrue();
      }
    }
    assertThat(series.indexOf(series.dateTime(size))).isEmpty();
    assertThat(series.indexOf(series.dateTime(-1))).isEmpty();
  }

  @Test
  void monthEndsAndLeapYears() {
    TimeSeries months = TimeSeries.of(LocalDate.of(2023, 1, 31), Frequency.MONTH, new double[15]);
    assertThat(months.time(1)).isEqualTo(LocalDate.of(2023, 2, 28));
    assertThat(months.time(2)).isEqualTo(LocalDate.of(2023, 3, 31));
    assertThat(months.time(13)).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(months.slice(1, 3).time(1)).isEqualTo(LocalDate.of(2023, 3, 31));
    assertThat(months.indexOf(LocalDate.of(2023, 3, 30))).hasValue(1);
    TimeSeries days = TimeSeries.of(LocalDate.of(2024, 2, 28), Frequency.DAY, 1, 2, 3);
    assertThat(days.time(1)).isEqualTo(LocalDate.of(2024, 2, 29));
    assertThat(days.time(2)).isEqualTo(LocalDate.of(2024, 3, 1));
  }

  @Property(tries = 300)
  void partsKeepTheTimesOfTheWhole(
      @ForAll @IntRange(min = 25, max = 31) int day,
      @ForAll @IntRange(max = 40) int from,
      @ForAll @IntRange(max = 20) int more,
      @ForAll @IntRange(max = 2) int unit) {
    Frequency frequency = List.of(Frequency.MONTH, Frequency.QUARTER, Frequency.YEAR).get(unit);
    LocalDate start = LocalDate.of(2024, 1, day);
    TimeSeries all = TimeSeries.of(start, frequency, new double[41 + more]);
    TimeSeries part = all.slice(from, all.size()).slice(more, all.size() - from);
    TimeSeries next = part.withValues(1, 2).following(3, 4).withMissingAs(0).append(5);
    for (int i = -3; i < 30; i++) {
      assertThat(part.time(i)).isEqualTo(all.time(from + more + i));
      assertThat(next.time(i)).isEqualTo(all.time(from + more + 2 + i));
    }
    assertThat(next.toArray()).containsExactly(3, 4, 5);
    for (int i = 0; i < part.size(); i++) {
      assertThat(part.indexOf(part.time(i))).hasValue(i);
      assertThat(part.indexOf(part.time(i + 1).minusDays(1))).hasValue(i);
    }
    assertThat(part.indexOf(part.time(0).minusDays(1))).isEmpty();
    assertThat(part)
        .isEqualTo(part.withValues(part.toArray()))
        .hasSameHashCodeAs(part.withValues(part.toArray()));
    TimeSeries before = all.slice(0, from);
    assertThat(before.append(all.slice(from, all.size()))).isEqualTo(all);
  }

  /** Clocks in Berlin changed on 2024-03-31 (no 02:00) and 2024-10-27 (02:00 twice). */
  @Test
  void daysWhenTheClocksChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    TimeSeries days = TimeSeries.of(DAY_ONE, Frequency.DAY, new double[366]);
    for (int i = 0; i < days.size(); i++) {
      ZonedDateTime last = days.time(i + 1).atStartOfDay(berlin).minusSeconds(1);
      assertThat(days.time(i)).isEqualTo(DAY_ONE.plusDays(i));
      assertThat(days.indexOf(last.toLocalDateTime())).hasValue(i);
    }
    TimeSeries hours = TimeSeries.of(LocalDate.of(2024, 3, 31), Frequency.HOUR, new double[24]);
    assertThat(hours.time(23)).isEqualTo(LocalDate.of(2024, 3, 31));
    assertThat(hours.indexOf(LocalDate.of(2024, 3, 31).atTime(3, 59))).hasValue(3);
    assertThat(hours.aggregate(Frequency.DAY, Aggregation.SUM).size()).isOne();
  }

  @Test
  void closedDaysHaveNoSlot() {
    Frequency open = Frequency.DAY.closedOn(SATURDAY);
    LocalDate friday = LocalDate.of(2024, 3, 1);
    TimeSeries series = TimeSeries.of(friday, open, 1, 2, 3, 4, 5, 6, 7);
    assertThat(series.time(1)).isEqualTo(LocalDate.of(2024, 3, 3));
    assertThat(series.time(6)).isEqualTo(LocalDate.of(2024, 3, 8));
    assertThat(series.time(7)).isEqualTo(LocalDate.of(2024, 3, 10));
    assertThat(series.indexOf(LocalDate.of(2024, 3, 2))).isEmpty();
    assertThat(series.indexOf(LocalDate.of(2024, 3, 9))).isEmpty();
    assertThat(series.slice(DateRange.of(friday.plusDays(1), friday.plusDays(2))).toArray())
        .containsExactly(2);
    TimeSeries weeks = series.slice(1, 7).append(0).aggregate(Frequency.WEEK, Aggregation.SUM);
    assertThat(weeks.toArray()).containsExactly(3 + 4 + 5 + 6 + 7);
    assertThat(weeks.start()).isEqualTo(LocalDate.of(2024, 3, 4));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.of(friday.plusDays(1), open, 1));
  }

  @Test
  void missingValues() {
    TimeSeries series = TimeSeries.of(DAY_ONE, Frequency.DAY, 1, NAN, 3);
    assertThat(series.missingCount()).isOne();
    assertThat(series.isMissing(1)).isTrue();
    assertThat(series.value(1)).isNaN();
    assertThat(series.withMissingAs(0).toArray()).containsExactly(1, 0, 3);
    assertThat(series.withMissingAs(0).missingCount()).isZero();
  }

  @Test
  void partsAndLongerSeries() {
    TimeSeries series = TimeSeries.of(DAY_ONE, Frequency.MONTH, 1, 2, 3, 4);
    assertThat(series.slice(1, 3)).isEqualTo(TimeSeries.of(series.time(1), Frequency.MONTH, 2, 3));
    assertThat(series.slice(0, 2).append(3, 4)).isEqualTo(series);
    assertThat(series.slice(DateRange.of(LocalDate.of(2024, 1, 2), LocalDate.of(2024, 3, 1))))
        .isEqualTo(series.slice(1, 3));
    assertThat(series.slice(DateRange.ofYear(2024))).isEqualTo(series);
    assertThat(series.slice(DateRange.ofYear(2023)).size()).isZero();
    assertThat(series.slice(DateRange.ofYear(2025)).size()).isZero();
    assertThat(series.slice(4, 4).append(5).time(0)).isEqualTo(LocalDate.of(2024, 5, 1));
  }

  @Test
  void seriesThatFollow() {
    TimeSeries series = TimeSeries.of(DAY_ONE, Frequency.MONTH, 1, 2, 3, 4);
    assertThat(series.slice(0, 2).append(series.slice(2, 4))).isEqualTo(series);
    assertThat(series.append(series.slice(4, 4))).isEqualTo(series);
    assertThat(series.append(series.slice(0, 0))).isEqualTo(series);
    assertThatThrownBy(() -> series.slice(0, 2).append(series.slice(3, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("begin at 2024-04-01")
        .hasMessageContaining("begins at 2024-03-01: there is a gap");
    assertThatThrownBy(() -> series.slice(0, 3).append(series.slice(2, 4)))
        .hasMessageContaining("they overlap");
    TimeSeries weeks = TimeSeries.of(series.time(4), Frequency.WEEK, 1);
    assertThatThrownBy(() -> series.append(weeks)).hasMessageContaining("Maybe aggregate");
    TimeSeries hours = TimeSeries.of(DAY_ONE.atStartOfDay(), Frequency.HOUR, 1, 2, 3);
    assertThat(hours.slice(0, 1).append(hours.slice(1, 3))).isEqualTo(hours);
    assertThatThrownBy(() -> hours.slice(0, 1).append(hours.slice(2, 3)))
        .hasMessageContaining("T01:00");
  }

  @Test
  void datedPoints() {
    TreeMap<LocalDate, Double> points = new TreeMap<>();
    points.put(DAY_ONE, 1.0);
    points.put(LocalDate.of(2024, 4, 1), 4.0);
    assertThat(TimeSeries.ofPoints(Frequency.MONTH, points))
        .isEqualTo(TimeSeries.of(DAY_ONE, Frequency.MONTH, 1, NAN, NAN, 4));
    points.put(LocalDate.of(2024, 4, 2), 4.0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.ofPoints(Frequency.MONTH, points))
        .withMessageContaining("2024-04-02");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.ofPoints(Frequency.DAY, new TreeMap<>()))
        .withMessageContaining("no points");
  }

  @Test
  void aggregationRules() {
    double[] values = new double[31 + 29 + 5];
    Arrays.fill(values, 1);
    values[40] = NAN;
    TimeSeries days = TimeSeries.of(DAY_ONE, Frequency.DAY, values);
    assertThat(days.aggregate(Frequency.MONTH, Aggregation.SUM))
        .isEqualTo(TimeSeries.of(DAY_ONE, Frequency.MONTH, 31, NAN));
    assertThat(days.aggregate(Frequency.MONTH, Aggregation.SUM.keepingPartial().skippingMissing()))
        .isEqualTo(TimeSeries.of(DAY_ONE, Frequency.MONTH, 31, 28, 5));
    assertThat(days.slice(1, 50).aggregate(Frequency.MONTH, Aggregation.SUM).size()).isZero();
    TimeSeries quarters = TimeSeries.of(DAY_ONE, Frequency.QUARTER, 4, 1, 3, 2);
    assertThat(quarters.aggregate(Frequency.YEAR, Aggregation.FIRST).toArray()).containsExactly(4);
    assertThat(quarters.aggregate(Frequency.YEAR, Aggregation.LAST).toArray()).containsExactly(2);
    assertThat(quarters.aggregate(Frequency.YEAR, Aggregation.MIN).toArray()).containsExactly(1);
    assertThat(quarters.aggregate(Frequency.YEAR, Aggregation.MAX).toArray()).containsExactly(4);
    assertThat(quarters.aggregate(Frequency.YEAR, Aggregation.MEAN).toArray()).containsExactly(2.5);
    TimeSeries gap = TimeSeries.of(DAY_ONE, Frequency.QUARTER, NAN, NAN, NAN, NAN);
    assertThat(gap.aggregate(Frequency.YEAR, Aggregation.SUM.skippingMissing()).isMissing(0))
        .isTrue();
  }

  /** Days to months to quarters to years is days to years. */
  @Property(tries = 200)
  void aggregatesOfAggregates(
      @ForAll @IntRange(max = 800) int offset, @ForAll @IntRange(max = 1500) int size) {
    TimeSeries days = counting(Frequency.DAY, DAY_ONE.plusDays(offset), size);
    Aggregation sum = Aggregation.SUM.keepingPartial();
    TimeSeries years = days.aggregate(Frequency.YEAR, sum);
    assertThat(
            days.aggregate(Frequency.MONTH, sum)
                .aggregate(Frequency.QUARTER, sum)
                .aggregate(Frequency.YEAR, sum))
        .isEqualTo(years);
    assertThat(Arrays.stream(years.toArray()).sum())
        .isCloseTo(Arrays.stream(days.toArray()).sum(), within(1e-9));
    for (TimeSeries whole :
        new TimeSeries[] {
          days.aggregate(Frequency.MONTH, Aggregation.SUM),
          days.aggregate(Frequency.WEEK, Aggregation.SUM)
        }) {
      for (int i = 0; i < whole.size(); i++) {
        DateRange period = DateRange.of(whole.time(i), whole.time(i + 1).minusDays(1));
        assertThat(days.slice(period).size()).isEqualTo((int) period.days());
        assertThat(whole.value(i)).isEqualTo(Arrays.stream(days.slice(period).toArray()).sum());
      }
    }
  }

  @Test
  void arraysAreCopied() {
    double[] values = {1, 2};
    TimeSeries series = TimeSeries.of(DAY_ONE, Frequency.DAY, values);
    values[0] = 9;
    series.toArray()[1] = 9;
    assertThat(series.toArray()).containsExactly(1, 2);
  }

  @Test
  void equalityAndText() {
    TimeSeries series = TimeSeries.of(DAY_ONE, Frequency.DAY, 1, NAN);
    assertThat(series)
        .isEqualTo(TimeSeries.of(DAY_ONE.atStartOfDay(), Frequency.DAY, 1, NAN))
        .hasSameHashCodeAs(TimeSeries.of(DAY_ONE, Frequency.DAY, 1, NAN))
        .isNotEqualTo(TimeSeries.of(DAY_ONE, Frequency.DAY, 1, 2))
        .isNotEqualTo(TimeSeries.of(DAY_ONE, Frequency.WEEK, 1, NAN))
        .isNotEqualTo(TimeSeries.of(DAY_ONE.plusDays(1), Frequency.DAY, 1, NAN))
        .hasToString("TimeSeries of 2 by DAY from 2024-01-01: [1.0, NaN]");
    assertThat(TimeSeries.of(DAY_ONE, Frequency.HOUR, new double[100_000]).toString())
        .hasSizeLessThan(120)
        .contains("100000", "...");
  }

  @Test
  @SuppressWarnings("NullAway") // hands over nulls on purpose
  void badInputIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.of(DAY_ONE, Frequency.DAY, 1, 2, Double.NEGATIVE_INFINITY))
        .withMessage("Value 2 is infinite. Maybe use NaN for a missing value.");
    assertThatNullPointerException()
        .isThrownBy(() -> TimeSeries.of((LocalDateTime) null, Frequency.DAY, 1));
    assertThatNullPointerException().isThrownBy(() -> TimeSeries.of(DAY_ONE, null, 1));
    assertThatExceptionOfType(DateTimeException.class)
        .isThrownBy(() -> TimeSeries.of(LocalDate.MAX, Frequency.YEAR, 1, 2));
    TimeSeries empty = TimeSeries.of(DAY_ONE, Frequency.DAY);
    assertThat(empty.size()).isZero();
    assertThat(empty.aggregate(Frequency.WEEK, Aggregation.SUM).size()).isZero();
    assertThat(empty.indexOf(DAY_ONE)).isEmpty();
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> empty.value(0));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> empty.slice(0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> empty.aggregate(Frequency.HOUR, Aggregation.SUM))
        .withMessageContaining("by DAY cannot be aggregated to HOUR");
    assertThatIllegalArgumentException().isThrownBy(() -> empty.withMissingAs(NAN));
    TimeSeries huge = TimeSeries.of(DAY_ONE, Frequency.QUARTER, 1e308, 1e308, 1e308, 1e308);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> huge.aggregate(Frequency.YEAR, Aggregation.SUM))
        .withMessageContaining("infinite");
  }
}
