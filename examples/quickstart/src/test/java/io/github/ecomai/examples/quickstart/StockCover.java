package io.github.ecomai.examples.quickstart;

import io.github.ecomai.run.RunContext;

// region facade
/** How long stock will last. Thread-safe. */
public interface StockCover {
  /**
   * Days until the stock is sold at the usual pace.
   *
   * @param request stock and sales
   * @param run cancellation
   * @return the days
   */
  StockDays coverStock(StockRequest request, RunContext run);

  /**
   * As {@link #coverStock(StockRequest, RunContext)} with the defaults of {@code EcomAi}.
   *
   * @param request stock and sales
   * @return the days
   */
  StockDays coverStock(StockRequest request);
}
// endregion
