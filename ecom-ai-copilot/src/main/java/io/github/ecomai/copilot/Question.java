package io.github.ecomai.copilot;

import java.util.Objects;
import java.util.Optional;

/**
 * A question as the user typed it, with what was understood before it in the same conversation.
 * Immutable; safe for use by many threads.
 *
 * <pre>{@code
 * Question first = Question.of("revenue by country last month");
 * Question next = Question.of("only in Europe").after(understanding);
 * }</pre>
 *
 * @param text what the user typed; any Unicode text
 * @param previous the meaning so far of the conversation; empty for a first question
 */
public record Question(String text, Optional<Understanding> previous) {
  /** Checks. */
  public Question {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(previous, "previous");
  }

  /**
   * A first question.
   *
   * @param text what the user typed
   * @return the question
   */
  public static Question of(String text) {
    return new Question(text, Optional.empty());
  }

  /**
   * The same text as the next turn of a conversation.
   *
   * @param meaning the meaning of the turn before, of {@link Understood#understanding()} or {@link
   *     Clarify#partial()}
   * @return the question
   */
  public Question after(Understanding meaning) {
    return new Question(text, Optional.of(meaning));
  }
}
