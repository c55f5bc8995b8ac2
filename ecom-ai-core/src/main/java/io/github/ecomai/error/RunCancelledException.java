package io.github.ecomai.error;

/** The run was cancelled; nothing was left half done. Immutable and thread-safe. */
public final class RunCancelledException extends EcomAiException {
  private static final long serialVersionUID = 1L;

  /** A cancellation, never retriable by itself. */
  public RunCancelledException() {
    super("The run was cancelled. Maybe start it again with a fresh RunContext.", null, false);
  }

  /**
   * A cancellation with its reason, never retriable by itself.
   *
   * @param reason why, and what to do next: the rest of a sentence
   */
  public RunCancelledException(String reason) {
    super("The run was cancelled: " + reason, null, false);
  }
}
