package io.github.ecomai.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FxRatesTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final LocalDate DAY = LocalDate.of(2024, 5, 6);
  private static final FxRates RATES =
      FxRates.of(
          "USD",
          List.of(
              FxRates.Rate.of(DAY.plusDays(10), "EUR", "1.10"),
              FxRates.Rate.of(DAY, "EUR", "1.08"),
              FxRates.Rate.of(DAY, "JPY", "0.0065")));

  @Test
  void theLatestRateHolds() {
    Money ten = Money.of("10", "EUR");
    assertThat(RATES.convert(ten, USD, DAY)).isEqualTo(Money.of("10.80", "USD"));
    assertThat(RATES.convert(ten, USD, DAY.plusDays(9))).isEqualTo(Money.of("10.80", "USD"));
    assertThat(RATES.convert(ten, USD, DAY.plusDays(10))).isEqualTo(Money.of("11", "USD"));
    assertThat(RATES.convert(ten, JPY, DAY)).isEqualTo(Money.of("1662", "JPY"));
    assertThat(RATES.convert(ten, EUR, LocalDate.MIN)).isSameAs(ten);
    assertThat(RATES.base()).isEqualTo(USD);
    assertThat(RATES.currencies()).containsExactly(EUR, JPY, USD);
  }

  @Property
  void thereAndBack(@ForAll @IntRange(min = -1_000_000, max = 1_000_000) int cents) {
    Money money = Money.ofMinor(cents, "EUR");
    Money back = RATES.convert(RATES.convert(money, USD, DAY), EUR, DAY);
    assertThat(back.toDouble()).isCloseTo(money.toDouble(), Offset.offset(0.0101));
    BigDecimal cross = RATES.rate(EUR, JPY, DAY).multiply(RATES.rate(JPY, EUR, DAY));
    assertThat(cross.doubleValue()).isCloseTo(1, Offset.offset(1e-15));
  }

  @Test
  void oldAndMissingRatesAreRefused() {
    FxRates fresh = RATES.withMaxAge(3);
    assertThat(fresh.rate(EUR, USD, DAY.plusDays(3))).isEqualByComparingTo("1.08");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fresh.rate(EUR, USD, DAY.plusDays(4)))
        .withMessageContaining("older than 3 days");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RATES.rate(EUR, USD, DAY.minusDays(1)))
        .withMessageContaining("the first is of 2024-05-06");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RATES.convert(Money.of("1", "GBP"), USD, DAY))
        .withMessage("There is no rate of GBP. Known: EUR, JPY, USD. Maybe add its rates.");
    assertThatIllegalArgumentException().isThrownBy(() -> RATES.withMaxAge(-1));
  }

  @Test
  void contradictionsAreRefused() {
    FxRates.Rate one = FxRates.Rate.of(DAY, "EUR", "1.08");
    assertThat(FxRates.of("USD", List.of(one, one)).currencies()).hasSize(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FxRates.of("USD", List.of(one, FxRates.Rate.of(DAY, "EUR", "1.09"))))
        .withMessageContaining("two rates on 2024-05-06");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FxRates.of("EUR", List.of(one)))
        .withMessageContaining("base EUR");
    assertThatIllegalArgumentException().isThrownBy(() -> FxRates.Rate.of(DAY, "EUR", "0"));
    assertThatIllegalArgumentException().isThrownBy(() -> FxRates.Rate.of(DAY, "EUR", "1e999999"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FxRates.Rate.of(DAY, "EUR", "1,08"))
        .withMessageContaining("1,08");
    assertThat(FxRates.of("USD", List.of()).rate(USD, USD, DAY)).isEqualByComparingTo("1");
  }
}
