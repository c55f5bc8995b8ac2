package io.github.ecomai.examples.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class DrawTest {
  private static final int N = 40_000;

  /** Mean and variance of one number from each of many rows, within five standard errors. */
  private static void check(ToDoubleFunction<Draw> drawn, double mean, double variance) {
    Dice dice = new Dice(11, "test");
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < N; row++) {
      double value = drawn.applyAsDouble(dice.at(row));
      sum += value;
      squares += (value - mean) * (value - mean);
    }
    assertThat(sum / N).isCloseTo(mean, within(5 * Math.sqrt(variance / N)));
    assertThat(squares / N / variance).isBetween(0.9, 1.1);
  }

  @Test
  void distributionsHaveTheirMoments() {
    check(Draw::uniform, 0.5, 1.0 / 12);
    check(Draw::normal, 0, 1);
    check(draw -> draw.exponential(3), 3, 9);
    check(draw -> draw.gamma(0.4), 0.4, 0.4);
    check(draw -> draw.gamma(5), 5, 5);
    check(draw -> draw.beta(2, 6), 0.25, 0.25 * 0.75 / 9);
    check(draw -> draw.poisson(4), 4, 4);
    check(draw -> draw.around(2.3), 2.3, 0.3 * 0.7);
    check(draw -> draw.index(new double[] {1, 0, 3}), 1.5, 0.75);
    check(draw -> Math.log(draw.logNormal(2, 0.5)), Math.log(2), 0.25);
  }

  @Test
  void rowsAndPurposesHaveStreamsOfTheirOwn() {
    Set<Long> seen = new HashSet<>();
    for (String purpose : new String[] {"a", "b", "ab", "ba"}) {
      for (int row = -50; row < 50; row++) {
        for (int part = 0; part < 20; part++) {
          Draw draw = new Dice(3, purpose).at(row, part);
          seen.add(draw.bits());
          seen.add(draw.bits());
        }
      }
    }
    assertThat(seen).hasSize(4 * 100 * 20 * 2);
    assertThat(new Dice(3, "a").at(5).bits()).isEqualTo(new Dice(3, "a").at(5).bits());
    assertThat(new Dice(4, "a").hash(5)).isNotEqualTo(new Dice(3, "a").hash(5));
  }
}
