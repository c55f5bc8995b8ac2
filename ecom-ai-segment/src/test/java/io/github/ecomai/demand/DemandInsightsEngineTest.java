package io.github.ecomai.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.OrderLog;
import io.github.ecomai.data.CustomerId;
import io.github.ecomai.data.DateRange;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.EngineUnavailableException;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.ModelStoreException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemandInsightsEngineTest {
  @TempDir Path models;

  @Test
  void threeKindsOfCustomersAreFoundNamedAndExplained() {
    try (EcomAi ai = over(Shop.ofThreeKinds().open())) {
      CustomerSegments found =
          demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource().withCurrency("EUR"));

      assertThat(found.segments()).extracting(Segment::name).doesNotHaveDuplicates();
      assertThat(found.segments())
          .extracting(Segment::name)
          .containsExactlyInAnyOrder("Champions", "New", "Lost");
      Segment champions = found.segments().get(0);
      assertThat(champions.number()).isEqualTo(1);
      assertThat(champions.name()).isEqualTo("Champions");
      assertThat(champions.customers()).isEqualTo(40);
      assertThat(champions.medianOrders()).isEqualTo(8);
      assertThat(champions.customerShare()).isCloseTo(40 / 150.0, within(1e-12));
      assertThat(champions.explanation())
          .contains("40 customers", "26.7 %", "8 orders", "EUR", "2025-06-29");
      assertThat(found.members())
          .hasSize(150)
          .isSortedAccordingTo(
              (a, b) -> a.activity().customer().compareTo(b.activity().customer()));
      assertThat(segmentOf(found, "7")).isEqualTo("Champions");
      assertThat(segmentOf(found, "130")).isEqualTo("Lost");
      assertThat(segmentOf(found, "222")).isEqualTo("New");
      assertThat(found.count().scores()).hasSizeBetween(2, 7);
      assertThat(found.provenance().engine()).isEqualTo("kmeans");
      assertThat(found.provenance().parameters()).containsEntry("chosen", "by stability");
    }
  }

  @Test
  void customersThatAreHandedInBoughtDaysAgo() {
    List<CustomerActivity> two =
        List.of(CustomerActivity.of("a", 14, 1, 5), CustomerActivity.of("b", 15, 2, 9));
    try (EcomAi ai = EcomAi.builder().build()) {
      CustomerSegments found =
          demand(ai).segmentCustomers(SegmentCustomersRequest.of(two).withSegments(1));
      assertThat(found.segments().get(0).explanation())
          .contains("The typical one last bought 14.5 days ago, has placed");
      AssignedSegment assigned =
          demand(ai)
              .assignSegment(
                  AssignSegmentRequest.of(two.get(0)).withSegmentation(found.segmentation()));
      assertThat(assigned.explanation())
          .startsWith("The customer last bought 14 days ago, has placed")
          .contains("whose typical customer bought 14.5 days ago, has placed");
    }
  }

  @Test
  void moreSegmentsThanCustomersAreRefused() {
    List<CustomerActivity> three =
        List.of(
            CustomerActivity.of("a", 1, 1, 5),
            CustomerActivity.of("b", 1, 1, 5),
            CustomerActivity.of("c", 2, 1, 5));
    try (EcomAi ai = EcomAi.builder().build()) {
      SegmentCustomersRequest request = SegmentCustomersRequest.of(three);
      assertThatThrownBy(() -> demand(ai).segmentCustomers(request.withSegments(500)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "500 segments cannot be made of 3 customers. Maybe ask for fewer, or leave the number"
                  + " to the engine.");
      assertThatThrownBy(() -> demand(ai).segmentCustomers(request.withSegments(3)))
          .hasMessageStartingWith(
              "3 segments cannot be made: fewer customers than that differ in what they bought.");
    }
  }

  @Test
  void aCallAfterCloseSaysThatItIsClosed() {
    EcomAi ai = over(Shop.ofThreeKinds().open());
    DemandInsightsEngine demand = demand(ai);
    RunContext run = ai.run();
    ai.close();
    SegmentCustomersRequest request = SegmentCustomersRequest.fromSource();
    assertThatThrownBy(() -> demand.segmentCustomers(request))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this EcomAi is closed. Maybe build a new one.");
    assertThatThrownBy(() -> demand.segmentCustomers(request, run))
        .isInstanceOf(RunCancelledException.class)
        .hasMessageContaining("its EcomAi was closed");
  }

  @Test
  void aCustomerTwiceIsRefused() {
    CustomerActivity one = CustomerActivity.of("a", 1, 1, 5);
    assertThatThrownBy(() -> SegmentCustomersRequest.of(List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "customers 0 and 1 of the list have the same id. Maybe add up what each customer"
                + " bought.");
  }

  @Test
  void sharesAddUp() {
    try (EcomAi ai = over(Shop.ofThreeKinds().open())) {
      for (int k = 1; k <= 9; k++) {
        CustomerSegments found =
            demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource().withSegments(k));
        assertThat(found.segments()).hasSize(k);
        assertThat(found.segments().stream().mapToDouble(Segment::customerShare).sum())
            .isCloseTo(1, within(1e-9));
        assertThat(found.segments().stream().mapToDouble(Segment::revenueShare).sum())
            .isCloseTo(1, within(1e-9));
        assertThat(found.segments()).extracting(Segment::name).doesNotHaveDuplicates();
        assertThat(found.count().scores()).isEmpty();
      }
    }
  }

  @Test
  void returnsCancellationsGiftsAndOrdersOfNobody() {
    Shop shop =
        new Shop()
            .order(1L, 5, 2, "10.00", "delivered") // 20
            .order(1L, 4, -1, "10.00", "returned") // -10, booked negatively
            .order(1L, 3, 1, "99.00", "cancelled") // nothing
            .order(1L, 2, 1, "50.00", "returned") // paid and paid back
            .order(1L, 1, 1, "0.00", "delivered") // a gift
            .order(2L, 9, 3, "7.00", "delivered") // 21
            .order(2L, 8, 1, "1.00", "delivered") // 1
            .order(3L, 7, -1, "5.00", "returned") // only a return
            .order(4L, 7, 1, "0.00", "delivered") // only a gift
            .order(null, 6, 1, "30.00", "delivered")
            .order(null, 6, -1, "4.00", "returned");
    try (EcomAi ai = over(shop.open())) {
      CustomerSegments found =
          demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource().withSegments(1));
      assertThat(found.members())
          .containsExactly(
              new SegmentMember(CustomerActivity.of("1", 0, 1, 10), 1),
              new SegmentMember(CustomerActivity.of("2", 3, 2, 22), 1));
      assertThat(found.coverage()).isEqualTo(new SegmentCoverage(2, 3, 32, 2, 1, 26, 2));
    }
  }

  @Test
  void aPeriodCountsItsOrdersAndEndsToday() {
    try (EcomAi ai = over(Shop.ofThreeKinds().open())) {
      DateRange spring = DateRange.of(Shop.TODAY.minusDays(400), Shop.TODAY.minusDays(200));
      CustomerSegments found =
          demand(ai)
              .segmentCustomers(
                  SegmentCustomersRequest.fromSource().withPeriod(spring).withSegments(1));
      assertThat(found.coverage().customers()).isEqualTo(60);
      assertThat(found.members())
          .allSatisfy(m -> assertThat(m.activity().recencyDays()).isBetween(50L, 110L));
      assertThat(found.segmentation().today()).contains(spring.to());
      assertThat(found.segmentation().since()).contains(spring.from());
    }
  }

  @Test
  void savedLoadedAndUsedToAssign() {
    try (EcomAi ai = over(Shop.ofThreeKinds().open())) {
      DemandInsightsEngine demand = demand(ai);
      CustomerSegments found =
          demand.segmentCustomers(
              SegmentCustomersRequest.fromSource()
                  .withCurrency("EUR")
                  .withSaveAs(AssignSegmentRequest.DEFAULT_MODEL));
      assertThat(found.savedVersion()).hasValue(1);

      for (SegmentMember member : found.members()) {
        AssignedSegment assigned =
            demand.assignSegment(AssignSegmentRequest.of(member.activity().customer()));
        assertThat(assigned.activity()).isEqualTo(member.activity());
        assertThat(assigned.segment().number()).isEqualTo(member.segment());
        if (member.segment() > 2) {
          break; // one query each: a few are enough
        }
      }
      for (SegmentMember member : found.members()) {
        assertThat(demand.assignSegment(AssignSegmentRequest.of(member.activity())).segment())
            .isEqualTo(found.segments().get(member.segment() - 1));
      }
      AssignedSegment later =
          demand.assignSegment(
              AssignSegmentRequest.of(CustomerId.of(7)).withToday(Shop.TODAY.plusDays(700)));
      assertThat(later.activity().recencyDays()).isGreaterThan(690);
      assertThat(later.explanation()).contains("EUR", later.segment().name());
    }
  }

  @Test
  void assignsWithASegmentationAtHand() {
    try (EcomAi ai = over(Shop.ofThreeKinds().open())) {
      Segmentation segmentation =
          demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource()).segmentation();
      AssignedSegment assigned =
          demand(ai)
              .assignSegment(
                  AssignSegmentRequest.of(CustomerActivity.of("x", 1, 9, 1200))
                      .withSegmentation(segmentation));
      assertThat(assigned.segment().name()).isEqualTo("Champions");
    }
  }

  @Test
  void worksOnValuesWithoutASource() {
    List<CustomerActivity> customers = new ArrayList<>();
    for (int i = 0; i < 90; i++) {
      customers.add(
          i % 3 == 0
              ? CustomerActivity.of("a" + i, 3 + i % 7, 10 + i % 5, 900 + i)
              : i % 3 == 1
                  ? CustomerActivity.of("b" + i, 300 + i, 1, 20 + i % 9)
                  : CustomerActivity.of("c" + i, 40 + i % 11, 3, 150 + i));
    }
    try (EcomAi ai = EcomAi.builder().seed(7).build()) {
      CustomerSegments found = demand(ai).segmentCustomers(SegmentCustomersRequest.of(customers));
      assertThat(found.segments()).hasSize(3);
      assertThat(found.segments().get(0).name()).isEqualTo("Champions");
      assertThat(found.members().stream().map(SegmentMember::activity)).isEqualTo(customers);
      assertThat(found.segmentation().today()).isEmpty();
    }
  }

  @Test
  void aFlatOrderLogServesToo() {
    Schema schema =
        Schema.of(
            new Field("InvoiceNo", DataType.STRING),
            new Field("StockCode", DataType.STRING),
            new Field("Quantity", DataType.LONG),
            new Field("InvoiceDate", DataType.TIMESTAMP),
            new Field("UnitPrice", DataType.DOUBLE),
            new Field("CustomerID", DataType.STRING));
    List<List<Object>> rows = new ArrayList<>();
    Instant first = Instant.parse("2025-01-01T10:00:00Z");
    rows.add(Arrays.asList("1", "A", 2L, first, 5.0, "k1"));
    rows.add(Arrays.asList("1", "B", 1L, first, 3.0, "k1"));
    rows.add(Arrays.asList("C2", "A", -1L, first.plusSeconds(86_400), 5.0, "k1"));
    rows.add(Arrays.asList("3", "A", 4L, first.plusSeconds(5 * 86_400), 5.0, "k2"));
    rows.add(Arrays.asList("4", "A", 1L, first, 5.0, null));
    MemorySource source = MemorySource.builder().rows("log", schema, rows).build();
    OrderLog log = OrderLog.recognise("log", schema, Map.of());
    try (EcomAi ai =
        EcomAi.builder().source(source).commerce(CommerceSchema.of(log)).seed(7).build()) {
      CustomerSegments found =
          demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource().withSegments(1));
      assertThat(found.members())
          .containsExactly(
              new SegmentMember(CustomerActivity.of("k1", 5, 1, 8), 1),
              new SegmentMember(CustomerActivity.of("k2", 0, 1, 20), 1));
      assertThat(found.coverage()).isEqualTo(new SegmentCoverage(2, 2, 28, 1, 1, 5, 0));
    }
  }

  @Test
  void sameSeedSameAnswerOnAnyNumberOfThreads() {
    try (EcomAi ai = over(Shop.ofThreeKinds().open())) {
      RunContext run = ai.run();
      CustomerSegments one =
          demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource(), run.withParallelism(1));
      CustomerSegments many =
          demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource(), run.withParallelism(7));
      assertThat(many.segments()).isEqualTo(one.segments());
      assertThat(many.members()).isEqualTo(one.members());
      assertThat(many.count()).isEqualTo(one.count());
      assertThat(many.provenance().fingerprint()).isEqualTo(one.provenance().fingerprint());
    }
  }

  @Test
  void oneCustomerAndEqualCustomersAreOneSegment() {
    try (EcomAi ai = EcomAi.builder().build()) {
      CustomerSegments one =
          demand(ai)
              .segmentCustomers(
                  SegmentCustomersRequest.of(List.of(CustomerActivity.of("a", 0, 1, 0))));
      assertThat(one.segments()).extracting(Segment::name).containsExactly("All customers");
      assertThat(one.segments().get(0).revenueShare()).isZero();

      List<CustomerActivity> equal = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        equal.add(CustomerActivity.of("e" + i, 5, 2, 30));
      }
      assertThat(demand(ai).segmentCustomers(SegmentCustomersRequest.of(equal)).segments())
          .hasSize(1);
      assertThatThrownBy(
              () -> demand(ai).segmentCustomers(SegmentCustomersRequest.of(equal).withSegments(2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("fewer customers than that differ");
    }
  }

  @Test
  void hugeAndNegativeSpend() {
    List<CustomerActivity> customers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      customers.add(CustomerActivity.of("h" + i, i * 1000L, 1L + i, i % 2 == 0 ? 1e300 : -1e300));
    }
    try (EcomAi ai = EcomAi.builder().build()) {
      CustomerSegments found = demand(ai).segmentCustomers(SegmentCustomersRequest.of(customers));
      assertThat(found.segments())
          .allSatisfy(
              s -> {
                assertThat(s.revenueShare()).isBetween(0.0, 1.0);
                assertThat(s.explanation()).doesNotContain("NaN");
              });
    }
  }

  @Test
  void whatIsMissingIsSaid() {
    try (EcomAi ai = EcomAi.builder().build()) {
      assertThatThrownBy(() -> demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no data source");
      assertThatThrownBy(
              () ->
                  demand(ai)
                      .segmentCustomers(SegmentCustomersRequest.fromSource().withEngine("dbscan")))
          .isInstanceOf(EngineUnavailableException.class)
          .hasMessageContaining("kmeans");
    }
    try (EcomAi ai = over(new Shop().order(1L, 1, -1, "5.00", "returned").open())) {
      assertThatThrownBy(() -> demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource()))
          .isInstanceOf(ModelFitException.class)
          .hasMessageContaining("No customer of shop bought anything");
      assertThatThrownBy(() -> demand(ai).assignSegment(AssignSegmentRequest.of(CustomerId.of(1))))
          .isInstanceOf(ModelStoreException.class)
          .hasMessageContaining("withSaveAs(\"customer-segments\")");
    }
    try (EcomAi ai = over(Shop.ofThreeKinds().open())) {
      demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource().withSaveAs("s"));
      assertThatThrownBy(
              () ->
                  demand(ai)
                      .assignSegment(AssignSegmentRequest.of(CustomerId.of(999)).withModel("s")))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("no purchase in shop")
          .hasMessageNotContaining("999");
    }
  }

  @Test
  void misuseIsRefused() {
    assertRefused(() -> CustomerActivity.of("a", -1, 1, 1), "in the future");
    assertRefused(() -> CustomerActivity.of("a", 1, 0, 1), "0 orders");
    assertRefused(() -> CustomerActivity.of("a", 1, 1, Double.NaN), "NaN");
    assertRefused(() -> SegmentCustomersRequest.of(List.of()), "no customers");
    assertRefused(() -> SegmentCustomersRequest.fromSource().withSegments(0), "0 segments");
    assertRefused(() -> SegmentCustomersRequest.fromSource().withCurrency("Euro"), "Euro");
    CustomerActivity activity = CustomerActivity.of("a", 1, 1, 1);
    assertRefused(
        () -> SegmentCustomersRequest.of(List.of(activity)).withPeriod(DateRange.ofYear(2025)),
        "a period is for orders");
    assertRefused(() -> AssignSegmentRequest.of(activity).withToday(Shop.TODAY), "a day is for");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String part) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(part);
  }

  @Test
  void cancelling() {
    try (EcomAi ai = over(Shop.ofThreeKinds().open())) {
      RunContext run = RunContext.defaults();
      run.cancellation().cancel();
      assertThatThrownBy(
              () -> demand(ai).segmentCustomers(SegmentCustomersRequest.fromSource(), run))
          .isInstanceOf(RunCancelledException.class);
    }
  }

  @Test
  void operationsCanBeCalledById() {
    try (EcomAi ai = over(Shop.ofThreeKinds().open())) {
      Object result = ai.call("segment-customers", SegmentCustomersRequest.fromSource(), ai.run());
      assertThat(result).isInstanceOf(CustomerSegments.class);
    }
  }

  private static String segmentOf(CustomerSegments found, String customer) {
    Optional<SegmentMember> member =
        found.members().stream()
            .filter(m -> m.activity().customer().value().equals(customer))
            .findFirst();
    return found.segments().get(member.orElseThrow().segment() - 1).name();
  }

  private EcomAi over(DataSource source) {
    return EcomAi.builder().source(source).models(models).seed(7).build();
  }

  private static DemandInsightsEngine demand(EcomAi ai) {
    return ai.system(DemandInsightsEngine.class);
  }
}
