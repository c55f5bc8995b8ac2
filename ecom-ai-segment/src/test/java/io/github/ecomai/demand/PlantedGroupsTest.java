package io.github.ecomai.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers of whom it is known which groups they make. */
class PlantedGroupsTest {
  /** Typical days since the last order, orders and spend of each group. */
  private static final int[][] KINDS = {
    {5, 20, 3000}, {10, 2, 60}, {400, 1, 40}, {300, 12, 1500}, {20, 1, 900}, {150, 5, 200}
  };

  private static CustomerSegments found(List<CustomerActivity> customers) {
    try (EcomAi ai = EcomAi.builder().seed(7).build()) {
      return ai.system(DemandInsightsEngine.class)
          .segmentCustomers(SegmentCustomersRequest.of(customers));
    }
  }

  /** Customers of 24 orders and 3,000 beside customers of 1 or 2 orders and 40. */
  private static List<CustomerActivity> two(int heavy, int light, int mostDays, long seed) {
    Random random = new Random(seed);
    List<CustomerActivity> customers = new ArrayList<>();
    for (int i = 0; i < heavy; i++) {
      customers.add(
          CustomerActivity.of(
              "h" + i, 1 + random.nextInt(8), 22 + random.nextInt(5), 2700 + random.nextInt(600)));
    }
    for (int i = 0; i < light; i++) {
      customers.add(
          CustomerActivity.of(
              "l" + i,
              1 + random.nextInt(mostDays),
              1 + random.nextInt(2),
              30 + random.nextInt(20)));
    }
    return customers;
  }

  @ParameterizedTest
  @CsvSource({"200,200,8", "50,450,8", "25,475,60", "300,200,8", "200,200,120"})
  void twoClearGroupsAreTwoSegments(int heavy, int light, int mostDays) {
    CustomerSegments found = found(two(heavy, light, mostDays, heavy));
    assertThat(found.segments()).hasSize(2);
    assertThat(found.count().clusters()).isEqualTo(2);
    assertThat(found.segments().get(0).customers()).isEqualTo(heavy);
    assertThat(found.segments().get(0).name()).isIn("Champions", "Loyal", "Big spenders");
    assertThat(found.segments().get(1).name()).isIn("Occasional", "Middle", "New", "Promising");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void groupsThatLieApartAreAllFound(int groups) {
    Random random = new Random(groups);
    List<CustomerActivity> customers = new ArrayList<>();
    for (int kind = 0; kind < groups; kind++) {
      for (int i = 0; i < 100 + 40 * kind; i++) {
        customers.add(
            CustomerActivity.of(
                kind + "x" + i,
                Math.round(KINDS[kind][0] * (0.7 + 0.6 * random.nextDouble())),
                Math.max(1, Math.round(KINDS[kind][1] * (0.8 + 0.4 * random.nextDouble()))),
                KINDS[kind][2] * (0.7 + 0.6 * random.nextDouble())));
      }
    }
    CustomerSegments found = found(customers);
    assertThat(found.segments()).hasSize(groups);
    assertThat(found.segments()).extracting(Segment::name).doesNotHaveDuplicates();
    assertThat(found.segments())
        .filteredOn(segment -> segment.medianRecencyDays() > 365)
        .allMatch(segment -> segment.name().equals("Lost") || segment.name().contains("apsed"));
  }

  @Test
  void daysWithinAWeekDivideNobody() {
    Random random = new Random(3);
    List<CustomerActivity> customers = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      customers.add(CustomerActivity.of("c" + i, random.nextInt(8), 4, 100 + random.nextInt(9)));
    }
    assertThat(found(customers).segments())
        .extracting(Segment::name)
        .containsExactly("All customers");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 1000})
  void anotherCurrencyChangesNoSegment(double rate) {
    List<CustomerActivity> customers = two(100, 300, 60, 5);
    List<CustomerActivity> exchanged =
        customers.stream()
            .map(
                c ->
                    new CustomerActivity(
                        c.customer(), c.recencyDays(), c.orders(), c.spend() * rate))
            .toList();
    assertThat(found(exchanged).members().stream().map(SegmentMember::segment))
        .containsExactlyElementsOf(
            found(customers).members().stream().map(SegmentMember::segment).toList());
  }
}
