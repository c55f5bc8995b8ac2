package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CardNumbersTest {
  /** A number with the digit of Luhn behind it. */
  private static String withCheckDigit(String digits) {
    int sum =
        IntStream.range(0, digits.length())
            .map(i -> (digits.charAt(digits.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1))
            .map(d -> d > 9 ? d - 9 : d)
            .sum();
    return digits + (10 - sum % 10) % 10;
  }

  @Test
  void numbersOfTheNetworksAreMasked() {
    assertThat(CardNumbers.maskIn("4111111111111111")).isEqualTo("411111******1111");
    assertThat(CardNumbers.maskIn("378282246310005")).isEqualTo("378282*****0005");
    assertThat(CardNumbers.maskIn("a 5555-5555-5555-4444.")).isEqualTo("a 5555-55**-****-4444.");
    assertThat(CardNumbers.maskIn("no 12 4111 1111 1111 1111 7"))
        .isEqualTo("no 12 4111 11** **** 1111 7");
    assertThat(CardNumbers.maskIn("4111111111111111 5555555555554444"))
        .isEqualTo("411111******1111 555555******4444");
  }

  @Test
  void nearMissesStay() {
    for (String text :
        new String[] {
          "",
          "4111111111111112",
          "0000000000000000",
          "411111111111",
          "+49 30 1234567890",
          "41111111111111114111111111111111",
          "4111  1111  1111  1111",
          "DE89370400440532013000"
        }) {
      assertThat(CardNumbers.maskIn(text)).isEqualTo(text);
    }
  }

  @Property(tries = 300)
  void anyCardNumberIsFoundInAnyText(
      @ForAll @LongRange(min = 200_000_000_000L, max = 699_999_999_999_999_999L) long number,
      @ForAll @IntRange(min = 0, max = 2) int separator,
      @ForAll @StringLength(max = 20) String around) {
    String card = withCheckDigit(Long.toString(number));
    if (card.charAt(0) < '2' || card.charAt(0) > '6') {
      return;
    }
    String mark = new String[] {"", " ", "-"}[separator];
    String shown = card.substring(0, 4) + mark + card.substring(4, 8) + mark + card.substring(8);
    String masked = CardNumbers.maskIn(around + "x" + shown + "x" + around);
    assertThat(masked.replaceAll("[^0-9*]", "")).doesNotContain(card);
    assertThat(CardNumbers.isIn(masked)).isFalse();
  }

  @Test
  void aColumnOfCardNumbersKeepsAtMostTenDigits() {
    assertThat(CardNumbers.mask("4111 1111 1111 1112")).isEqualTo("4111 11** **** 1112");
    assertThat(CardNumbers.mask("12345")).isEqualTo("***45");
    assertThat(CardNumbers.mask("1")).isEqualTo("*");
    assertThat(CardNumbers.mask("tok_abc")).isEqualTo("tok_abc");
  }
}
