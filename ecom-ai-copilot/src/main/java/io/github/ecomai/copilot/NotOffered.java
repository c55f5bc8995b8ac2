package io.github.ecomai.copilot;

/** A form that makes sense but that the source or the compiler cannot answer. */
final class NotOffered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  NotOffered(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** One sentence for the user. */
  String reason() {
    return reason;
  }
}
