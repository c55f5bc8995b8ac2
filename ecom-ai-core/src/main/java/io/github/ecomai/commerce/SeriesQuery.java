package io.github.ecomai.commerce;

import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.truncate;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Measure;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which number of the shop to follow over time, and in which steps. It is added up by one query
 * over {@link CommerceSchema#sales}.
 *
 * <pre>{@code
 * SeriesQuery.revenue().by(Frequency.MONTH)
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class SeriesQuery {
  private static final Map<Frequency, CalendarUnit> UNITS =
      Map.of(
          Frequency.DAY, CalendarUnit.DAY,
          Frequency.WEEK, CalendarUnit.WEEK,
          Frequency.MONTH, CalendarUnit.MONTH,
          Frequency.QUARTER, CalendarUnit.QUARTER,
          Frequency.YEAR, CalendarUnit.YEAR);

  /** What the query gives beside the fields of a panel: the period, then its measures. */
  static final List<String> COLUMNS = List.of("period", "value", "first_day", "last_day");

  private final String name;
  private final Aggregate measure;
  private final Frequency frequency;
  private final @Nullable Predicate filter;

  private SeriesQuery(
      String name, Aggregate measure, Frequency frequency, @Nullable Predicate filter) {
    this.name = name;
    this.measure = measure;
    this.frequency = frequency;
    this.filter = filter;
  }

  /**
   * Revenue in the reporting currency, returns counted against it; monthly unless told otherwise.
   *
   * @return the series query
   */
  public static SeriesQuery revenue() {
    return new SeriesQuery("revenue", Aggregate.sum(col("amount")), Frequency.MONTH, null);
  }

  /**
   * Units sold, returns counted against them; monthly unless told otherwise.
   *
   * @return the series query
   */
  public static SeriesQuery units() {
    return new SeriesQuery("units", Aggregate.sum(col("quantity")), Frequency.MONTH, null);
  }

  /**
   * Orders that are neither cancelled nor credit notes; monthly unless told otherwise. Orders that
   * come to nothing count too. Where the source has no order lines, orders alone will do.
   *
   * @return the series query
   */
  public static SeriesQuery orders() {
    Aggregate orders = Aggregate.countDistinct(col("order_id"));
    return new SeriesQuery(
        "orders", orders, Frequency.MONTH, Predicate.ne("status", "credit note"));
  }

  /**
   * The same number in other steps.
   *
   * @param value DAY, WEEK, MONTH, QUARTER or YEAR; days on which the shop is always closed are
   *     found by themselves
   * @return the series query
   * @throws IllegalArgumentException for any other frequency
   */
  public SeriesQuery by(Frequency value) {
    if (!UNITS.containsKey(value)) {
      throw new IllegalArgumentException(
          "sales cannot be added up by "
              + value
              + ". Maybe use DAY, WEEK, MONTH, QUARTER or YEAR.");
    }
    return new SeriesQuery(name, measure, value, filter);
  }

  /**
   * The same number of some sales only.
   *
   * @param condition over the columns of {@link CommerceSchema#sales}; added to earlier ones
   * @return the series query
   */
  public SeriesQuery where(Predicate condition) {
    Objects.requireNonNull(condition, "condition");
    Predicate both = filter == null ? condition : Predicate.and(filter, condition);
    return new SeriesQuery(name, measure, frequency, both);
  }

  /**
   * One series for each key instead of one for all.
   *
   * @param fields what makes a key: columns of {@link CommerceSchema#sales} such as {@code
   *     product_id}, or fields of their orders, products, categories, regions or customers, looked
   *     for in this order, such as {@code channel}, {@code brand}, {@code category_name}, {@code
   *     country} or {@code segment}; each once
   * @return the panel query
   * @throws IllegalArgumentException if there is no field or one comes twice
   */
  public PanelQuery per(String... fields) {
    return new PanelQuery(this, List.of(fields));
  }

  /**
   * What is followed.
   *
   * @return such as {@code revenue}
   */
  public String name() {
    return name;
  }

  /**
   * The steps asked for.
   *
   * @return the frequency
   */
  public Frequency frequency() {
    return frequency;
  }

  /**
   * The query that adds the number up.
   *
   * @param schema where sales are
   * @param source the source
   * @return one row for each period with sales: period, value, first_day, last_day
   * @throws DataAccessException if the source has no sales
   */
  public Query query(CommerceSchema schema, DataSource source) {
    return sales(schema, source).groupBy(period()).measures(measures(measure));
  }

  /** The sales that count. */
  Query sales(CommerceSchema schema, DataSource source) {
    boolean orders = measure.function() == Aggregate.Function.COUNT_DISTINCT;
    Query sales = orders ? schema.orders(source) : schema.sales(source);
    return filter == null ? sales : sales.where(filter);
  }

  /** The period of a sale. */
  Output period() {
    CalendarUnit unit = Objects.requireNonNull(UNITS.get(frequency));
    return truncate(col("order_date"), unit).as(COLUMNS.get(0));
  }

  /** What is added up for each period. */
  Measure[] measures() {
    return measures(measure);
  }

  private static Measure[] measures(Aggregate value) {
    return new Measure[] {
      value.as(COLUMNS.get(1)),
      Aggregate.min(col("order_date")).as(COLUMNS.get(2)),
      Aggregate.max(col("order_date")).as(COLUMNS.get(3))
    };
  }

  /**
   * Reads the series. Periods without sales count 0. A first or last period that the data covers
   * only in part is left out, and weekdays without any sale in eight weeks or more are closed days;
   * both are said in the notes.
   *
   * @param schema where sales are
   * @param source the source
   * @param run zone, cancellation
   * @return the series with notes for people
   * @throws DataAccessException if there are no sales or they cannot be read
   */
  public Reading read(CommerceSchema schema, DataSource source, RunContext run) {
    return read(query(schema, source), source, run);
  }

  /** The periods of the series with the number of sales in each, whatever their values are. */
  Reading calendar(CommerceSchema schema, DataSource source, RunContext run) {
    Measure[] counts = measures(Aggregate.count());
    return read(sales(schema, source).groupBy(period()).measures(counts), source, run);
  }

  private Reading read(Query query, DataSource source, RunContext run) {
    SalesPeriods periods = new SalesPeriods(frequency);
    try (BatchReader reader = source.read(query, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        Dates period = batch.dates("period");
        Dates first = batch.dates("first_day");
        Dates last = batch.dates("last_day");
        for (int row = 0; row < batch.rows(); row++) {
          if (!period.isNull(row)) {
            double value = batch.column(1).number(row);
            periods.add(period.get(row), value, first.get(row), last.get(row));
          }
        }
      }
    }
    if (periods.isEmpty()) {
      throw new DataAccessException(
          "there are no sales in "
              + source.name()
              + " to make a series of "
              + name
              + ". Maybe check the filter and the mapping of orders.");
    }
    List<String> notes = new ArrayList<>();
    return new Reading(periods.series(notes), notes);
  }

  /**
   * A series with what should be known about it. Immutable and thread-safe.
   *
   * @param series the values
   * @param notes sentences for people, perhaps none
   */
  public record Reading(TimeSeries series, List<String> notes) {
    /** Copies the notes. */
    public Reading {
      notes = List.copyOf(notes);
    }
  }

  @Override
  public String toString() {
    return name + " by " + frequency;
  }
}
