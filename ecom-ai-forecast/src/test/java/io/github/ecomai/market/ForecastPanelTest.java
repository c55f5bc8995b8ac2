package io.github.ecomai.market;

import static io.github.ecomai.market.Panels.JANUARY;
import static io.github.ecomai.market.Panels.RUN;
import static io.github.ecomai.market.Panels.all;
import static io.github.ecomai.market.Panels.forecast;
import static io.github.ecomai.market.Panels.product;
import static io.github.ecomai.market.Panels.products;
import static io.github.ecomai.market.Panels.shop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.EngineUnavailableException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.PartReader;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Predicate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ForecastPanelTest {
  private static void assertSame(Forecast actual, Forecast expected) {
    assertThat(actual.mean()).isEqualTo(expected.mean());
    assertThat(actual.intervals()).isEqualTo(expected.intervals());
    assertThat(actual.model()).isEqualTo(expected.model());
    assertThat(actual.scores()).isEqualTo(expected.scores());
    assertThat(actual.components()).isEqualTo(expected.components());
    assertThat(actual.provenance().fingerprint()).isEqualTo(expected.provenance().fingerprint());
  }

  private static void assertSame(List<PanelRow> actual, List<PanelRow> expected) {
    assertThat(actual).extracting(PanelRow::key).isEqualTo(keys(expected));
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).failure()).isEqualTo(expected.get(i).failure());
      if (expected.get(i).forecast().isPresent()) {
        assertSame(actual.get(i).forecast().orElseThrow(), expected.get(i).forecast().get());
      }
    }
  }

  private static List<List<String>> keys(List<PanelRow> rows) {
    return rows.stream().map(PanelRow::key).toList();
  }

  @Test
  void eachRowIsTheForecastOfItsSeries() {
    for (String engine : List.of("ensemble", "ets", "arima", "theta")) {
      List<KeyedSeries> products = products(5);
      List<PanelRow> rows = forecast(PanelRequest.of(products, 6).withEngine(engine), RUN);
      assertThat(keys(rows)).isEqualTo(products.stream().map(KeyedSeries::key).toList());
      try (EcomAi ai = EcomAi.builder().build()) {
        for (int i = 0; i < rows.size(); i++) {
          TimeSeries series = products.get(i).read().series();
          ForecastRequest single = ForecastRequest.of(series, 6).withEngine(engine);
          assertSame(
              rows.get(i).forecast().orElseThrow(),
              ai.system(MarketIntelligenceHub.class).forecast(single, RUN));
        }
      }
    }
  }

  @Test
  void intervalsOfARowMayBeCalibrated() {
    KeyedSeries product = products(1).get(0);
    PanelRequest request =
        PanelRequest.of(List.of(product), 6).withEngine("theta").withCalibratedIntervals();
    ForecastRequest single =
        ForecastRequest.of(product.read().series(), 6)
            .withEngine("theta")
            .withCalibratedIntervals();
    try (EcomAi ai = EcomAi.builder().build()) {
      assertSame(
          forecast(request, RUN).get(0).forecast().orElseThrow(),
          ai.system(MarketIntelligenceHub.class).forecast(single, RUN));
    }
  }

  @Property(tries = 15)
  void neitherPlaceNorThreadsMatter(@ForAll long order, @ForAll @IntRange(min = 1, max = 5) int n) {
    List<KeyedSeries> products = new ArrayList<>(products(150));
    Comparator<PanelRow> byKey = Comparator.comparing(row -> row.key().get(0));
    PanelRequest request = PanelRequest.of(products, 3).withEngine("theta");
    List<PanelRow> expected =
        forecast(request, RUN.withParallelism(1)).stream().sorted(byKey).toList();
    Collections.shuffle(products, new Random(order));
    PanelRequest shuffled = PanelRequest.of(products, 3).withEngine("theta");
    List<PanelRow> rows = forecast(shuffled, RUN.withParallelism(n));
    assertThat(keys(rows)).isEqualTo(products.stream().map(KeyedSeries::key).toList());
    assertSame(rows.stream().sorted(byKey).toList(), expected);
  }

  /** So long a panel that the series of one order are shared out otherwise than of another. */
  @Property(tries = 3)
  void neitherPlaceNorThreadsMatterToTheEnsemble(@ForAll long order) {
    List<KeyedSeries> products = new ArrayList<>(products(70));
    Comparator<PanelRow> byKey = Comparator.comparing(row -> row.key().get(0));
    List<PanelRow> expected =
        forecast(PanelRequest.of(products, 3), RUN.withParallelism(1)).stream()
            .sorted(byKey)
            .toList();
    Collections.shuffle(products, new Random(order));
    List<PanelRow> rows = forecast(PanelRequest.of(products, 3), RUN.withParallelism(2));
    assertThat(keys(rows)).isEqualTo(products.stream().map(KeyedSeries::key).toList());
    assertSame(rows.stream().sorted(byKey).toList(), expected);
  }

  @Test
  void productsOfAShopInAnyOrderOfItsRows() {
    PanelRequest request =
        PanelRequest.of(SeriesQuery.units().per("product_id"), 3).withEngine("ets");
    List<PanelRow> first;
    try (EcomAi ai = shop(1)) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      PanelReader panel = market.forecastPanel(request);
      assertThat(panel.fields()).containsExactly("product_id");
      first = all(panel);
      Forecast single =
          market.forecast(
              ForecastRequest.of(SeriesQuery.units().where(Predicate.eq("product_id", "P0")), 3)
                  .withEngine("ets"));
      assertSame(first.get(0).forecast().orElseThrow(), single);
    }
    assertThat(first).extracting(row -> row.key().get(0)).startsWith("P0", "P1").endsWith("broken");
    try (EcomAi ai = shop(2)) {
      RunContext one = ai.run().withParallelism(1);
      assertSame(all(ai.system(MarketIntelligenceHub.class).forecastPanel(request, one)), first);
    }
  }

  @Test
  void aBadSeriesIsARowWithItsReason() {
    PanelRequest request =
        PanelRequest.of(SeriesQuery.revenue().per("product_id"), 3).withEngine("theta");
    try (EcomAi ai = shop(1)) {
      List<PanelRow> rows = all(ai.system(MarketIntelligenceHub.class).forecastPanel(request));
      PanelRow broken = rows.get(rows.size() - 1);
      assertThat(broken.key()).containsExactly("broken");
      assertThat(broken.forecast()).isEmpty();
      assertThat(broken.failure().orElseThrow()).contains("Value 0 is infinite");
      assertThat(rows.subList(0, rows.size() - 1)).allMatch(row -> row.forecast().isPresent());
    }
    TimeSeries unknown = TimeSeries.of(JANUARY, Frequency.MONTH, Double.NaN);
    TimeSeries none = TimeSeries.of(JANUARY, Frequency.MONTH);
    List<KeyedSeries> mixed =
        List.of(KeyedSeries.of("unknown", unknown), product(1), KeyedSeries.of("none", none));
    List<PanelRow> rows = forecast(PanelRequest.of(mixed, 2), RUN);
    assertThat(rows.get(0).failure().orElseThrow()).contains("no known value");
    assertThat(rows.get(1).forecast()).isPresent();
    assertThat(rows.get(2).failure()).isPresent();
  }

  /** The price of one sale in the sixth month of the year has no end. */
  @Test
  void anInfiniteValueIsTheRowOfItsSeriesWithItsIndex() {
    List<List<Object>> sales = new ArrayList<>();
    for (int month = 0; month < 12; month++) {
      double price = month == 5 ? Double.POSITIVE_INFINITY : 2;
      for (String product : List.of("endless", "plain")) {
        for (int day : new int[] {0, 27}) {
          sales.add(
              List.of(
                  product + month + "-" + day,
                  1L,
                  product,
                  JANUARY.plusMonths(month).plusDays(day),
                  1L,
                  product.equals("plain") ? 2.0 : price));
        }
      }
    }
    PanelRequest request =
        PanelRequest.of(SeriesQuery.revenue().per("product_id"), 3).withEngine("theta");
    try (EcomAi ai = Panels.shop(sales)) {
      List<PanelRow> rows = all(ai.system(MarketIntelligenceHub.class).forecastPanel(request));
      assertThat(keys(rows)).containsExactly(List.of("endless"), List.of("plain"));
      assertThat(rows.get(0).failure().orElseThrow()).contains("Value 5 is infinite");
      assertThat(rows.get(1).forecast()).isPresent();
    }
  }

  @Test
  void anEngineThatThrowsFailsTheRowAlone() {
    List<PanelRow> rows =
        all(
            panel(
                products(200),
                RUN,
                (request, run) -> {
                  if (request.series().orElseThrow().size() == 33) {
                    throw new ArithmeticException();
                  }
                  return plain(request, run);
                }));
    assertThat(rows).hasSize(200);
    assertThat(rows.stream().filter(row -> row.failure().isPresent()).toList())
        .hasSize(7)
        .allMatch(row -> row.failure().get().equals("java.lang.ArithmeticException"));
  }

  @Test
  void troubleOfTheWorldEndsThePanel() {
    DataAccessException lost = new DataAccessException("the connection is lost.", null, true);
    PanelReader engine =
        panel(
            products(3),
            RUN,
            (request, run) -> {
              throw lost;
            });
    assertThatThrownBy(engine::next).isSameAs(lost);
    Iterable<KeyedSeries> breaking =
        () -> Stream.concat(products(500).stream(), Stream.of(1).map(i -> raise(lost))).iterator();
    try (PanelReader source = panel(breaking, RUN, ForecastPanelTest::plain)) {
      assertThat(source.next()).isPresent();
      assertThatThrownBy(() -> all(source)).isSameAs(lost);
      assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
    }
  }

  private static KeyedSeries raise(RuntimeException e) {
    throw e;
  }

  private static Forecast plain(ForecastRequest request, RunContext run) {
    try (EcomAi ai = EcomAi.builder().build()) {
      return ai.system(MarketIntelligenceHub.class)
          .forecast(request.withEngine("seasonal-naive"), run);
    }
  }

  private static PanelReader panel(
      Iterable<KeyedSeries> series,
      RunContext run,
      BiFunction<ForecastRequest, RunContext, Forecast> forecast) {
    return new ForecastPanel(
        PanelRequest.of(series, 2), run, forecast, own -> new HandedIn(series));
  }

  @Test
  void progressCountsSeries() {
    Queue<Long> done = new ConcurrentLinkedQueue<>();
    RunContext run =
        RUN.withProgress(
            (stage, finished, total) -> {
              assertThat(stage).isEqualTo("forecast series");
              assertThat(total).isEqualTo(300);
              done.add(finished);
            });
    forecast(PanelRequest.of(products(300), 1).withEngine("seasonal-naive"), run);
    assertThat(done)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 300).boxed().toList());
  }

  @Test
  void cancellingEndsThePanel() {
    RunContext run = RUN.withCancellation(new Cancellation());
    PanelRequest request = PanelRequest.of(endless(), 1).withEngine("seasonal-naive");
    try (EcomAi ai = EcomAi.builder().build();
        PanelReader panel = ai.system(MarketIntelligenceHub.class).forecastPanel(request, run)) {
      for (int i = 0; i < 1000; i++) {
        assertThat(panel.next()).isPresent();
      }
      run.cancellation().cancel("enough seen. Maybe later.");
      assertThatThrownBy(() -> all(panel))
          .isInstanceOf(RunCancelledException.class)
          .hasMessageContaining("enough seen");
    }
  }

  /** Series without end, made as they are asked for. */
  private static Iterable<KeyedSeries> endless() {
    return () -> IntStream.iterate(0, i -> i + 1).mapToObj(Panels::product).iterator();
  }

  @Test
  void closingInTheMiddleEndsTheWork() throws InterruptedException {
    CountDownLatch working = new CountDownLatch(1);
    PanelReader panel =
        panel(
            endless(),
            RUN,
            (request, run) -> {
              working.countDown();
              while (true) {
                run.checkCancelled();
                Thread.onSpinWait();
              }
            });
    Thread closer =
        new Thread(
            () -> {
              try {
                working.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              panel.close();
            });
    closer.start();
    assertThatThrownBy(panel::next)
        .isInstanceOf(RunCancelledException.class)
        .hasMessageContaining("its panel was closed");
    closer.join();
    assertThatThrownBy(panel::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("panel is closed. Maybe");
    assertThat(RUN.cancellation().isCancelled()).isFalse();
  }

  @Test
  void theSourceIsClosedAtTheEndAndOnlyTakenAsNeeded() {
    int[] taken = new int[1];
    boolean[] closed = new boolean[1];
    Iterator<KeyedSeries> endless = endless().iterator();
    PartReader<KeyedSeries> source =
        new PartReader<>() {
          @Override
          public Optional<KeyedSeries> next() {
            return taken[0]++ < 1000 ? Optional.of(endless.next()) : Optional.empty();
          }

          @Override
          public void close() {
            closed[0] = true;
          }
        };
    PanelReader panel =
        new ForecastPanel(
            PanelRequest.of(List.of(), 1),
            RUN.withParallelism(2),
            ForecastPanelTest::plain,
            own -> source);
    assertThat(panel.next()).isPresent();
    assertThat(taken[0]).isLessThan(200);
    assertThat(all(panel)).hasSize(999);
    assertThat(closed[0]).isTrue();
    assertThat(panel.next()).isEmpty();
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> PanelRequest.of(List.of(), 0)).hasMessageContaining("horizon 0");
    assertThatThrownBy(() -> PanelRequest.of(List.of(), 1).withLevels(95))
        .hasMessageContaining("level 95.0");
    assertThatThrownBy(
            () ->
                new PanelRequest(
                    Optional.empty(),
                    Optional.empty(),
                    1,
                    List.of(),
                    "theta",
                    false,
                    Optional.empty()))
        .hasMessageContaining("either a query or series");
    assertThatThrownBy(() -> new PanelRow(List.of("a"), Optional.empty(), Optional.empty()))
        .hasMessageContaining("either a forecast or a failure");
    assertThat(forecast(PanelRequest.of(List.of(), 1), RUN)).isEmpty();
    assertThatThrownBy(() -> forecast(PanelRequest.of(products(1), 1).withEngine("lstm"), RUN))
        .isInstanceOf(EngineUnavailableException.class);
    assertThatThrownBy(
            () -> forecast(PanelRequest.of(SeriesQuery.units().per("product_id"), 1), RUN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no data source");
  }
}
