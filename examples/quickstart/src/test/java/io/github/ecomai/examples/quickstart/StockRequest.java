package io.github.ecomai.examples.quickstart;

import java.util.List;

// region request
/** Immutable and thread-safe. */
public record StockRequest(long stock, List<Long> unitsByDay) {
  public StockRequest {
    unitsByDay = List.copyOf(unitsByDay);
    if (stock < 0 || unitsByDay.isEmpty()) {
      throw new IllegalArgumentException(
          "stock " + stock + " over " + unitsByDay.size() + " days. Maybe 0 or more over a week?");
    }
  }
}
// endregion
