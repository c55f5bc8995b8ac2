package io.github.ecomai.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  private static final LocalDate START = LocalDate.of(2024, 1, 1);
  private static final Components PARTS =
      new Components(
          months(10, 11, 12, 12),
          months(1, 1, 1, 2),
          List.of(months(-2, 2, -2, 2), months(5, 0, 0, 5)),
          months(0.5, Double.NaN, -0.5, 0),
          "worked by hand");

  private static TimeSeries months(double... values) {
    return TimeSeries.of(START, Frequency.MONTH, values);
  }

  @Test
  void partsAddUp() {
    assertThat(PARTS.size()).isEqualTo(4);
    assertThat(PARTS.fitted()).isEqualTo(months(14, 14, 11, 21));
    assertThat(PARTS.total()).isEqualTo(months(14.5, Double.NaN, 10.5, 21));
    assertThat(PARTS.last(1).total().value(0)).isEqualTo(21);
    assertThat(PARTS.last(1).level().start()).isEqualTo(LocalDate.of(2024, 4, 1));
    assertThat(PARTS.slice(0, 2).seasons()).hasSize(2);
    assertThatThrownBy(() -> PARTS.last(5)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void theRemainderTakesWhatIsDoneLater() {
    TimeSeries clipped = TimeSeries.of(LocalDate.of(2024, 3, 1), Frequency.MONTH, 0, 21);
    Components parts = PARTS.addingUpTo(clipped);
    assertThat(parts.last(2).total()).isEqualTo(clipped);
    assertThat(parts.remainder()).isEqualTo(months(0.5, Double.NaN, -11, 0));
    assertThat(parts.level()).isEqualTo(PARTS.level());
  }

  @Test
  void partsOfOtherPeriodsAreRefused() {
    TimeSeries four = months(1, 2, 3, 4);
    TimeSeries later = TimeSeries.of(LocalDate.of(2024, 2, 1), Frequency.MONTH, 1, 2, 3, 4);
    for (TimeSeries wrong : List.of(months(1, 2), later)) {
      assertThatThrownBy(() -> new Components(four, wrong, List.of(), four, ""))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the level has 4 periods");
      assertThatThrownBy(() -> new Components(four, four, List.of(wrong), four, ""))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Components(four, four, List.of(), wrong, ""))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
