package io.github.ecomai.commerce;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.PartReader;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One series for each key, such as each product: a {@link SeriesQuery} that is split by fields. All
 * series are added up by one query, grouped and ordered by key and period, and read one by one.
 *
 * <pre>{@code
 * SeriesQuery.units().by(Frequency.WEEK).per("product_id")
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class PanelQuery {
  private final SeriesQuery series;
  private final List<String> fields;

  PanelQuery(SeriesQuery series, List<String> fields) {
    this.series = series;
    this.fields = List.copyOf(fields);
    if (fields.isEmpty() || Set.copyOf(fields).size() < fields.size()) {
      throw new IllegalArgumentException(
          "a panel needs one field or more, each once, not " + fields + ". Maybe product_id.");
    }
    for (String column : SeriesQuery.COLUMNS) {
      if (fields.contains(column)) {
        throw new IllegalArgumentException(
            "sales cannot be split by '" + column + "'. Maybe by product_id.");
      }
    }
  }

  /**
   * The number that is followed for each key.
   *
   * @return the series query
   */
  public SeriesQuery series() {
    return series;
  }

  /**
   * The fields that make a key.
   *
   * @return their names; not modifiable
   */
  public List<String> fields() {
    return fields;
  }

  /**
   * The query that adds all series up. Sales that lack one of the fields are left out.
   *
   * @param schema where sales are
   * @param source the source
   * @return one row for each key and period with sales, ordered by both: the fields, period, value,
   *     first_day, last_day
   * @throws DataAccessException if the source has no sales, or a field is not known of them
   */
  public Query query(CommerceSchema schema, DataSource source) {
    KeyFields known = new KeyFields(schema, source);
    Query sales = series.sales(schema, source);
    for (String field : fields) {
      sales = known.add(sales, field).where(Predicate.isNotNull(field));
    }
    List<Output> keys = new ArrayList<>(fields.stream().map(Output::column).toList());
    keys.add(series.period());
    SortKey[] order =
        Stream.concat(fields.stream(), Stream.of(SeriesQuery.COLUMNS.get(0)))
            .map(SortKey::asc)
            .toArray(SortKey[]::new);
    return sales.groupBy(keys.toArray(Output[]::new)).measures(series.measures()).orderBy(order);
  }

  /**
   * Reads the series one by one, in the order of their keys.
   *
   * <p>What the shop sells in all, read by a small query before, decides about the calendar, by the
   * rules of {@link SeriesQuery#read}: which days of the week are closed, and which first and last
   * period the data covers only in part. Each series then goes from the first sale of its key to
   * the shop's last whole period, and counts 0 where the shop was open and the key did not sell. A
   * first period in which the key began to sell late is left out. A key that has sold in the last,
   * incomplete period only has no series: {@link KeyedSeries#read} says so.
   *
   * <p>Memory is that of one batch and one series, as far as the source streams an ordered result.
   *
   * @param schema where sales are
   * @param source the source
   * @param run zone, budget, cancellation
   * @return the series, to be closed by the caller
   * @throws DataAccessException if there are no sales or they cannot be read
   */
  public PartReader<KeyedSeries> read(CommerceSchema schema, DataSource source, RunContext run) {
    Query query = query(schema, source);
    SeriesQuery.Reading shop = series.calendar(schema, source, run);
    return new PanelRows(source.read(query, run), fields.size(), shop);
  }

  @Override
  public String toString() {
    return series + " per " + String.join(", ", fields);
  }
}
