package io.github.ecomai.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
  private static RunContext threads(int count) {
    return RunContext.defaults().withParallelism(count);
  }

  @Property(tries = 100)
  void everyIndexOnce(
      @ForAll @IntRange(max = 500) int n, @ForAll @IntRange(min = 1, max = 9) int threads) {
    AtomicIntegerArray calls = new AtomicIntegerArray(n);
    Parallel.forEach(threads(threads), n, calls::incrementAndGet);
    for (int i = 0; i < n; i++) {
      assertThat(calls.get(i)).isOne();
    }
  }

  @Property(tries = 100)
  void chunksCoverTheRangeInOrder(
      @ForAll @IntRange(max = 500) int n,
      @ForAll @IntRange(min = 1, max = 600) int chunk,
      @ForAll @IntRange(min = 1, max = 5) int threads) {
    int[][] borders = new int[Parallel.chunkCount(n, chunk)][];
    Parallel.chunks(threads(threads), n, chunk, (i, from, to) -> borders[i] = new int[] {from, to});
    int at = 0;
    for (int[] border : borders) {
      assertThat(border[0]).isEqualTo(at);
      assertThat(border[1] - border[0]).isBetween(1, chunk);
      at = border[1];
    }
    assertThat(at).isEqualTo(n);
  }

  @Test
  void sameBitsOnOneTwoAndSevenThreads() {
    double one = noisySum(1);
    assertThat(Double.doubleToLongBits(noisySum(2))).isEqualTo(Double.doubleToLongBits(one));
    assertThat(Double.doubleToLongBits(noisySum(7))).isEqualTo(Double.doubleToLongBits(one));
  }

  private static double noisySum(int threads) {
    RunContext run = threads(threads).withSeed(3);
    double[] parts = new double[Parallel.chunkCount(100_003, 1000)];
    Parallel.chunks(
        run,
        100_003,
        1000,
        (chunk, from, to) -> {
          RandomGenerator random = run.random("noise", chunk);
          for (int i = from; i < to; i++) {
            parts[chunk] += random.nextDouble() - 0.5;
          }
        });
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  @Test
  void valuesComeInIndexOrder() {
    List<String> values = Parallel.map(threads(4), 100, i -> "v" + i);
    assertThat(values).hasSize(100).startsWith("v0", "v1").endsWith("v99");
    assertThatNullPointerException()
        .isThrownBy(() -> Parallel.<Object>map(threads(2), 3, i -> nothing()));
  }

  @SuppressWarnings("NullAway") // hands over a null on purpose
  private static Object nothing() {
    return null;
  }

  @Property(tries = 200)
  void theLowestFailureWins(
      @ForAll @IntRange(max = 99) int lowest, @ForAll @IntRange(min = 1, max = 8) int threads) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Parallel.forEach(
                    threads(threads),
                    100,
                    i -> {
                      if (i >= lowest) {
                        throw new IllegalArgumentException("at " + i);
                      }
                    }))
        .withMessage("at " + lowest);
  }

  @Test
  void errorsPassThroughAsTheyAre() {
    AssertionError error = new AssertionError("broken");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(
            () ->
                Parallel.forEach(
                    threads(3),
                    3,
                    i -> {
                      throw error;
                    }))
        .isSameAs(error);
  }

  @Test
  @Timeout(60)
  void cancellingStopsEveryThread() {
    RunContext run = threads(4);
    AtomicInteger calls = new AtomicInteger();
    assertThatExceptionOfType(RunCancelledException.class)
        .isThrownBy(
            () ->
                Parallel.forEach(
                    run,
                    1_000_000,
                    i -> {
                      if (calls.incrementAndGet() == 100) {
                        run.cancellation().cancel();
                      }
                    }));
    assertThat(calls.get()).isLessThan(1_000_000);
  }

  @Test
  void aCancelledRunDoesNothing() {
    RunContext run = threads(2);
    run.cancellation().cancel();
    AtomicInteger calls = new AtomicInteger();
    assertThatExceptionOfType(RunCancelledException.class)
        .isThrownBy(() -> Parallel.forEach(run, 10, i -> calls.incrementAndGet()));
    assertThat(calls).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anInterruptStopsAndStaysVisible(int threads) {
    AtomicInteger calls = new AtomicInteger();
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(RunCancelledException.class)
        .isThrownBy(() -> Parallel.forEach(threads(threads), 10, i -> calls.incrementAndGet()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(calls).hasValue(0);
  }

  @Test
  @Timeout(60)
  void anInterruptWhileWaitingReachesTheOtherThreads() {
    Thread caller = Thread.currentThread();
    AtomicBoolean ended = new AtomicBoolean();
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    assertThatExceptionOfType(RunCancelledException.class)
        .isThrownBy(
            () ->
                Parallel.forEach(
                    threads(2),
                    2,
                    i -> {
                      if (Thread.currentThread() == caller) {
                        awaitQuietly(busy);
                        caller.interrupt();
                      } else {
                        busy.countDown();
                        ended.set(!awaitQuietly(never));
                      }
                    }));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended).isTrue();
  }

  /** Returns false if interrupted. */
  private static boolean awaitQuietly(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  @Timeout(60)
  void nestedLoopsEndOnAnExecutorOfOneThread() {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      assertThat(nestedCalls(threads(4).withExecutor(one))).isEqualTo(8 * 8 * 8);
    } finally {
      one.shutdownNow();
    }
    assertThat(nestedCalls(threads(4))).isEqualTo(8 * 8 * 8);
  }

  private static int nestedCalls(RunContext run) {
    AtomicInteger calls = new AtomicInteger();
    Parallel.forEach(
        run,
        8,
        i -> Parallel.forEach(run, 8, j -> Parallel.forEach(run, 8, k -> calls.incrementAndGet())));
    return calls.get();
  }

  @Test
  @Timeout(60)
  void aFullOrLazyExecutorDoesNotMatter() {
    Executor full =
        task -> {
          throw new RejectedExecutionException("full");
        };
    List<Runnable> late = new ArrayList<>();
    for (Executor executor : List.<Executor>of(full, late::add, Runnable::run)) {
      AtomicInteger calls = new AtomicInteger();
      Parallel.forEach(threads(3).withExecutor(executor), 50, i -> calls.incrementAndGet());
      assertThat(calls).hasValue(50);
    }
    late.forEach(Runnable::run); // after the end they do nothing
  }

  @Test
  void badInputIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parallel.forEach(threads(1), -1, i -> {}))
        .withMessageContaining("-1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parallel.chunks(threads(1), 5, 0, (c, from, to) -> {}))
        .withMessageContaining("chunk 0");
    Parallel.forEach(threads(4), 0, i -> assertThat(i).isNegative());
    assertThat(Parallel.chunkCount(Integer.MAX_VALUE, Integer.MAX_VALUE)).isOne();
  }
}
