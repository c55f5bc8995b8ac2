package io.github.ecomai.copilot;

import java.util.List;

/**
 * The copilot cannot answer. Immutable; safe for use by many threads.
 *
 * @param reason why
 * @param message one sentence for the user
 * @param unknown the words that could not be placed; may be empty
 */
public record Unanswerable(Reason reason, String message, List<String> unknown)
    implements Meaning, Answer {
  /** Copies. */
  public Unanswerable {
    unknown = List.copyOf(unknown);
  }

  /** Why a question has no answer. */
  public enum Reason {
    /** The model has no such metric, dimension or combination. */
    NO_DATA,
    /** The question is about something else. */
    OUT_OF_SCOPE,
    /** An opinion or advice is asked for. */
    OPINION,
    /** The future is asked for. */
    FORECAST,
    /** A value is named that the data does not have. */
    UNKNOWN_VALUE
  }
}
