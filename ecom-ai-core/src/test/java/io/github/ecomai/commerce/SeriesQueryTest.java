package io.github.ecomai.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Decimals;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Longs;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.Strings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesQueryTest {
  private static final RunContext RUN = RunContext.defaults();

  /** One line of a flat log. */
  private record Line(String order, LocalDate day, long quantity, long cents) {}

  private static DataSource log(List<Line> lines) {
    int n = lines.size();
    @Nullable String[] orders = new @Nullable String[n];
    long[] customers = new long[n];
    @Nullable String[] products = new @Nullable String[n];
    int[] days = new int[n];
    long[] quantities = new long[n];
    long[] prices = new long[n];
    BitSet strangers = new BitSet();
    for (int i = 0; i < n; i++) {
      orders[i] = lines.get(i).order();
      customers[i] = i % 3;
      strangers.set(i, lines.get(i).order().startsWith("A"));
      products[i] = "P";
      days[i] = (int) lines.get(i).day().toEpochDay();
      quantities[i] = lines.get(i).quantity();
      prices[i] = lines.get(i).cents();
    }
    Schema schema =
        Schema.of(
            new Field("InvoiceNo", DataType.STRING),
            new Field("CustomerID", DataType.LONG),
            new Field("StockCode", DataType.STRING),
            new Field("InvoiceDate", DataType.DATE),
            new Field("Quantity", DataType.LONG),
            new Field("UnitPrice", DataType.decimal(2)));
    Batch batch =
        Batch.of(
            schema,
            List.of(
                Strings.wrap(orders, n, null),
                Longs.wrap(customers, n, strangers),
                Strings.wrap(products, n, null),
                Dates.wrap(days, n, null),
                Longs.wrap(quantities, n, null),
                Decimals.wrap(prices, n, null, 2)));
    return MemorySource.of("log", batch);
  }

  private static CommerceSchema schema(DataSource source) {
    return CommerceSchema.of(OrderLog.recognise(source));
  }

  private static SeriesQuery.Reading read(SeriesQuery query, List<Line> lines) {
    try (DataSource source = log(lines)) {
      return query.read(schema(source), source, RUN);
    }
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  @Test
  void monthsAddUpAndReturnsCountAgainstThem() {
    SeriesQuery.Reading reading =
        read(
            SeriesQuery.revenue().by(Frequency.MONTH),
            List.of(
                new Line("1", day("2026-01-01"), 2, 500),
                new Line("C2", day("2026-01-31"), -1, 500),
                new Line("A3", day("2026-01-31"), 1, 99_999),
                new Line("4", day("2026-03-31"), 1, 100)));
    assertThat(reading.series().toArray()).containsExactly(5.0, 0.0, 1.0);
    assertThat(reading.series().start()).isEqualTo(day("2026-01-01"));
    assertThat(reading.notes()).isEmpty();
  }

  @Test
  void anIncompletePeriodIsLeftOutAndSaid() {
    SeriesQuery.Reading reading =
        read(
            SeriesQuery.units(),
            List.of(
                new Line("1", day("2026-01-15"), 1, 100),
                new Line("2", day("2026-02-10"), 2, 100),
                new Line("3", day("2026-03-09"), 3, 100)));
    assertThat(reading.series().toArray()).containsExactly(2.0);
    assertThat(reading.notes())
        .anyMatch(note -> note.contains("end on 2026-03-09"))
        .anyMatch(note -> note.contains("begin on 2026-01-15"));
  }

  @Test
  void saturdaysWithoutSalesAreClosedDays() {
    List<Line> lines = new ArrayList<>();
    LocalDate monday = day("2026-01-05");
    for (int i = 0; i < 70; i++) {
      if (monday.plusDays(i).getDayOfWeek() != DayOfWeek.SATURDAY && i != 3) {
        lines.add(new Line("o" + i, monday.plusDays(i), 1, 100));
      }
    }
    SeriesQuery.Reading reading = read(SeriesQuery.orders().by(Frequency.DAY), lines);
    assertThat(reading.series().frequency()).isEqualTo(Frequency.DAY.closedOn(DayOfWeek.SATURDAY));
    assertThat(reading.series().size()).isEqualTo(60);
    assertThat(reading.series().value(3)).isZero();
    assertThat(reading.notes()).anyMatch(note -> note.contains("never sells on Saturdays;"));
  }

  @Test
  void aFilterNarrowsTheSales() {
    List<Line> lines =
        List.of(new Line("1", day("2026-01-01"), 2, 500), new Line("2", day("2026-01-31"), 1, 1));
    SeriesQuery query = SeriesQuery.revenue().where(Predicate.eq("order_id", "1"));
    assertThat(read(query, lines).series().toArray()).containsExactly(10.0);
    SeriesQuery nothing = query.where(Predicate.eq("order_id", "none"));
    assertThatThrownBy(() -> read(nothing, lines))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("no sales");
  }

  @Test
  void hoursAreRefused() {
    assertThatThrownBy(() -> SeriesQuery.revenue().by(Frequency.HOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe use DAY");
  }
}
