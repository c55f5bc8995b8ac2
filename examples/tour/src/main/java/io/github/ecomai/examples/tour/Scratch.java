package io.github.ecomai.examples.tour;

import io.github.ecomai.run.Cancellation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for unfinished files beside the report; gone at the end. Ctrl-C cancels the work, waits
 * until it has let go of the folder, and removes it.
 */
final class Scratch implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;
  private static final int ATTEMPTS = 100;
  private static final long PAUSE_NANOS = 20_000_000;

  private final Cancellation work;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupted, "tour-clean-up");
  private volatile @Nullable Path folder;

  private Scratch(Cancellation work) {
    this.work = work;
  }

  /** A new folder; the clean-up is registered first, so that there is never one without it. */
  static Scratch in(Path out, Cancellation work) throws IOException {
    Files.createDirectories(out);
    Scratch scratch = new Scratch(work);
    Runtime.getRuntime().addShutdownHook(scratch.hook);
    try {
      scratch.folder = Files.createTempDirectory(out, ".unfinished");
      return scratch;
    } catch (IOException e) {
      scratch.close();
      throw e;
    }
  }

  Path folder() {
    return Objects.requireNonNull(folder, "folder");
  }

  /** Runs while the JVM ends. The working thread may be anywhere, also in native code. */
  private void interrupted() {
    try {
      work.cancel();
      closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      delete();
    }
    System.err.println("The tour was interrupted.");
  }

  /** Tries again when a file appears in between. */
  private void delete() {
    Exception last = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        deleteOnce();
        return;
      } catch (IOException | UncheckedIOException e) {
        last = e;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    System.err.println("could not remove " + folder + ": " + last);
  }

  private void deleteOnce() throws IOException {
    Path root = folder;
    if (root == null || Files.notExists(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    }
  }

  @Override
  public void close() {
    delete();
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      work.cancel(); // the JVM is ending: its hook does the rest
    }
  }
}
