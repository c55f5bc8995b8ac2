package io.github.ecomai.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.data.CustomerId;
import io.github.ecomai.data.OrderId;
import io.github.ecomai.math.Quantiles;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CustomerHistoryTest {
  @Test
  void comparesWithTheOtherPurchasesOfTheCustomer() {
    TransactionTable table =
        TransactionTable.of(
            List.of(
                bought("A", 10, 30), bought("B", 12, 5), bought("A", 3, 20), bought("A", 10, 90)));
    CustomerHistory history = CustomerHistory.of(table);
    assertThat(history.daysSincePrevious()).containsExactly(7, Double.NaN, Double.NaN, 0);
    assertThat(history.ownMedian(0)).isEqualTo(55);
    assertThat(history.ownMedian(1)).isNaN();
    assertThat(history.ownMedian(2)).isEqualTo(60);
    assertThat(history.ownMedian(3)).isEqualTo(25);
    assertThat(history.isFirst(2)).isTrue();
    assertThat(history.isFirst(3)).isFalse();
  }

  @Test
  void nobodysPurchasesAreNotOnePersons() {
    Transaction nobodys = Transaction.of(OrderId.of(1), Shop.FIRST, Basket.of(1, 2));
    CustomerHistory history =
        CustomerHistory.of(TransactionTable.of(List.of(nobodys, nobodys, nobodys)));
    assertThat(history.daysSincePrevious()).containsOnly(Double.NaN);
    assertThat(history.ownMedian(1)).isNaN();
  }

  @Property(tries = 200)
  void theOwnMedianIsThatOfTheOthers(
      @ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
    RandomGenerator random = RunContext.defaults().withSeed(seed).random("history");
    List<Transaction> transactions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      transactions.add(bought("K" + random.nextInt(4), random.nextInt(50), 1 + random.nextInt(6)));
    }
    CustomerHistory history = CustomerHistory.of(TransactionTable.of(transactions));
    for (int row = 0; row < count; row++) {
      Transaction mine = transactions.get(row);
      double[] others =
          transactions.stream()
              .filter(t -> t != mine && t.customer().equals(mine.customer()))
              .mapToDouble(t -> t.basket().amount())
              .toArray();
      if (others.length < 2) {
        assertThat(history.ownMedian(row)).isNaN();
      } else {
        assertThat(history.ownMedian(row)).isEqualTo(Quantiles.median(others));
      }
    }
  }

  private static Transaction bought(String customer, int day, double amount) {
    return Transaction.of(OrderId.of("T"), Shop.FIRST.plusDays(day), Basket.of(1, amount))
        .withCustomer(CustomerId.of(customer));
  }
}
