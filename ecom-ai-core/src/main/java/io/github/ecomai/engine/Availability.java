package io.github.ecomai.engine;

import org.jspecify.annotations.Nullable;

/** Whether an engine can be used here. Immutable and thread-safe. */
public sealed interface Availability {
  /** Usable. Immutable and thread-safe. */
  record Ready() implements Availability {}

  /**
   * A library is missing. Immutable and thread-safe.
   *
   * @param coordinates the Maven coordinates to add, {@code group:artifact}
   * @param detail what was not found
   */
  record MissingDependency(String coordinates, String detail) implements Availability {}

  /**
   * Cannot run here at all. Immutable and thread-safe.
   *
   * @param reason why, such as the platform
   */
  record Unsupported(String reason) implements Availability {}

  /**
   * Ready if a class can be found; it is not initialised.
   *
   * @param className the binary name of a class of the optional library
   * @param loader where to look; null for the boot loader
   * @param coordinates what to add when it is missing
   * @return ready or the missing dependency
   */
  static Availability needsClass(
      String className, @Nullable ClassLoader loader, String coordinates) {
    try {
      Class.forName(className, false, loader);
      return new Ready();
    } catch (ClassNotFoundException | LinkageError e) {
      return new MissingDependency(coordinates, className + " was not found");
    }
  }
}
