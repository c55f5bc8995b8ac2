package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.math.Normal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTableTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 1",
    "3, 4",
    "4, 4",
    "5, 4",
    "7, 7",
    "6, 7",
    "12, 12",
    "24, 24",
    "52, 52",
    "168, 52",
    "365, 52",
    "8760, 52"
  })
  void theNearestSeasonIsTaken(int season, int table) {
    assertThat(ErrorTable.of(season).season()).isEqualTo(table);
  }

  @Test
  void noneLeavesTheBounds() {
    assertThat(ErrorTable.of(0)).isSameAs(ErrorTable.NONE);
    assertThat(ErrorTable.NONE.weight()).isEqualTo(10);
    assertThat(ErrorTable.NONE.factor(0.8, 7)).isOne();
  }

  @Property
  void aWiderIntervalHoldsANarrowerOne(
      @ForAll @IntRange(min = 0, max = 400) int season,
      @ForAll @IntRange(min = 0, max = 500) int step,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double level) {
    ErrorTable table = ErrorTable.of(season);
    double more = level + 0.0005;
    assertThat(table.factor(more, step) * Normal.quantile(0.5 + 0.5 * more))
        .isGreaterThan(table.factor(level, step) * Normal.quantile(0.5 + 0.5 * level));
  }

  @Test
  void pointsOfTheTableAreMetAndLinesJoinThem() {
    ErrorTable months = ErrorTable.of(12);
    assertThat(months.factor(0.99, 100)).isCloseTo(1.055 * 1.110, within(1e-12));
    assertThat(months.factor(0.5, 0)).isCloseTo(0.992 * 0.813, within(1e-12));
    assertThat(months.factor(0.95, 11)).isBetween(0.927 * 0.988, 1.055 * 0.988);
    ErrorTable hours = ErrorTable.of(24);
    assertThat(hours.factor(0.9, 1)).isEqualTo(hours.factor(0.9, 40)).isBetween(0.9, 1.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 24, 52, 168})
  void seasonsSeenOnFewSeriesNarrowLittle(int season) {
    for (int step = 0; step < 60; step++) {
      for (double level : new double[] {0.2, 0.5, 0.8, 0.95, 0.999}) {
        double least = level < 0.9 ? 0.8 : 0.93;
        assertThat(ErrorTable.of(season).factor(level, step)).isGreaterThanOrEqualTo(least);
      }
    }
  }
}
