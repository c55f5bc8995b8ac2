package io.github.ecomai.market;

import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.commerce.PanelQuery;
import io.github.ecomai.commerce.SeriesQuery.Reading;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.error.EcomAiException;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.PartReader;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Takes some series at a time, forecasts them on all threads of the run and hands them out in their
 * order. What becomes of a series depends on its values, the request and the seed alone.
 */
final class ForecastPanel implements PanelReader {
  private static final int AT_ONCE_PER_THREAD = 64;
  private static final String STAGE = "forecast series";

  private final PanelRequest request;
  private final RunContext caller;
  private final RunContext run;
  private final RunContext perSeries;
  private final BiFunction<ForecastRequest, RunContext, Forecast> forecast;
  private final Cancellation.Registration registration;
  private final PartReader<KeyedSeries> source;
  private final Queue<PanelRow> ready = new ArrayDeque<>();
  private final AtomicLong done = new AtomicLong();
  private final long total;
  private boolean ended;
  private volatile boolean closed;

  /**
   * Opens the source.
   *
   * @param forecast forecasts one series; safe on any thread
   * @param open gives the series, to be closed at the end
   */
  ForecastPanel(
      PanelRequest request,
      RunContext caller,
      BiFunction<ForecastRequest, RunContext, Forecast> forecast,
      Function<RunContext, PartReader<KeyedSeries>> open) {
    this.request = request;
    this.caller = caller;
    this.forecast = forecast;
    Cancellation own = new Cancellation();
    run = caller.withCancellation(own);
    perSeries = run.withParallelism(1).withProgress((stage, finished, all) -> {});
    total = request.series().map(ForecastPanel::count).orElse(0L);
    registration = caller.cancellation().onCancel(own::cancel);
    try {
      source = open.apply(run);
    } catch (RuntimeException | Error e) {
      registration.close();
      throw e;
    }
  }

  private static long count(Iterable<KeyedSeries> series) {
    return series instanceof Collection<?> known ? known.size() : 0;
  }

  @Override
  public List<String> fields() {
    return request.query().map(PanelQuery::fields).orElse(List.of("key"));
  }

  @Override
  public BatchReader table() {
    return new PanelTable(this, request);
  }

  @Override
  public Optional<PanelRow> next() {
    if (ended) {
      return Optional.empty();
    }
    if (closed) {
      throw new IllegalStateException("this panel is closed. Maybe close it after its last row.");
    }
    try {
      caller.checkCancelled();
      if (ready.isEmpty()) {
        forecastSome();
      }
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
    if (ready.isEmpty()) {
      ended = true;
      close();
    }
    return Optional.ofNullable(ready.poll());
  }

  private void forecastSome() {
    try {
      List<KeyedSeries> some = take(AT_ONCE_PER_THREAD * run.parallelism());
      ready.addAll(Parallel.map(run, some.size(), i -> row(some.get(i))));
    } catch (RunCancelledException e) {
      caller.checkCancelled(); // tells the reason
      run.checkCancelled();
      throw e;
    }
  }

  private List<KeyedSeries> take(int most) {
    List<KeyedSeries> some = new ArrayList<>();
    while (some.size() < most) {
      run.checkCancelled();
      Optional<KeyedSeries> next = source.next();
      if (next.isEmpty()) {
        break;
      }
      some.add(next.get());
    }
    return some;
  }

  private PanelRow row(KeyedSeries series) {
    PanelRow row = forecast(series);
    caller.progress(STAGE, done.incrementAndGet(), total);
    return row;
  }

  /** Trouble with one series is a row; trouble with the world ends the panel. */
  private PanelRow forecast(KeyedSeries series) {
    try {
      Reading reading = series.read();
      Forecast found = forecast.apply(request.one(reading.series()), perSeries);
      return PanelRow.of(series.key(), withNotes(found, reading.notes()));
    } catch (RuntimeException e) {
      if (e instanceof EcomAiException && !(e instanceof ModelFitException)) {
        throw e;
      }
      run.checkCancelled();
      String why = e.getMessage();
      return PanelRow.failed(series.key(), why == null ? e.getClass().getName() : why);
    }
  }

  private static Forecast withNotes(Forecast forecast, List<String> more) {
    List<String> notes = new ArrayList<>(forecast.notes());
    notes.addAll(more);
    return new Forecast(
        forecast.model(),
        forecast.history(),
        forecast.mean(),
        forecast.intervals(),
        forecast.scores(),
        notes,
        forecast.provenance(),
        forecast.components());
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      registration.close();
      run.cancellation().cancel("its panel was closed. Maybe close it after its last row.");
      source.close();
    }
  }
}
