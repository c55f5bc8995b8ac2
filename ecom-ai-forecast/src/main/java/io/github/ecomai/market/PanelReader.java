package io.github.ecomai.market;

import io.github.ecomai.run.PartReader;
import java.util.List;

/**
 * Reads the forecasts of a panel, series by series. For one thread at a time; {@link #close} may
 * come from any thread and stops the work.
 *
 * <pre>{@code
 * try (PanelReader panel = market.forecastPanel(request)) {
 *   for (Optional<PanelRow> next = panel.next(); next.isPresent(); next = panel.next()) {
 *     PanelRow row = next.get();
 *     row.forecast().ifPresent(forecast -> total[0] += forecast.mean().value(0));
 *     row.failure().ifPresent(why -> failures.add(row.key() + ": " + why));
 *   }
 * }
 * }</pre>
 */
public interface PanelReader extends PartReader<PanelRow> {
  /**
   * What the parts of each key are.
   *
   * @return the fields of the query, or {@code key} for series handed in; not modifiable
   */
  List<String> fields();
}
