package io.github.ecomai.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MoneyTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  private static Money cents(long cents) {
    return Money.ofMinor(cents, "EUR");
  }

  @Test
  void oneFormForOneAmount() {
    assertThat(Money.of("12.5", "EUR"))
        .isEqualTo(Money.of("12.50000", "EUR"))
        .isEqualTo(cents(1250))
        .hasSameHashCodeAs(cents(1250))
        .hasToString("12.50 EUR");
    assertThat(Money.of("1e3", "JPY")).hasToString("1000 JPY");
    assertThat(Money.of("0.0035", "USD")).hasToString("0.0035 USD");
    assertThat(Money.of("-0.000", "EUR")).isEqualTo(Money.zero(EUR)).hasToString("0.00 EUR");
    assertThat(Money.ofMinor(5, "KWD")).hasToString("0.005 KWD");
  }

  @Property
  void sums(@ForAll long a, @ForAll long b, @ForAll long c) {
    Money x = cents(a);
    Money y = cents(b);
    Money z = cents(c);
    assertThat(x.plus(y)).isEqualTo(y.plus(x));
    assertThat(x.plus(y).plus(z)).isEqualTo(x.plus(y.plus(z)));
    assertThat(x.minus(y)).isEqualTo(x.plus(y.negated()));
    assertThat(x.minus(x)).isEqualTo(Money.zero(EUR));
    assertThat(x.compareTo(y)).isEqualTo(Long.compare(a, b));
    assertThat(x.signum()).isEqualTo(Long.signum(a));
    assertThat(x.times(3)).isEqualTo(x.plus(x).plus(x));
  }

  @Property
  void splittingLosesNothing(
      @ForAll long cents,
      @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000) Long> weights) {
    long total = weights.stream().mapToLong(w -> w).sum();
    Assume.that(total > 0);
    List<Money> parts = cents(cents).allocate(weights.stream().mapToLong(w -> w).toArray());
    assertThat(parts).hasSameSizeAs(weights);
    assertThat(parts.stream().reduce(Money.zero(EUR), Money::plus)).isEqualTo(cents(cents));
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal exact =
          cents(cents)
              .amount()
              .multiply(BigDecimal.valueOf(weights.get(i)))
              .divide(BigDecimal.valueOf(total), 10, RoundingMode.HALF_EVEN);
      assertThat(parts.get(i).amount().subtract(exact).abs()).isLessThan(new BigDecimal("0.01"));
      if (weights.get(i) == 0) {
        assertThat(parts.get(i).signum()).isZero();
      }
    }
  }

  @Test
  void theCentsLeftGoToTheLargestRests() {
    assertThat(cents(1999).allocate(1, 1, 1)).containsExactly(cents(667), cents(666), cents(666));
    assertThat(cents(-5).allocate(1, 1)).containsExactly(cents(-3), cents(-2));
    assertThat(cents(10).allocate(1, 5)).containsExactly(cents(2), cents(8));
    assertThat(cents(7).allocate(Long.MAX_VALUE, Long.MAX_VALUE))
        .containsExactly(cents(4), cents(3));
  }

  @Test
  void factorsAndRounding() {
    Money tax = Money.of("19.99", "EUR").times(new BigDecimal("0.19"));
    assertThat(tax).hasToString("3.7981 EUR");
    assertThat(tax.rounded(RoundingMode.HALF_EVEN)).isEqualTo(cents(380));
    assertThat(cents(1).times(new BigDecimal("0.33333333333333")))
        .hasToString("0.003333333333 EUR");
    assertThat(cents(150).toDouble()).isEqualTo(1.5);
  }

  @Property(tries = 50)
  void tooManyDigitsAreRefusedAtOnce(@ForAll @IntRange(min = 30, max = 2_000_000_000) int digits) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of("1e" + digits, "EUR"))
        .withMessageContaining("digits");
    assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1e-" + digits, "EUR"));
    assertThat(Money.of("0e" + digits, "EUR")).isEqualTo(Money.zero(EUR));
  }

  @Test
  void badInputIsRefused() {
    Money dollars = Money.of("1", "USD");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cents(1).plus(dollars))
        .withMessage("EUR and USD do not mix. Maybe convert with FxRates first.");
    assertThatIllegalArgumentException().isThrownBy(() -> cents(1).compareTo(dollars));
    assertThatIllegalArgumentException().isThrownBy(() -> cents(1).minus(dollars));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of("1", "euro"))
        .withMessageContaining("'euro'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of("1,50", "EUR"))
        .withMessageContaining("19.99");
    assertThatIllegalArgumentException().isThrownBy(() -> cents(1).allocate());
    assertThatIllegalArgumentException().isThrownBy(() -> cents(1).allocate(0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cents(1).allocate(2, -1))
        .withMessageContaining("Weight 1 is -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Money.of("0.001", "EUR").allocate(1))
        .withMessageContaining("round it first");
  }
}
