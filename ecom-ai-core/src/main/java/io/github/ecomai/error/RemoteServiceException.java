package io.github.ecomai.error;

import org.jspecify.annotations.Nullable;

/** A remote service failed or refused. Immutable and thread-safe. */
public final class RemoteServiceException extends EcomAiException {
  private static final long serialVersionUID = 1L;

  /**
   * An error that stays until something is changed.
   *
   * @param message what is wrong, then what to do next
   */
  public RemoteServiceException(String message) {
    this(message, null, false);
  }

  /**
   * An error with its cause.
   *
   * @param message what is wrong, then what to do next
   * @param cause the underlying error, or null
   * @param retriable whether the same call may succeed if tried again
   */
  public RemoteServiceException(String message, @Nullable Throwable cause, boolean retriable) {
    super(message, cause, retriable);
  }
}
