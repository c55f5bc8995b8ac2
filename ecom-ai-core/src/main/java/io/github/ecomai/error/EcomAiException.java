package io.github.ecomai.error;

import org.jspecify.annotations.Nullable;

/**
 * Trouble in the world: a file, a server, a missing library, data that no model fits. Misuse of the
 * API is an {@link IllegalArgumentException} instead.
 *
 * <p>The message says what is wrong and what to do next; it names sources, tables and columns,
 * never a data value. Instances are immutable and safe to share between threads.
 */
public abstract sealed class EcomAiException extends RuntimeException
    permits DataAccessException,
        EngineUnavailableException,
        ModelFitException,
        ModelStoreException,
        PolicyViolationException,
        RemoteServiceException,
        RunCancelledException {
  private static final long serialVersionUID = 1L;

  /** Whether the same call may succeed later without a change by the caller. */
  private final boolean retriable;

  EcomAiException(String message, @Nullable Throwable cause, boolean retriable) {
    super(message, cause);
    this.retriable = retriable;
  }

  /**
   * Whether the same call may succeed if it is simply tried again.
   *
   * @return {@code true} for passing trouble such as a dropped connection
   */
  public final boolean retriable() {
    return retriable;
  }
}
