package io.github.ecomai.copilot;

import java.util.List;
import java.util.Optional;

/**
 * A question back to the user. Immutable; safe for use by many threads.
 *
 * @param slot what is missing
 * @param question the question back, one sentence
 * @param options sensible choices, names of the model or words; may be empty
 * @param partial what was understood so far, so that the next question can complete it
 */
public record Clarify(
    Slot slot, String question, List<String> options, Optional<Understanding> partial)
    implements Meaning, Answer {
  /** Copies. */
  public Clarify {
    options = List.copyOf(options);
  }

  /** What is missing in a question. */
  public enum Slot {
    /** What to measure. */
    METRIC,
    /** What to group or rank. */
    DIMENSION,
    /** Which value is meant. */
    VALUE,
    /** Which time is meant. */
    TIME
  }
}
