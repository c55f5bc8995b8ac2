package io.github.ecomai.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Transactions by columns, one row each; NaN and null are not known. Filled by one thread, then
 * only read.
 */
final class TransactionTable {
  /** The columns of numbers. */
  enum Column {
    DAY(0),
    HOUR(1),
    AMOUNT(2),
    LIST_AMOUNT(3),
    LINES(4),
    UNITS(5),
    HIGHEST_PRICE(6),
    ATTEMPTS(7);

    private final int index;

    Column(int index) {
      this.index = index;
    }

    /** Where its number stands in a row. */
    int index() {
      return index;
    }
  }

  private final List<String> orders = new ArrayList<>();
  private final List<@Nullable String> customers = new ArrayList<>();
  private final List<@Nullable String> methods = new ArrayList<>();
  private final double[][] numbers = new double[Column.values().length][16];

  /** Transactions that were handed in. */
  static TransactionTable of(List<Transaction> transactions) {
    TransactionTable table = new TransactionTable();
    for (Transaction t : transactions) {
      Basket basket = t.basket();
      table.add(
          t.order().value(),
          t.customer().map(Object::toString).orElse(null),
          t.payment().map(Transaction.PaymentFacts::method).orElse(null),
          new double[] {
            t.day().toEpochDay(),
            t.hour().isPresent() ? t.hour().getAsInt() : Double.NaN,
            basket.amount(),
            basket.listAmount(),
            basket.lines(),
            basket.units(),
            basket.highestPrice(),
            t.payment().isPresent() ? t.payment().get().attempts() : Double.NaN
          });
    }
    return table;
  }

  /**
   * Adds a row.
   *
   * @param row one number for each {@link Column}, at its index
   */
  void add(String order, @Nullable String customer, @Nullable String method, double[] row) {
    int at = orders.size();
    for (int j = 0; j < numbers.length; j++) {
      if (at == numbers[j].length) {
        numbers[j] = Arrays.copyOf(numbers[j], Math.addExact(at, at >> 1));
      }
      numbers[j][at] = row[j];
    }
    orders.add(order);
    customers.add(customer);
    methods.add(method);
  }

  /**
   * The same rows by day, hour and id: no source promises an order, and neither sampling nor a
   * customer's history may depend on it.
   */
  TransactionTable sorted() {
    Integer[] order = IntStream.range(0, rows()).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order,
        Comparator.comparingDouble((Integer row) -> get(Column.DAY, row))
            .thenComparingDouble(row -> get(Column.HOUR, row))
            .thenComparing(this::order)
            .thenComparingDouble(row -> get(Column.AMOUNT, row)));
    TransactionTable sorted = new TransactionTable();
    double[] numbers = new double[this.numbers.length];
    for (int row : order) {
      for (int j = 0; j < numbers.length; j++) {
        numbers[j] = this.numbers[j][row];
      }
      sorted.add(order(row), customer(row), method(row), numbers);
    }
    return sorted;
  }

  int rows() {
    return orders.size();
  }

  String order(int row) {
    return orders.get(row);
  }

  @Nullable String customer(int row) {
    return customers.get(row);
  }

  @Nullable String method(int row) {
    return methods.get(row);
  }

  LocalDate day(int row) {
    return LocalDate.ofEpochDay((long) get(Column.DAY, row));
  }

  double get(Column column, int row) {
    return numbers[column.index()][row];
  }

  /** A copy of one column. */
  double[] column(Column column) {
    return Arrays.copyOf(numbers[column.index()], rows());
  }
}
