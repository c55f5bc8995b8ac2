package io.github.ecomai.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PathLengthTest {
  @Test
  void smallNumbersByHand() {
    assertThat(PathLength.table(4))
        .containsExactly(new double[] {0, 0, 1, 5.0 / 3, 13.0 / 6}, within(1e-15));
  }

  /** The paper approximates the harmonic number by ln(i) + 0.5772156649. */
  @Test
  void comesCloseToTheApproximationOfThePaper() {
    double paper = 2 * (Math.log(255) + 0.5772156649) - 2 * 255.0 / 256;
    assertThat(PathLength.table(256)[256]).isCloseTo(paper, within(0.002 * 2)).isGreaterThan(paper);
  }
}
