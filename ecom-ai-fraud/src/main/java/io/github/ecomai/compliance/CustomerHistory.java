package io.github.ecomai.compliance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How each transaction compares with the others of its customer. Time O(n log n). Immutable once
 * made.
 */
final class CustomerHistory {
  /** So many other purchases make a median that says something. */
  private static final int ENOUGH = 2;

  private final double[] daysSincePrevious;
  private final double[] ownMedian;

  private CustomerHistory(int rows) {
    daysSincePrevious = new double[rows];
    ownMedian = new double[rows];
    Arrays.fill(daysSincePrevious, Double.NaN);
    Arrays.fill(ownMedian, Double.NaN);
  }

  static CustomerHistory of(TransactionTable table) {
    CustomerHistory history = new CustomerHistory(table.rows());
    int[] customers = numbered(table);
    int[] starts = starts(customers);
    int[] rows = new int[starts[starts.length - 1]];
    int[] next = starts.clone();
    for (int row = 0; row < customers.length; row++) {
      if (customers[row] >= 0) {
        rows[next[customers[row]]++] = row;
      }
    }
    for (int c = 0; c + 1 < starts.length; c++) {
      history.compare(table, Arrays.copyOfRange(rows, starts[c], starts[c + 1]));
    }
    return history;
  }

  /** A number for each customer, from 0; -1 where there is none. */
  private static int[] numbered(TransactionTable table) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] customers = new int[table.rows()];
    for (int row = 0; row < customers.length; row++) {
      @Nullable String customer = table.customer(row);
      customers[row] =
          customer == null ? -1 : numbers.computeIfAbsent(customer, c -> numbers.size());
    }
    return customers;
  }

  /** Where the rows of each customer begin when they are put in order; one more for the end. */
  private static int[] starts(int[] customers) {
    int[] starts = new int[Arrays.stream(customers).max().orElse(-1) + 2];
    for (int customer : customers) {
      if (customer >= 0) {
        starts[customer + 1]++;
      }
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    return starts;
  }

  private void compare(TransactionTable table, int[] rows) {
    Integer[] byTime = Arrays.stream(rows).boxed().toArray(Integer[]::new);
    Arrays.sort(byTime, Comparator.comparing((Integer row) -> table.day(row)));
    for (int i = 1; i < byTime.length; i++) {
      daysSincePrevious[byTime[i]] =
          table.get(TransactionTable.Column.DAY, byTime[i])
              - table.get(TransactionTable.Column.DAY, byTime[i - 1]);
    }
    if (rows.length > ENOUGH) {
      double[] amounts = new double[rows.length];
      for (int i = 0; i < rows.length; i++) {
        amounts[i] = table.get(TransactionTable.Column.AMOUNT, rows[i]);
      }
      Arrays.sort(amounts);
      for (int row : rows) {
        ownMedian[row] = medianWithout(amounts, table.get(TransactionTable.Column.AMOUNT, row));
      }
    }
  }

  /** The median of sorted values without one of them. */
  private static double medianWithout(double[] sorted, double value) {
    int at = Arrays.binarySearch(sorted, value);
    int low = (sorted.length - 2) / 2;
    int high = (sorted.length - 1) / 2;
    return (sorted[low < at ? low : low + 1] + sorted[high < at ? high : high + 1]) / 2;
  }

  /** Days since the customer's previous purchase; NaN for the first and for nobody's. */
  double[] daysSincePrevious() {
    return daysSincePrevious.clone();
  }

  /** Whether no purchase of the customer comes before. */
  boolean isFirst(int row) {
    return Double.isNaN(daysSincePrevious[row]);
  }

  /** The median amount of the customer's other purchases; NaN if there are fewer than two. */
  double ownMedian(int row) {
    return ownMedian[row];
  }
}
