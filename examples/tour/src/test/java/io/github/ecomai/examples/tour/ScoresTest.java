package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.copilot.Unanswerable;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ScoresTest {
  /** Pairs counted one by one. */
  private static double pairs(List<Ranking.Scored> all) {
    double above = 0;
    double pairs = 0;
    for (Ranking.Scored one : all) {
      for (Ranking.Scored other : all) {
        if (one.sought() && !other.sought()) {
          pairs++;
          above += one.score() > other.score() ? 1 : one.score() == other.score() ? 0.5 : 0;
        }
      }
    }
    return above / pairs;
  }

  @Property
  void theAreaIsThePartOfPairsInTheRightOrder(
      @ForAll @Size(min = 2, max = 40) List<@IntRange(min = 0, max = 9) Integer> scores) {
    List<Ranking.Scored> all = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      all.add(new Ranking.Scored(scores.get(i), i % 3 == 0));
    }
    assertThat(Ranking.area(all)).isCloseTo(pairs(all), within(1e-12));
  }

  @Test
  void anAreaOfOneKindIsNoNumber() {
    assertThat(Ranking.area(List.of(new Ranking.Scored(1, true)))).isNaN();
    assertThat(Ranking.area(List.of())).isNaN();
  }

  @Test
  void theErrorIsTheSumOfErrorsOverTheSum() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    TimeSeries expected = TimeSeries.of(day, Frequency.MONTH, 100, 300);
    TimeSeries values = TimeSeries.of(day, Frequency.MONTH, 110, 270);
    assertThat(ForecastScore.error(values, expected)).isCloseTo(0.1, within(1e-12));
    assertThat(ForecastScore.error(expected, expected)).isZero();
  }

  @Test
  void anAnswerThatIsNoneIsNotRight() {
    assertThat(AnswersScore.isRight(null, Map.of("", 1.0))).isFalse();
    Unanswerable none = new Unanswerable(Unanswerable.Reason.NO_DATA, "no data", List.of());
    assertThat(AnswersScore.isRight(none, Map.of("", 1.0))).isFalse();
  }
}
