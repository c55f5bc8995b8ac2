package io.github.ecomai.market;

import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.commerce.PanelQuery;
import io.github.ecomai.commerce.SeriesQuery.Reading;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.run.PartReader;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Forecasts the series of a panel. What becomes of a series depends on its values, the request and
 * the seed alone.
 */
final class ForecastPanel implements PanelReader {
  private final PanelRequest request;
  private final BiFunction<ForecastRequest, RunContext, Forecast> forecast;
  private final PanelWalk<PanelRow> rows;

  /**
   * Opens the source.
   *
   * @param forecast forecasts one series; safe on any thread
   * @param open gives the series, to be closed at the end
   */
  ForecastPanel(
      PanelRequest request,
      RunContext run,
      BiFunction<ForecastRequest, RunContext, Forecast> forecast,
      Function<RunContext, PartReader<KeyedSeries>> open) {
    this.request = request;
    this.forecast = forecast;
    rows =
        new PanelWalk<>(
            run, open, new PanelWalk.Stage<>("forecast series", request.size(), this::row));
  }

  @Override
  public List<String> fields() {
    return request.query().map(PanelQuery::fields).orElse(List.of("key"));
  }

  @Override
  public BatchReader table() {
    try {
      return new PanelTable(this, request);
    } catch (RuntimeException e) { // a field has the name of a column of forecasts
      close();
      throw e;
    }
  }

  @Override
  public Optional<PanelRow> next() {
    return rows.next();
  }

  /** Trouble with one series is a row. */
  private PanelRow row(KeyedSeries series, RunContext run) {
    try {
      Reading reading = series.read();
      Forecast found = forecast.apply(request.one(reading.series()), run);
      return PanelRow.of(series.key(), found.withNotes(reading.notes()));
    } catch (RuntimeException e) {
      return PanelRow.failed(series.key(), PanelWalk.reason(e, run));
    }
  }

  @Override
  public void close() {
    rows.close();
  }
}
