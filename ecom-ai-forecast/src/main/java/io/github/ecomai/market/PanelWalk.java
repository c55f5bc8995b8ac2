package io.github.ecomai.market;

import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.error.EcomAiException;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.PartReader;
import io.github.ecomai.run.RunContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Takes some series at a time, works on them on all threads of the run and hands out the results in
 * the order of the series.
 *
 * @param <T> what is made of a series
 */
final class PanelWalk<T> implements PartReader<T> {
  private static final int AT_ONCE_PER_THREAD = 64;

  private final RunContext caller;
  private final RunContext run;
  private final RunContext perSeries;
  private final Stage<T> stage;
  private final Cancellation.Registration registration;
  private final PartReader<KeyedSeries> source;
  private final Queue<T> ready = new ArrayDeque<>();
  private final AtomicLong done = new AtomicLong();
  private boolean ended;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * The work on each series.
   *
   * @param name for progress
   * @param total how many series there are, 0 if nobody knows
   * @param work on one series; safe on any thread
   */
  record Stage<T>(String name, long total, BiFunction<KeyedSeries, RunContext, T> work) {}

  /**
   * Opens the source.
   *
   * @param open gives the series, to be closed at the end
   */
  PanelWalk(RunContext caller, Function<RunContext, PartReader<KeyedSeries>> open, Stage<T> stage) {
    this.caller = caller;
    this.stage = stage;
    Cancellation own = new Cancellation();
    run = caller.withCancellation(own);
    perSeries = run.withParallelism(1).withProgress((name, finished, all) -> {});
    registration = caller.cancellation().onCancel(own::cancel);
    try {
      source = open.apply(run);
    } catch (RuntimeException | Error e) {
      registration.close();
      throw e;
    }
  }

  /**
   * Why there is no result for one series, for people; trouble with the world, which is no affair
   * of one series, is thrown on.
   */
  static String reason(RuntimeException e, RunContext run) {
    if (e instanceof EcomAiException && !(e instanceof ModelFitException)) {
      throw e;
    }
    run.checkCancelled();
    String why = e.getMessage();
    return why == null ? e.getClass().getName() : why;
  }

  @Override
  public Optional<T> next() {
    if (ended) {
      return Optional.empty();
    }
    if (closed.get()) {
      throw new IllegalStateException("this panel is closed. Maybe close it after its last row.");
    }
    try {
      caller.checkCancelled();
      if (ready.isEmpty()) {
        workOnSome();
      }
    } catch (RuntimeException | Error e) {
      closeAfter(e);
      throw e;
    }
    if (ready.isEmpty()) {
      ended = true;
      close();
    }
    return Optional.ofNullable(ready.poll());
  }

  private void workOnSome() {
    try {
      List<KeyedSeries> some = take(AT_ONCE_PER_THREAD * run.parallelism());
      ready.addAll(Parallel.map(run, some.size(), i -> workOn(some.get(i))));
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

  private T workOn(KeyedSeries series) {
    T result = stage.work().apply(series, perSeries);
    caller.progress(stage.name(), done.incrementAndGet(), stage.total());
    return result;
  }

  private void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      registration.close();
      run.cancellation().cancel("its panel was closed. Maybe close it after its last row.");
      source.close();
    }
  }
}
