package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.math.Normal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NaiveErrorsTest {
  private static TimeSeries series(Frequency frequency, double... values) {
    return TimeSeries.of(LocalDate.of(2001, 1, 1), frequency, values);
  }

  private static double[] line(int size, double slope) {
    return IntStream.range(0, size).mapToDouble(t -> slope * t).toArray();
  }

  @Test
  void aLineChangesByItsSlopeTimesTheSteps() {
    double[] deviations = new NaiveErrors(series(Frequency.MONTH, line(20, 3))).deviations(4);
    assertThat(deviations).containsExactly(new double[] {3, 6, 9, 12}, within(1e-12));
  }

  @Test
  void whatGrowsSteadilyWithoutASeasonIsAsUncertainAsItsGrowth() {
    double[] grown = line(40, 3);
    double[] still = new double[40];
    for (int t = 0; t < grown.length; t++) {
      still[t] = t % 4 < 2 ? 1 : 0;
      grown[t] += still[t];
    }
    double[] clear = new NaiveErrors(series(Frequency.YEAR, grown)).deviations(3);
    double[] none = new NaiveErrors(series(Frequency.YEAR, still)).deviations(3);
    for (int h = 0; h < 3; h++) {
      assertThat(clear[h]).isBetween(none[h], 2 * none[h]);
    }
    double[] months = new NaiveErrors(series(Frequency.MONTH, grown)).deviations(3);
    assertThat(months[2]).isGreaterThan(9);
    for (double slope : new double[] {0.1, 0.3, 0.7, 1, 3e9}) { // rounding tells nothing
      assertThat(new NaiveErrors(series(Frequency.YEAR, line(20, slope))).deviations(2))
          .containsExactly(new double[] {0.1 * slope, 0.2 * slope}, within(1e-9 * slope));
    }
    double[] pair = line(40, 3);
    for (int t = 3; t < 40; t += 2) {
      pair[t] = Double.NaN; // two changes by one: nobody knows how clear they are
    }
    assertThat(new NaiveErrors(series(Frequency.YEAR, pair)).deviations(2)[1])
        .isCloseTo(6, within(1e-9));
    assertThat(new NaiveErrors(series(Frequency.YEAR, new double[20])).deviations(2))
        .containsExactly(0, 0);
  }

  @Test
  void wholeSeasonsCountWhereTheyChangeLess() {
    double[] seasonal = IntStream.range(0, 40).mapToDouble(t -> 10 * (t % 4) + t / 4).toArray();
    double[] deviations = new NaiveErrors(series(Frequency.QUARTER, seasonal)).deviations(8);
    assertThat(deviations).containsExactly(new double[] {1, 1, 1, 1, 2, 2, 2, 2}, within(1e-12));
  }

  @Test
  void ofHoursWholeWeeksCountToo() {
    double[] week = IntStream.range(0, 400).mapToDouble(t -> t / 24 % 7 * 10 + t / 168).toArray();
    double[] deviations = new NaiveErrors(series(Frequency.HOUR, week)).deviations(200);
    assertThat(deviations[30]).isCloseTo(1, within(1e-12));
    assertThat(deviations[180]).isCloseTo(2, within(1e-12));
    double[] two = Arrays.copyOf(week, 336);
    double[] ofDays = new NaiveErrors(series(Frequency.HOUR, two)).deviations(30);
    assertThat(ofDays[29]).isGreaterThan(2); // not more than two weeks: days alone
  }

  @Test
  void theUsualChangeIsThatOfSeasonsWhereItIsSmaller() {
    double[] seasonal = IntStream.range(0, 40).mapToDouble(t -> 10 * (t % 4) + t / 4).toArray();
    assertThat(NaiveErrors.usualChange(series(Frequency.QUARTER, seasonal))).isEqualTo(1);
    double[] few = Arrays.copyOf(seasonal, 11); // seven seasons apart are too few to tell
    assertThat(NaiveErrors.usualChange(series(Frequency.QUARTER, few))).isEqualTo(10);
  }

  @Test
  void neitherOneJumpNorStandingStillIsUsual() {
    double[] jump = line(30, 2);
    jump[10] = 1e9;
    jump[20] = Double.NaN;
    assertThat(NaiveErrors.usualChange(series(Frequency.YEAR, jump))).isEqualTo(2);
    double[] steps = IntStream.range(0, 100).mapToDouble(t -> 5 * (t / 10)).toArray();
    assertThat(NaiveErrors.usualChange(series(Frequency.YEAR, steps))).isEqualTo(5);
    assertThat(NaiveErrors.usualChange(series(Frequency.YEAR, 3, 4, 5))).isZero();
    double[] far = IntStream.range(0, 20).mapToDouble(t -> t % 2 == 0 ? 1e308 : -1e308).toArray();
    assertThat(NaiveErrors.usualChange(series(Frequency.YEAR, far))).isFinite();
  }

  @Test
  void aChangeCountsHalfAtTheAgeOfFourHorizons() {
    double[] jump = new double[24 + 2]; // the usual horizon of years is 6
    jump[0] = -1;
    double share =
        Math.pow(0.5, 24 / 24.0)
            / IntStream.range(0, 25).mapToDouble(a -> Math.pow(0.5, a / 24.0)).sum();
    assertThat(new NaiveErrors(series(Frequency.YEAR, jump)).deviations(1)[0])
        .isCloseTo(Math.sqrt(share), within(1e-12));
  }

  @Test
  void fewerThanEightKnownChangesTellNothing() {
    double[] deviations = new NaiveErrors(series(Frequency.MONTH, line(12, 1))).deviations(6);
    assertThat(deviations).containsExactly(1, 2, 3, 4, Double.NaN, Double.NaN);
    double[] gappy = line(16, 1);
    for (int t = 1; t < 16; t += 2) {
      gappy[t] = Double.NaN;
    }
    assertThat(new NaiveErrors(series(Frequency.YEAR, gappy)).deviations(2))
        .containsExactly(Double.NaN, Double.NaN);
  }

  @Property(tries = 100)
  void boundsMoveAShareOfTheWayWhateverTheScale(
      @ForAll @DoubleRange(min = 0.2, max = 5) double width,
      @ForAll @IntRange(min = -9, max = 12) int digits) {
    double scale = Math.pow(10, digits);
    TimeSeries history = series(Frequency.MONTH, line(20, scale));
    double z = Normal.quantile(0.975);
    double[] claimed = {width * scale, 2 * width * scale};
    Fan fan = Fan.normal(new double[] {0.95}, new double[] {5 * scale, 6 * scale}, claimed);
    new NaiveErrors(history).draw(fan);
    for (int h = 0; h < 2; h++) {
      double half = 0.5 * (fan.upper(0)[h] - fan.lower(0)[h]);
      double wanted = z * scale * (h + 1) * Math.pow(width, 0.7);
      assertThat(half / wanted).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void boundsStayWhereNothingIsKnown() {
    Fan fan = Fan.normal(new double[] {0.5, 0.9}, new double[] {1, 2}, new double[] {3, 4});
    Fan same = Fan.normal(new double[] {0.5, 0.9}, new double[] {1, 2}, new double[] {3, 4});
    new NaiveErrors(series(Frequency.DAY, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5)).draw(fan);
    assertThat(fan.upper(1)).containsExactly(same.upper(1), within(1e-12));
    assertThat(fan.lower(0)).containsExactly(same.lower(0), within(1e-12));
    Fan exact = Fan.normal(new double[] {0.5}, new double[] {1}, new double[] {0});
    new NaiveErrors(series(Frequency.DAY, line(30, 1))).draw(exact);
    assertThat(exact.upper(0)).containsExactly(1);
  }

  @Test
  void stepsBeyondTheKnownChangesMoveAsTheLastKnown() {
    TimeSeries history = series(Frequency.MONTH, line(12, 1)); // four steps are known
    Fan fan = Fan.normal(new double[] {0.8}, new double[6], new double[] {1, 1, 1, 1, 1, 1});
    new NaiveErrors(history).draw(fan);
    double z = Normal.quantile(0.9);
    double last = z * Math.pow(4, 0.3);
    assertThat(fan.upper(0)[3]).isCloseTo(last, within(1e-12));
    assertThat(fan.upper(0)[5]).isCloseTo(last, within(1e-12));
  }
}
