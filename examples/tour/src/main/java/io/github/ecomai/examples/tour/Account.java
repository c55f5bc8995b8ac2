package io.github.ecomai.examples.tour;

import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;

/** What the tour tells on the console: each step with its time, and progress of long work. */
final class Account implements Progress {
  private static final long QUIET_NANOS = 1_500_000_000L;

  private final PrintStream out;
  private final Cancellation cancellation;
  private long lastReport = System.nanoTime();

  Account(PrintStream out, Cancellation cancellation) {
    this.out = out;
    this.cancellation = cancellation;
  }

  /** One step of the tour. */
  interface Step<T> {
    T run() throws IOException;
  }

  void say(String text) {
    out.println(text);
    out.flush();
  }

  /** Runs one step and tells how long it took; begins none after Ctrl-C. */
  <T> T step(String name, Step<T> work) throws IOException {
    if (cancellation.isCancelled()) {
      throw new RunCancelledException();
    }
    long start = System.nanoTime();
    synchronized (this) {
      lastReport = start;
    }
    T result = work.run();
    say(String.format(Locale.ROOT, "%6.2f s  %s", (System.nanoTime() - start) / 1e9, name));
    return result;
  }

  void detail(String text) {
    say("          " + text);
  }

  @Override
  public synchronized void report(String stage, long done, long total) {
    long now = System.nanoTime();
    if (now - lastReport > QUIET_NANOS) {
      lastReport = now;
      say("          ... " + stage + (total > 0 ? " " + 100 * done / total + " %" : " " + done));
    }
  }
}
