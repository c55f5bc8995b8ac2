package io.github.ecomai.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.PartReader;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PanelQueryTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final CommerceSchema STANDARD = CommerceSchema.standard();
  private static final Schema ORDERS =
      Schema.of(
          new Field("order_id", DataType.LONG),
          new Field("customer_id", DataType.LONG),
          new Field("region_id", DataType.LONG),
          new Field("order_date", DataType.DATE),
          new Field("channel", DataType.STRING));
  private static final Schema LINES =
      Schema.of(
          new Field("order_id", DataType.LONG),
          new Field("product_id", DataType.STRING),
          new Field("quantity", DataType.LONG),
          new Field("unit_price", DataType.DOUBLE));

  /** Orders of one line each. */
  private static final class Shop {
    private final List<List<@Nullable Object>> orders = new ArrayList<>();
    private final List<List<@Nullable Object>> lines = new ArrayList<>();

    Shop sells(String day, String product, long quantity) {
      long id = orders.size();
      String channel = id % 2 == 0 ? "web" : "store";
      orders.add(Arrays.asList(id, id % 3, id % 2 + 1, LocalDate.parse(day), channel));
      lines.add(Arrays.asList(id, product, quantity, 2.0));
      return this;
    }

    Shop daily(String product, LocalDate from, LocalDate to) {
      for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
        if (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
          sells(day.toString(), product, day.getDayOfMonth());
        }
      }
      return this;
    }

    MemorySource source(long seed) {
      Collections.shuffle(orders, new Random(seed));
      Collections.shuffle(lines, new Random(seed + 1));
      return MemorySource.builder()
          .rows("orders", ORDERS, orders)
          .rows("order_items", LINES, lines)
          .rows("products", PRODUCTS, List.of(product("A", 1L), product("B", 2L), product("C", 2L)))
          .rows("categories", CATEGORIES, List.of(List.of(1L, "tea"), List.of(2L, "cups")))
          .rows("regions", REGIONS, List.of(List.of(1L, "DE"), List.of(2L, "AT")))
          .build();
    }

    private static List<@Nullable Object> product(String id, Long category) {
      return Arrays.asList(id, id.equals("C") ? null : "brand" + id, category);
    }
  }

  private static final Schema PRODUCTS =
      Schema.of(
          new Field("product_id", DataType.STRING),
          new Field("brand", DataType.STRING),
          new Field("category_id", DataType.LONG));
  private static final Schema CATEGORIES =
      Schema.of(
          new Field("category_id", DataType.LONG), new Field("category_name", DataType.STRING));
  private static final Schema REGIONS =
      Schema.of(new Field("region_id", DataType.LONG), new Field("country", DataType.STRING));

  private static List<KeyedSeries> read(PanelQuery query, MemorySource source) {
    List<KeyedSeries> all = new ArrayList<>();
    try (PartReader<KeyedSeries> reader = query.read(STANDARD, source, RUN)) {
      for (Optional<KeyedSeries> next = reader.next(); next.isPresent(); next = reader.next()) {
        all.add(next.get());
      }
    }
    return all;
  }

  private static List<List<String>> keys(PanelQuery query, MemorySource source) {
    return read(query, source).stream().map(KeyedSeries::key).toList();
  }

  /** A sells from January on, B from 20 March to April, C in the last days of an open month. */
  private static Shop shop() {
    return new Shop()
        .daily("A", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 10))
        .sells("2026-03-20", "B", 5)
        .sells("2026-03-21", "B", 2)
        .sells("2026-04-02", "B", 7)
        .sells("2026-06-02", "C", 1);
  }

  @Test
  void eachProductFromItsFirstSaleToTheLastWholePeriodOfTheShop() {
    PanelQuery units = SeriesQuery.units().per("product_id");
    List<KeyedSeries> panel = read(units, shop().source(1));
    assertThat(panel).extracting(KeyedSeries::key).containsExactly(key("A"), key("B"), key("C"));
    SeriesQuery.Reading a = panel.get(0).read();
    assertThat(a.series().start()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(a.series().size()).isEqualTo(5);
    assertThat(a.notes()).singleElement().asString().contains("end on 2026-06-10", "2026-06-01");
    SeriesQuery.Reading b = panel.get(1).read();
    assertThat(b.series())
        .isEqualTo(TimeSeries.of(LocalDate.of(2026, 4, 1), Frequency.MONTH, 7, 0));
    assertThat(b.notes()).hasSize(2).anyMatch(note -> note.contains("begin on 2026-03-20"));
    assertThatThrownBy(() -> panel.get(2).read())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-06-02, in a period that is not over. Maybe");
  }

  @Test
  void daysOnWhichTheShopIsClosedAreNoneOfTheKeyEither() {
    PanelQuery units = SeriesQuery.units().by(Frequency.DAY).per("product_id");
    List<KeyedSeries> panel = read(units, shop().source(2));
    TimeSeries b = panel.get(1).read().series();
    assertThat(b.frequency().closedDays()).containsExactly(DayOfWeek.SUNDAY);
    assertThat(b.start()).isEqualTo(LocalDate.of(2026, 3, 20));
    assertThat(b.value(0)).isEqualTo(5);
    assertThat(b.value(2)).isZero();
    assertThat(b.time(b.size() - 1)).isEqualTo(LocalDate.of(2026, 6, 10));
    assertThat(panel.get(2).read().series().value(0)).isEqualTo(1);
  }

  @Test
  void aSeriesThatSpansTheShopIsTheSingleReading() {
    MemorySource source = shop().source(3);
    for (Frequency steps : List.of(Frequency.DAY, Frequency.WEEK, Frequency.MONTH)) {
      SeriesQuery query = SeriesQuery.revenue().by(steps);
      SeriesQuery.Reading single =
          query.where(Predicate.eq("product_id", "A")).read(STANDARD, source, RUN);
      assertThat(read(query.per("product_id"), source).get(0).read()).isEqualTo(single);
    }
  }

  @Test
  void theOrderOfTheSourceChangesNothing() {
    PanelQuery query = SeriesQuery.units().by(Frequency.WEEK).per("product_id", "channel");
    List<KeyedSeries> one = read(query, shop().source(4));
    List<KeyedSeries> other = read(query, shop().source(5));
    assertThat(one).extracting(KeyedSeries::key).startsWith(key("A", "store"), key("A", "web"));
    assertThat(other)
        .extracting(KeyedSeries::key)
        .isEqualTo(one.stream().map(k -> k.key()).toList());
    for (int i = 0; i < one.size(); i++) {
      if (!one.get(i).key().contains("C")) {
        assertThat(other.get(i).read()).isEqualTo(one.get(i).read());
      }
    }
  }

  @Test
  void fieldsOfEveryConceptSplitSales() {
    MemorySource source = shop().source(6);
    SeriesQuery units = SeriesQuery.units();
    assertThat(keys(units.per("channel"), source)).containsExactly(key("store"), key("web"));
    assertThat(keys(units.per("region_id"), source)).containsExactly(key("1"), key("2"));
    assertThat(keys(units.per("country"), source)).containsExactly(key("AT"), key("DE"));
    assertThat(keys(units.per("category_name"), source)).containsExactly(key("cups"), key("tea"));
    assertThat(keys(units.per("brand"), source))
        .as("sales of a product without a brand are left out")
        .containsExactly(key("brandA"), key("brandB"));
    assertThat(keys(SeriesQuery.orders().per("country", "category_name"), source)).hasSize(4);
    assertThat(read(units.per("category_name"), source).get(1).read())
        .isEqualTo(read(units.per("product_id"), source).get(0).read());
  }

  @Test
  void itIsOneQueryInOrder() {
    Query query = SeriesQuery.units().per("product_id").query(STANDARD, shop().source(7));
    assertThat(query).isInstanceOf(Query.Sort.class);
    assertThat(((Query.Sort) query).input()).isInstanceOf(Query.Group.class);
  }

  @Test
  void nonsenseIsRefused() {
    SeriesQuery units = SeriesQuery.units();
    assertThatThrownBy(units::per).hasMessageContaining("one field or more");
    assertThatThrownBy(() -> units.per("a", "a")).hasMessageContaining("each once, not [a, a]");
    assertThatThrownBy(() -> units.per("period")).hasMessageContaining("split by 'period'");
    MemorySource source = shop().source(8);
    assertThatThrownBy(() -> units.per("colour").read(STANDARD, source, RUN))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("no field 'colour'")
        .hasMessageContaining("withColumn");
    PanelQuery none = units.where(Predicate.eq("product_id", "Z")).per("product_id");
    assertThatThrownBy(() -> none.read(STANDARD, source, RUN))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("no sales");
    assertThatThrownBy(() -> KeyedSeries.of(List.of(), TimeSeries.of(LocalDate.MIN, Frequency.DAY)))
        .hasMessageContaining("no part");
  }

  @Test
  void aClosedPanelSaysSo() {
    PartReader<KeyedSeries> reader =
        SeriesQuery.units().per("product_id").read(STANDARD, shop().source(9), RUN);
    assertThat(reader.next()).isPresent();
    reader.close();
    reader.close();
    assertThatThrownBy(reader::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static List<String> key(String... parts) {
    return List.of(parts);
  }
}
