package io.github.ecomai.compliance;

import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.part;
import static io.github.ecomai.source.Expression.toText;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.Concept;
import io.github.ecomai.data.DateRange;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.CalendarPart;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Measure;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the purchases of a source: one query that the source adds up itself, one row an order.
 *
 * <p>For one thread.
 */
final class TransactionReader {
  private static final String ORDER = "transaction_id";
  private static final String CUSTOMER = "customer";
  private static final String METHOD = "payment_method";
  private static final String DAY = "order_day";
  private static final String CREATED = "created";
  private static final String HOUR = "order_hour";

  /** In the order of {@link TransactionTable.Column}, without the day. */
  private static final List<String> NUMBERS =
      List.of(HOUR, "total", "list_total", "line_count", "units", "highest_price", "attempts");

  private static final int LONGEST_ID = 200;

  private final TransactionTable table = new TransactionTable();
  private long returns;
  private long freeOfCharge;
  private long incomplete;

  private TransactionReader() {}

  /**
   * The query, one row for each order.
   *
   * @param period orders after its end are of no interest
   */
  static Query query(CommerceSchema commerce, DataSource source, Optional<DateRange> period) {
    Query sales = commerce.sales(source);
    Query wanted =
        period.map(days -> sales.where(Predicate.le("order_date", days.to()))).orElse(sales);
    boolean timed = sales.schema(source.tables()).indexOf("created_at") >= 0;
    boolean paid = commerce.has(Concept.PAYMENTS, source);
    Query orders = wanted.groupBy(toText(col("order_id")).as(ORDER)).measures(measures(timed));
    Query all = paid ? orders.leftJoin(payments(commerce, source), ORDER) : orders;
    return all.select(outputs(timed, paid));
  }

  private static Measure[] measures(boolean timed) {
    List<Measure> measures = new ArrayList<>();
    measures.add(Aggregate.max(toText(col("customer_id"))).as(CUSTOMER));
    measures.add(Aggregate.min(col("order_date")).as(DAY));
    if (timed) {
      measures.add(Aggregate.min(col("created_at")).as(CREATED));
    }
    measures.add(Aggregate.sum(col("amount")).as("total"));
    measures.add(Aggregate.sum(col("list_amount")).as("list_total"));
    measures.add(Aggregate.count().as("line_count"));
    measures.add(Aggregate.sum(col("quantity")).as("units"));
    measures.add(Aggregate.max(col("amount").dividedBy(col("quantity"))).as("highest_price"));
    return measures.toArray(Measure[]::new);
  }

  private static Query payments(CommerceSchema commerce, DataSource source) {
    return commerce
        .query(Concept.PAYMENTS, source)
        .groupBy(toText(col("order_id")).as(ORDER))
        .measures(Aggregate.max(col("method")).as(METHOD), Aggregate.count().as("attempts"));
  }

  private static Output[] outputs(boolean timed, boolean paid) {
    List<Output> outputs = new ArrayList<>();
    for (String column :
        List.of(
            ORDER, CUSTOMER, DAY, "total", "list_total", "line_count", "units", "highest_price")) {
      outputs.add(Output.column(column));
    }
    if (timed) {
      outputs.add(part(CalendarPart.HOUR, col(CREATED)).as(HOUR));
    }
    if (paid) {
      outputs.add(Output.column(METHOD));
      outputs.add(Output.column("attempts"));
    }
    return outputs.toArray(Output[]::new);
  }

  static TransactionReader read(DataSource source, Query query, RunContext run) {
    TransactionReader reader = new TransactionReader();
    try (BatchReader batches = source.read(query, run)) {
      for (Optional<Batch> next = batches.next(); next.isPresent(); next = batches.next()) {
        run.checkCancelled();
        reader.add(next.get());
        run.progress("read transactions", reader.table.rows(), 0);
      }
    }
    return reader;
  }

  private void add(Batch batch) {
    Strings orders = batch.strings(ORDER);
    Strings customers = batch.strings(CUSTOMER);
    Dates days = batch.dates(DAY);
    int method = batch.schema().indexOf(METHOD);
    List<@Nullable Column> columns = new ArrayList<>();
    for (String name : NUMBERS) {
      int index = batch.schema().indexOf(name);
      columns.add(index < 0 ? null : batch.column(index));
    }
    double[] numbers = new double[NUMBERS.size() + 1];
    for (int row = 0; row < batch.rows(); row++) {
      numbers[0] = days.isNull(row) ? Double.NaN : days.get(row);
      for (int j = 0; j < columns.size(); j++) {
        Column column = columns.get(j);
        numbers[j + 1] = column == null ? Double.NaN : rounded(column.number(row));
      }
      if (counts(orders.get(row), numbers)) {
        table.add(
            orders.get(row),
            text(customers, row),
            method < 0 ? null : text(batch.strings(METHOD), row),
            numbers);
      }
    }
  }

  /** To millionths, so that the order in which a source adds doubles leaves no trace. */
  private static double rounded(double value) {
    return Math.abs(value) < 1e9 ? Math.rint(value * 1e6) / 1e6 : value;
  }

  private static @Nullable String text(Strings column, int row) {
    String text = column.get(row);
    return isId(text) ? text : null;
  }

  /** Whether the text could be an id of ours. */
  private static boolean isId(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_ID
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** Whether it is a purchase; counts why not. */
  private boolean counts(String order, double[] numbers) {
    double amount = numbers[TransactionTable.Column.AMOUNT.index()];
    double units = numbers[TransactionTable.Column.UNITS.index()];
    double day = numbers[TransactionTable.Column.DAY.index()];
    if (!isId(order) || !Double.isFinite(day) || !Double.isFinite(amount)) {
      incomplete++;
    } else if (amount < 0 || (amount == 0 && units < 0)) {
      returns++;
    } else if (amount == 0) {
      freeOfCharge++;
    } else if (!(units > 0)) {
      incomplete++;
    } else {
      return true;
    }
    return false;
  }

  TransactionTable table() {
    return table;
  }

  long returns() {
    return returns;
  }

  long freeOfCharge() {
    return freeOfCharge;
  }

  long incomplete() {
    return incomplete;
  }
}
