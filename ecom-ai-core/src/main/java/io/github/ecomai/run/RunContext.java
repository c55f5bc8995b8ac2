package io.github.ecomai.run;

import io.github.ecomai.error.RunCancelledException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a piece of work takes from its surroundings: clock, zone of the shop, randomness,
 * threads, memory budget, temporary directory, progress and cancellation.
 *
 * <p>Randomness is split by purpose: two callers with different purposes never share a stream, so
 * adding a random step somewhere leaves the others unchanged, and results do not depend on the
 * number of threads.
 *
 * <p>Immutable but for the {@link Cancellation} that it shares with its copies; safe for use by
 * many threads.
 *
 * <pre>{@code
 * RunContext run = RunContext.defaults().withSeed(7).withParallelism(2);
 * }</pre>
 */
public final class RunContext {
  private static final long DEFAULT_MEMORY = 512L << 20;

  private final Clock clock;
  private final ZoneId zone;
  private final long seed;
  private final int parallelism;
  private final @Nullable Executor executor;
  private final long memoryBudget;
  private final Path temporaryDirectory;
  private final Progress progress;
  private final Cancellation cancellation;

  private RunContext(Fields f) {
    this.clock = f.clock;
    this.zone = f.zone;
    this.seed = f.seed;
    this.parallelism = f.parallelism;
    this.executor = f.executor;
    this.memoryBudget = f.memoryBudget;
    this.temporaryDirectory = f.temporaryDirectory;
    this.progress = f.progress;
    this.cancellation = f.cancellation;
  }

  /**
   * System clock, zone UTC, seed 0, one thread per available core, a memory budget of 512 MiB, no
   * progress listener, never cancelled.
   *
   * @return a new context with its own cancellation
   */
  public static RunContext defaults() {
    return new RunContext(new Fields());
  }

  /**
   * The clock that all "now" comes from.
   *
   * @return the clock
   */
  public Clock clock() {
    return clock;
  }

  /**
   * The current instant of {@link #clock()}.
   *
   * @return now
   */
  public Instant now() {
    return clock.instant();
  }

  /**
   * The zone in which the shop's days begin and end.
   *
   * @return the shop's zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The seed that all randomness derives from.
   *
   * @return the seed
   */
  public long seed() {
    return seed;
  }

  /**
   * The most threads that this run may use at a time.
   *
   * @return 1 or more
   */
  public int parallelism() {
    return parallelism;
  }

  /**
   * The executor that extra threads come from, or null when the library makes short-lived daemon
   * threads of its own.
   *
   * @return the caller's executor or null
   */
  public @Nullable Executor executor() {
    return executor;
  }

  /**
   * The most memory that in-core work of this run should hold.
   *
   * @return bytes, 1 or more
   */
  public long memoryBudget() {
    return memoryBudget;
  }

  /**
   * Where this run may write temporary files.
   *
   * @return a directory
   */
  public Path temporaryDirectory() {
    return temporaryDirectory;
  }

  /**
   * A stream of random numbers for one purpose. The same seed and purpose always give the same
   * stream.
   *
   * @param purpose what the numbers are for, such as {@code "kmeans.start"}
   * @return a generator for one thread
   */
  public RandomGenerator random(String purpose) {
    return random(purpose, 0);
  }

  /**
   * A stream of random numbers for one numbered part of a purpose, such as one tree of a forest, so
   * that parts can be worked on by any thread.
   *
   * @param purpose what the numbers are for
   * @param index the number of the part
   * @return a generator for one thread
   */
  public RandomGenerator random(String purpose, long index) {
    return SeededRandom.of(seed, purpose, index);
  }

  /**
   * The switch that cancels this run and its copies.
   *
   * @return the shared cancellation
   */
  public Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Called by long loops about every 10 ms of work.
   *
   * @throws RunCancelledException if the run was cancelled
   */
  public void checkCancelled() {
    if (cancellation.isCancelled()) {
      throw cancellation.exception();
    }
  }

  /**
   * Tells the listener how far a stage is. Work of over about a second reports.
   *
   * @param stage what is being done, in a few words
   * @param done finished steps, 0 or more
   * @param total all steps, or 0 when unknown
   */
  public void progress(String stage, long done, long total) {
    progress.report(stage, done, total);
  }

  /**
   * A copy with another clock.
   *
   * @param value the clock
   * @return the copy
   */
  public RunContext withClock(Clock value) {
    Fields f = new Fields(this);
    f.clock = Objects.requireNonNull(value, "clock");
    return new RunContext(f);
  }

  /**
   * A copy with another zone.
   *
   * @param value the shop's zone
   * @return the copy
   */
  public RunContext withZone(ZoneId value) {
    Fields f = new Fields(this);
    f.zone = Objects.requireNonNull(value, "zone");
    return new RunContext(f);
  }

  /**
   * A copy with another seed.
   *
   * @param value any number
   * @return the copy
   */
  public RunContext withSeed(long value) {
    Fields f = new Fields(this);
    f.seed = value;
    return new RunContext(f);
  }

  /**
   * A copy with another number of threads.
   *
   * @param value 1 or more
   * @return the copy
   */
  public RunContext withParallelism(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("parallelism " + value + " is below 1. Maybe use 1.");
    }
    Fields f = new Fields(this);
    f.parallelism = value;
    return new RunContext(f);
  }

  /**
   * A copy whose extra threads come from the caller's executor.
   *
   * @param value the executor; the library never shuts it down
   * @return the copy
   */
  public RunContext withExecutor(Executor value) {
    Fields f = new Fields(this);
    f.executor = Objects.requireNonNull(value, "executor");
    return new RunContext(f);
  }

  /**
   * A copy with another memory budget.
   *
   * @param bytes 1 or more
   * @return the copy
   */
  public RunContext withMemoryBudget(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("memory budget " + bytes + " is below 1 byte.");
    }
    Fields f = new Fields(this);
    f.memoryBudget = bytes;
    return new RunContext(f);
  }

  /**
   * A copy with another temporary directory.
   *
   * @param value a directory that can be written to
   * @return the copy
   */
  public RunContext withTemporaryDirectory(Path value) {
    Fields f = new Fields(this);
    f.temporaryDirectory = Objects.requireNonNull(value, "temporary directory");
    return new RunContext(f);
  }

  /**
   * A copy that reports to a listener.
   *
   * @param value the listener; called by any thread of the run
   * @return the copy
   */
  public RunContext withProgress(Progress value) {
    Fields f = new Fields(this);
    f.progress = Objects.requireNonNull(value, "progress");
    return new RunContext(f);
  }

  /**
   * A copy with its own cancellation.
   *
   * @param value the switch
   * @return the copy
   */
  public RunContext withCancellation(Cancellation value) {
    Fields f = new Fields(this);
    f.cancellation = Objects.requireNonNull(value, "cancellation");
    return new RunContext(f);
  }

  /** The fields while a copy is being made. */
  private static final class Fields {
    private Clock clock = Clock.systemUTC();
    private ZoneId zone = ZoneOffset.UTC;
    private long seed;
    private int parallelism = Runtime.getRuntime().availableProcessors();
    private @Nullable Executor executor;
    private long memoryBudget = DEFAULT_MEMORY;
    private Path temporaryDirectory = Path.of(System.getProperty("java.io.tmpdir", "."));
    private Progress progress = (stage, done, total) -> {};
    private Cancellation cancellation = new Cancellation();

    Fields() {}

    Fields(RunContext run) {
      clock = run.clock;
      zone = run.zone;
      seed = run.seed;
      parallelism = run.parallelism;
      executor = run.executor;
      memoryBudget = run.memoryBudget;
      temporaryDirectory = run.temporaryDirectory;
      progress = run.progress;
      cancellation = run.cancellation;
    }
  }
}
