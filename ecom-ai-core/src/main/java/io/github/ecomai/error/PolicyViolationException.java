package io.github.ecomai.error;

import org.jspecify.annotations.Nullable;

/**
 * A request that a policy forbids, such as reading a protected column. Immutable and thread-safe.
 */
public final class PolicyViolationException extends EcomAiException {
  private static final long serialVersionUID = 1L;

  /**
   * An error that stays until something is changed.
   *
   * @param message what is wrong, then what to do next
   */
  public PolicyViolationException(String message) {
    this(message, null, false);
  }

  /**
   * An error with its cause.
   *
   * @param message what is wrong, then what to do next
   * @param cause the underlying error, or null
   * @param retriable whether the same call may succeed if tried again
   */
  public PolicyViolationException(String message, @Nullable Throwable cause, boolean retriable) {
    super(message, cause, retriable);
  }
}
