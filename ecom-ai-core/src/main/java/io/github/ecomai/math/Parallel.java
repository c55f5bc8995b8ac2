package io.github.ecomai.math;

import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/**
 * Loops over independent indices on the threads of a run, made so that one thread and many give the
 * same bits: what each index does must depend on the index alone, and the caller combines results
 * in index order.
 *
 * <p>The calling thread always works too, so a busy or full executor slows a loop down but never
 * blocks it, and loops may be nested. A loop inside another one's own thread runs on that thread
 * alone. With {@link RunContext#executor()} extra threads come from there; without it they are
 * short-lived daemon threads (starting one costs about 0.1 ms, so give a loop some milliseconds of
 * work).
 *
 * <p>When a body throws, no further index starts, those under way end, and the exception of the
 * lowest index is thrown: the same on any number of threads. Cancelling the run or interrupting a
 * thread of the loop ends it likewise with a {@link io.github.ecomai.error.RunCancelledException},
 * and no body is still running when it is thrown.
 *
 * <p>All methods are safe for use by many threads; the bodies handed in must be so as well.
 */
public final class Parallel {
  private Parallel() {}

  /**
   * Calls the body once for each index. Threads take indices one by one in rising order, so put the
   * longest work first if lengths differ much.
   *
   * @param run threads and cancellation, looked at before each index
   * @param n number of indices, 0 or more
   * @param body work for one index from 0 to n - 1; safe on any thread
   * @throws io.github.ecomai.error.RunCancelledException if the run is cancelled or interrupted
   */
  public static void forEach(RunContext run, int n, IntConsumer body) {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(body, "body");
    checkCount(n);
    new ParallelLoop(run, n, body).run();
  }

  /**
   * Calls the body once for each chunk of consecutive indices. Chunk borders depend on {@code n}
   * and {@code chunk} only, never on the number of threads.
   *
   * @param run threads and cancellation, looked at before each chunk
   * @param n number of indices, 0 or more
   * @param chunk indices per chunk, 1 or more; the last chunk may be shorter
   * @param body work for one chunk; safe on any thread
   * @throws io.github.ecomai.error.RunCancelledException if the run is cancelled or interrupted
   */
  public static void chunks(RunContext run, int n, int chunk, ChunkBody body) {
    Objects.requireNonNull(body, "body");
    checkCount(n);
    int count = chunkCount(n, chunk);
    forEach(
        run,
        count,
        i -> {
          int from = i * chunk;
          body.accept(i, from, chunk < n - from ? from + chunk : n);
        });
  }

  /**
   * How many chunks {@link #chunks} makes: the length of an array with one partial result each.
   *
   * @param n number of indices, 0 or more
   * @param chunk indices per chunk, 1 or more
   * @return n / chunk, rounded up
   */
  public static int chunkCount(int n, int chunk) {
    checkCount(n);
    if (chunk < 1) {
      throw new IllegalArgumentException("chunk " + chunk + " is below 1. Maybe use 1024.");
    }
    return n / chunk + (n % chunk == 0 ? 0 : 1);
  }

  /**
   * Computes one value for each index.
   *
   * @param run threads and cancellation, looked at before each index
   * @param n number of indices, 0 or more
   * @param body the value of one index, not null; safe on any thread
   * @param <T> type of the values
   * @return the values in index order; not modifiable
   * @throws io.github.ecomai.error.RunCancelledException if the run is cancelled or interrupted
   */
  public static <T> List<T> map(RunContext run, int n, IntFunction<? extends T> body) {
    Objects.requireNonNull(body, "body");
    checkCount(n);
    Object[] values = new Object[n];
    forEach(run, n, i -> values[i] = Objects.requireNonNull(body.apply(i), "value of the body"));
    List<T> list = new ArrayList<>(n);
    for (Object value : values) {
      @SuppressWarnings("unchecked") // each was made by the body above
      T typed = (T) value;
      list.add(typed);
    }
    return Collections.unmodifiableList(list);
  }

  private static void checkCount(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("n " + n + " is negative. Maybe an overflow?");
    }
  }

  /** Work on a chunk of indices. Implementations must be safe on any thread. */
  @FunctionalInterface
  public interface ChunkBody {
    /**
     * Works on the indices from {@code from} to {@code to - 1}.
     *
     * @param chunk number of the chunk, from 0
     * @param from first index
     * @param to index after the last one, above {@code from}
     */
    void accept(int chunk, int from, int to);
  }
}
