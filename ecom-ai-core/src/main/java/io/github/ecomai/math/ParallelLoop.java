package io.github.ecomai.math;

import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@link Parallel#forEach}. Indices are handed out in rising order; therefore every
 * index below a failed one has been handed out, and the lowest failure does not depend on timing.
 * Thread-safe.
 */
final class ParallelLoop {
  private final RunContext run;
  private final int n;
  private final IntConsumer body;
  private final AtomicInteger next = new AtomicInteger();
  private final Object lock = new Object();

  /** Lowest failed index, n for a cancellation, MAX_VALUE for none. Written under the lock. */
  private volatile int failedAt = Integer.MAX_VALUE;

  private @Nullable Throwable failure;
  private int active;
  private boolean closed;

  ParallelLoop(RunContext run, int n, IntConsumer body) {
    this.run = run;
    this.n = n;
    this.body = body;
  }

  void run() {
    if (n > 0 && Thread.currentThread().isInterrupted()) {
      throw new RunCancelledException();
    }
    int helpers = Math.min(run.parallelism(), n) - 1;
    Executor executor = run.executor();
    List<Thread> threads = List.of();
    if (helpers > 0 && !(Thread.currentThread() instanceof Worker)) {
      if (executor == null) {
        threads = start(helpers);
      } else {
        submit(executor, helpers);
      }
    }
    work();
    await(threads);
    rethrow();
  }

  private List<Thread> start(int helpers) {
    List<Thread> threads = new ArrayList<>(helpers);
    for (int i = 1; i <= helpers; i++) {
      Thread thread = new Worker(this::help, "ecom-ai-worker-" + i);
      threads.add(thread);
      thread.start();
    }
    return threads;
  }

  private void submit(Executor executor, int helpers) {
    try {
      for (int i = 0; i < helpers; i++) {
        executor.execute(this::help);
      }
    } catch (RejectedExecutionException full) {
      // the threads that there are, the caller among them, do all the work
    }
  }

  /** What a helper does; one that comes after the end does nothing. */
  private void help() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      active++;
    }
    try {
      work();
    } finally {
      synchronized (lock) {
        active--;
        lock.notifyAll();
      }
    }
  }

  private void work() {
    while (failedAt == Integer.MAX_VALUE) {
      int i = next.getAndIncrement();
      if (i >= n || i < 0) {
        next.set(n); // never let the counter run over
        return;
      }
      try {
        if (Thread.currentThread().isInterrupted() || run.cancellation().isCancelled()) {
          fail(n, new RunCancelledException());
          return;
        }
        body.accept(i);
      } catch (Throwable e) { // handed to the caller, Errors too
        fail(i, e);
      }
    }
  }

  private void fail(int index, Throwable error) {
    synchronized (lock) {
      if (index < failedAt) {
        failedAt = index;
        failure = error;
      }
    }
  }

  /**
   * Waits for the helpers that have begun. An interrupt hurries them but cannot leave them behind.
   */
  private void await(List<Thread> threads) {
    boolean interrupted = false;
    synchronized (lock) {
      closed = true;
      while (active > 0) {
        try {
          lock.wait();
        } catch (InterruptedException e) {
          interrupted = true;
          fail(n, new RunCancelledException());
          threads.forEach(Thread::interrupt);
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void rethrow() {
    Throwable error;
    synchronized (lock) {
      error = failure;
    }
    if (error instanceof RuntimeException e) {
      throw e;
    }
    if (error instanceof Error e) {
      throw e;
    }
    if (error != null) {
      throw new IllegalStateException("A body threw a checked exception.", error);
    }
  }

  /** A thread of ours, recognised so that nested loops do not multiply threads. */
  private static final class Worker extends Thread {
    Worker(Runnable task, String name) {
      super(task, name);
      setDaemon(true);
    }
  }
}
