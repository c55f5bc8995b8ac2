package io.github.ecomai.forecast;

import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cancels work on a model when its time is over, and when the caller cancels. Work that looks for
 * cancellation ends with a RunCancelledException then; the caller's own context tells which of both
 * it was. To be closed when the work is over. Thread-safe.
 */
final class TimeLimit implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofDays(10_000);
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Cancellation own = new Cancellation();
  private final RunContext run;
  private final long over;
  private final Future<?> end;
  private final Cancellation.Registration registration;

  private TimeLimit(RunContext caller, Duration time) {
    over = System.nanoTime() + time.toNanos();
    run = caller.withCancellation(own);
    registration = caller.cancellation().onCancel(own::cancel);
    end = CLOCK.schedule((Runnable) own::cancel, time.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "ecom-ai-time-limit");
              thread.setDaemon(true);
              return thread;
            });
    clock.setRemoveOnCancelPolicy(true);
    clock.setKeepAliveTime(1, TimeUnit.MINUTES);
    clock.allowCoreThreadTimeOut(true);
    return clock;
  }

  /** The time, or as much of it as clocks can count. */
  static Duration countable(Duration time) {
    return time.compareTo(LONGEST) > 0 ? LONGEST : time;
  }

  /** Starts the time. */
  static TimeLimit start(RunContext caller, Duration time) {
    return new TimeLimit(caller, time);
  }

  /** The surroundings of work that may not take longer; cancelled from the end of the time on. */
  RunContext run() {
    if (System.nanoTime() - over >= 0) {
      own.cancel();
    }
    return run;
  }

  @Override
  public void close() {
    end.cancel(false);
    registration.close();
  }
}
