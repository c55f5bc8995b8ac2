package io.github.ecomai.examples.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Strings;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(7);

  /** Euros of orders that are not cancelled, from a day on. */
  private static double sold(CommerceShop shop, LocalDate from) {
    double sum = 0;
    for (int part = 0; part < shop.parts(); part++) {
      Batch orders = shop.part(part).get("orders");
      for (int row = 0; orders != null && row < orders.rows(); row++) {
        Dates days = orders.dates("order_date");
        Strings status = orders.strings("status");
        if (days.get(row) >= from.toEpochDay() && !status.get(row).equals("cancelled")) {
          Decimals rate = orders.decimals("fx_rate");
          long net =
              orders.decimals("subtotal").unscaled(row) - orders.decimals("discount").unscaled(row);
          sum += net / 1e4 * (rate.unscaled(row) / 1e8);
        }
      }
    }
    return sum;
  }

  @Test
  void isWhatManyShopsSellOnAverage() {
    for (LocalDate from : new LocalDate[] {Season.START, LocalDate.of(2025, 9, 1)}) {
      double sold = 0;
      double expected = 0;
      for (int seed = 0; seed < 12; seed++) {
        CommerceShop shop = CommerceShop.of(800, 60, RUN.withSeed(seed));
        sold += sold(shop, from);
        expected += Arrays.stream(shop.expectedRevenue(from, 6, RUN).toArray()).sum();
      }
      assertThat(sold / expected).as("from %s", from).isCloseTo(1, within(0.05));
    }
  }

  @Test
  void isTheSameOnAnyNumberOfThreads() {
    CommerceShop shop = CommerceShop.ofSize(0.1, RUN);
    LocalDate from = LocalDate.of(2025, 11, 1);
    double[] one = shop.expectedRevenue(from, 3, RUN.withParallelism(1)).toArray();
    assertThat(one).hasSize(129).doesNotContain(Double.NaN);
    for (int threads : new int[] {2, 7}) {
      assertThat(shop.expectedRevenue(from, 3, RUN.withParallelism(threads)).toArray())
          .isEqualTo(one);
    }
  }

  @Test
  void followsTheSeason() {
    double[] days = CommerceShop.ofSize(0.5, RUN).expectedRevenue(Season.START, 4, RUN).toArray();
    double summer = days[Season.day(LocalDate.of(2024, 8, 12))];
    double friday = days[Season.day(Season.blackFriday(2024))];
    assertThat(friday).isGreaterThan(2 * summer);
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    CommerceShop shop = CommerceShop.of(5, 1, RUN);
    assertThatThrownBy(() -> shop.expectedRevenue(Season.START.minusDays(1), 1, RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2022-02-28");
    assertThatThrownBy(() -> shop.expectedRevenue(Season.END.plusDays(1), 1, RUN))
        .hasMessageContaining("2026-03-10");
    assertThatThrownBy(() -> shop.expectedRevenue(Season.END, 0, RUN))
        .hasMessageContaining("0 courses");
  }
}
