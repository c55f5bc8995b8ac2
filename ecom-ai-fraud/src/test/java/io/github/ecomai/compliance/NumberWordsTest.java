package io.github.ecomai.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberWordsTest {
  private static final FeatureProfile USUAL = new FeatureProfile("total", 5, 303.1, 4000, 0);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "77183.6 | total is 255 times the median 303.10 GBP",
        "600     | total is 2.0 times the median 303.10 GBP",
        "310     | total against a median of 303.10 GBP",
        "0.5     | total against a median of 303.10 GBP; 98 % lie between 5.00 GBP and 4,000.00 GBP"
      })
  void comparesWithTheUsual(double value, String words) {
    NumberWords numbers = new NumberWords("GBP");
    NumberWords.Range range = NumberWords.Range.of(USUAL, numbers::money);
    assertThat(NumberWords.compared("total", value, range)).isEqualTo(words);
  }

  @Test
  void aMedianOfZeroIsNoMeasure() {
    NumberWords.Range range =
        NumberWords.Range.of(new FeatureProfile("a", 0, 0, 1, 0), NumberWords::count);
    assertThat(NumberWords.compared("a 9", 9, range))
        .isEqualTo("a 9 against a median of 0; 98 % lie between 0 and 1");
  }

  @Test
  void numbersAreShort() {
    assertThat(new NumberWords("").money(1234.5)).isEqualTo("1,234.50");
    assertThat(NumberWords.count(1234)).isEqualTo("1,234");
    assertThat(NumberWords.count(0.125)).isEqualTo("0.13");
    assertThat(NumberWords.percent(0.0012)).isEqualTo("0.1 %");
    assertThat(NumberWords.percent(0.123)).isEqualTo("12 %");
  }
}
