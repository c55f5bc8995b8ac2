package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StoredDigitsTest {
  @Test
  void whatRoundingLeavesIsNotBeyondIt() {
    StoredDigits digits = new StoredDigits();
    digits.compare(1.0 / 3, 0.333333333333);
    digits.compare(-2e6 / 3, -666666.666667);
    assertThat(digits.count()).isEqualTo(2);
    assertThat(digits.worst()).isCloseTo(1e-6 / 3, within(1e-9));
    assertThat(digits.beyondRounding()).isNegative();
  }

  @Test
  void aDifferenceIsBeyondRounding() {
    StoredDigits digits = new StoredDigits();
    digits.compare(5.25, 5);
    digits.compare(1e-3, 0);
    assertThat(digits.worst()).isEqualTo(0.25);
    assertThat(digits.beyondRounding()).isCloseTo(0.25, within(1e-10));
  }

  @Test
  void aMissingNumberDoesNotPass() {
    StoredDigits digits = new StoredDigits();
    digits.compare(Double.NaN, 5);
    assertThat(digits.worst()).isNaN();
  }
}
