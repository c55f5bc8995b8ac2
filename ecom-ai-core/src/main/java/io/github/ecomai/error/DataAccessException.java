package io.github.ecomai.error;

import org.jspecify.annotations.Nullable;

/**
 * A source cannot be opened or read; the message names the source and the table. Immutable and
 * thread-safe.
 */
public final class DataAccessException extends EcomAiException {
  private static final long serialVersionUID = 1L;

  /**
   * An error that stays until something is changed.
   *
   * @param message what is wrong, then what to do next
   */
  public DataAccessException(String message) {
    this(message, null, false);
  }

  /**
   * An error with its cause.
   *
   * @param message what is wrong, then what to do next
   * @param cause the underlying error, or null
   * @param retriable whether the same call may succeed if tried again
   */
  public DataAccessException(String message, @Nullable Throwable cause, boolean retriable) {
    super(message, cause, retriable);
  }
}
