package io.github.ecomai.copilot;

import io.github.ecomai.run.RunContext;

/**
 * Turns a question into its meaning without touching any data. Implementations are immutable and
 * safe for use by many threads.
 *
 * <pre>{@code
 * Understander understander = Understander.builtIn(SemanticModel.commerce());
 * Meaning meaning = understander.understand(Question.of("revenue last month"), run);
 * }</pre>
 */
public interface Understander {
  /**
   * Understands a question completely, or says what is missing, unknown or refused. A word that has
   * no place is never left out.
   *
   * @param question any text
   * @param run brings today's date by its clock and zone
   * @return the meaning; never null
   */
  Meaning understand(Question question, RunContext run);

  /**
   * The understander that needs no language model: a lexicon made from the model, a calendar and
   * rules of English. The same question on the same day always has the same meaning; time grows
   * linearly with the length of the text.
   *
   * @param model what can be talked about
   * @return an understander for that model
   */
  static Understander builtIn(SemanticModel model) {
    return new BuiltInUnderstander(model);
  }
}
