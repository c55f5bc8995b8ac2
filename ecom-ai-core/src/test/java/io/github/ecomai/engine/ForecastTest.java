package io.github.ecomai.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.run.Provenance;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final Provenance MADE =
      new Provenance("naive", "1", Map.of(), 7, "none", Duration.ZERO);

  private static TimeSeries from(int year, double... values) {
    return TimeSeries.of(LocalDate.of(year, 1, 1), Frequency.YEAR, values);
  }

  @Test
  void nothingIsBelowTheFloorAndTheRestStays() {
    TimeSeries history = from(2020, 3, 1);
    TimeSeries ahead = from(2022, -1, 2);
    Interval interval = new Interval(0.8, from(2022, -4, -3), from(2022, -0.5, 7));
    Components parts =
        new Components(
            from(2020, 2, 2, 2, 2),
            from(2020, 1, -1, -3, 0),
            List.of(),
            from(2020, 0, 0, 0, 0),
            "a line");
    Forecast forecast =
        new Forecast("Line", history, ahead, List.of(interval), List.of(), List.of("a note"), MADE)
            .withComponents(Optional.of(parts));
    Forecast floored = forecast.notBelow(0);
    assertThat(floored.mean().toArray()).containsExactly(0, 2);
    assertThat(floored.interval(0.8).lower().toArray()).containsExactly(0, 0);
    assertThat(floored.interval(0.8).upper().toArray()).containsExactly(0, 7);
    Components above = floored.components().orElseThrow();
    assertThat(above.total().toArray()).containsExactly(3, 1, 0, 2);
    assertThat(above.trend()).isEqualTo(parts.trend());
    assertThat(floored.notes()).containsExactly("a note");
    assertThat(floored.history()).isEqualTo(history);
    assertThat(forecast.notBelow(-10)).isEqualTo(forecast);
  }
}
