package io.github.ecomai.error;

import org.jspecify.annotations.Nullable;

/**
 * No engine with the wanted id is ready; the message names what to add. Immutable and thread-safe.
 */
public final class EngineUnavailableException extends EcomAiException {
  private static final long serialVersionUID = 1L;

  /**
   * An error that stays until something is changed.
   *
   * @param message what is wrong, then what to do next
   */
  public EngineUnavailableException(String message) {
    this(message, null, false);
  }

  /**
   * An error with its cause.
   *
   * @param message what is wrong, then what to do next
   * @param cause the underlying error, or null
   * @param retriable whether the same call may succeed if tried again
   */
  public EngineUnavailableException(String message, @Nullable Throwable cause, boolean retriable) {
    super(message, cause, retriable);
  }
}
