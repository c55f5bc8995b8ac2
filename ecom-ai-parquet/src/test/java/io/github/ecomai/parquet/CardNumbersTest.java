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

  @Test
  void eachNetworkHasItsBeginningsAndLengths() {
    for (String number :
        new String[] {
          "4222222222222", // Visa of 13, 16 and 19 digits
          "4242424242424242",
          "4988438843884305001",
          "2221000000000009", // Mastercard
          "2720990000000007",
          "5105105105105100",
          "341111111111111", // American Express
          "30569309025904", // Diners Club
          "36227206271667",
          "38520000023237",
          "6011111111111117", // Discover
          "6445644564456445",
          "3530111333300000", // JCB
          "6205500000000000004", // UnionPay
          "6759649826438453" // Maestro
        }) {
      assertThat(CardNumbers.isIn(number)).as(number).isTrue();
    }
    for (String start :
        new String[] {"202601310001234", "222000000000000", "272100000000000", "590000000000000"}) {
      String number = withCheckDigit(start);
      assertThat(CardNumbers.isIn(number)).as(number).isFalse();
    }
    for (int digits = 13; digits <= 19; digits++) {
      assertThat(CardNumbers.isIn(withCheckDigit("4929171034".repeat(2).substring(0, digits - 1))))
          .as("Visa of " + digits)
          .isEqualTo(digits == 13 || digits == 16 || digits == 19);
    }
  }

  /** A shop numbers its orders by day, and names its goods by their bar codes. */
  @Test
  void numbersOfBusinessStay() {
    for (int i = 0; i < 1000; i++) {
      String order = String.format("20260131-%06d", i);
      assertThat(CardNumbers.maskIn(order)).isEqualTo(order);
      String invoice = String.format("4711-2026-%07d", i);
      assertThat(CardNumbers.maskIn(invoice)).isEqualTo(invoice);
      String phone = String.format("49 176 %04d 5550", i);
      assertThat(CardNumbers.maskIn(phone)).isEqualTo(phone);
      String code = withBarCodeDigit(String.format("400638%06d", i));
      assertThat(CardNumbers.maskIn(code)).isEqualTo(code);
    }
  }

  private static String withBarCodeDigit(String digits) {
    int sum =
        IntStream.range(0, 12).map(i -> (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3)).sum();
    return digits + (10 - sum % 10) % 10;
  }

  @Test
  void groupsAreThoseThatStandOnCards() {
    for (String card :
        new String[] {
          "4111 1111 1111 1111",
          "3782-822463-10005",
          "3782-8224-6310-005",
          "3056 930902 5904",
          "4988 4388 4388 4305 001",
          "4222 2222 2222 2"
        }) {
      assertThat(CardNumbers.isIn("no. " + card + " 12")).as(card).isTrue();
    }
    for (String other :
        new String[] {
          "41111111-11111111", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "411-1111111-111111"
        }) {
      assertThat(CardNumbers.maskIn(other)).isEqualTo(other);
    }
  }

  @Test
  void aLongTextOfNumbersIsReadOnce() {
    String text = "4 ".repeat(200_000);
    assertThat(CardNumbers.maskIn(text)).isEqualTo(text);
  }

  @Property(tries = 300)
  void anyCardNumberIsFoundInAnyText(
      @ForAll @LongRange(min = 400_000_000_000_000L, max = 499_999_999_999_999L) long number,
      @ForAll @IntRange(min = 0, max = 2) int separator,
      @ForAll @StringLength(max = 20) String around) {
    String card = withCheckDigit(Long.toString(number));
    String mark = new String[] {"", " ", "-"}[separator];
    String shown = card.replaceAll("(.{4})(?=.)", "$1" + mark);
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
