package io.github.ecomai.market;

import io.github.ecomai.run.PartReader;
import io.github.ecomai.source.BatchReader;
import java.util.List;

/**
 * Reads the forecasts of a panel, series by series. For one thread at a time; {@link #close} may
 * come from any thread and stops the work.
 *
 * <pre>{@code
 * try (PanelReader panel = market.forecastPanel(request)) {
 *   for (Optional<PanelRow> next = panel.next(); next.isPresent(); next = panel.next()) {
 *     PanelRow row = next.get();
 *     row.forecast().ifPresent(forecast -> order(orders, row.key(), forecast.mean()));
 *     row.failure().ifPresent(why -> System.out.println(row.key() + ": " + why));
 *   }
 * }
 * }</pre>
 */
public interface PanelReader extends PartReader<PanelRow> {
  /**
   * What the parts of each key are.
   *
   * @return the fields of the query, or {@code key} for all parts of series handed in; not
   *     modifiable
   */
  List<String> fields();

  /**
   * The forecasts as a table, to be written or looked at. Read either the table or the rows; each
   * closes the other.
   *
   * @return one row for each series and period, in order: a STRING column for each of {@link
   *     #fields} (parts of a key that has one field are joined by {@code " / "}), {@code period},
   *     its first day (a DATE, or a TIMESTAMP for series handed in), {@code mean}, for each level
   *     such as 0.95 {@code lower_95} and {@code upper_95}, and {@code failure}. A series without a
   *     forecast is one row with the failure and nulls.
   */
  BatchReader table();
}
