package io.github.ecomai.copilot;

/** A form that makes sense but that the source or the compiler cannot answer. */
final class NotOffered extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotOffered(String message) {
    super(message);
  }
}
