package io.github.ecomai.copilot;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;

/**
 * The Retail Copilot: answers questions in words from the shop's data.
 *
 * <p>No text of a user ever becomes part of a query: words are looked up in a semantic model, and
 * what they mean becomes a query whose values are typed literals. The answer carries its reading in
 * words, the text of the query and the rows. What cannot be placed is asked about or declined.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * RetailCopilot copilot = ai.system(RetailCopilot.class);
 * Answer answer = copilot.ask(Question.of("top 5 countries by revenue last month"));
 * }</pre>
 */
public interface RetailCopilot {
  /**
   * Answers a question.
   *
   * @param question what the user typed, with the meaning of the turn before in a conversation
   * @param run today's date by its clock and zone; cancellation
   * @return rows with their reading, a question back, that there is no answer, or a refusal
   * @throws IllegalStateException if there is no source to ask
   * @throws io.github.ecomai.error.DataAccessException if the source fails
   */
  Answer ask(Question question, RunContext run);

  /**
   * As {@link #ask(Question, RunContext)} in the surroundings that {@code EcomAi} was built with.
   *
   * @param question what the user typed
   * @return the answer
   */
  Answer ask(Question question);

  /**
   * What the source can be asked about: the semantic model without the metrics and dimensions that
   * the source has no data for.
   *
   * @param run cancellation of the look-up of values
   * @return the model, with the values found in the source
   * @throws IllegalStateException if there is no source
   */
  SemanticModel model(RunContext run);

  /**
   * A copilot over a source with a model of one's own.
   *
   * @param model what can be talked about
   * @param commerce which tables hold orders, customers and so on
   * @param source the data; stays open and belongs to the caller
   * @return the copilot, with {@link RunContext#defaults()} for calls that bring no surroundings
   */
  static RetailCopilot of(SemanticModel model, CommerceSchema commerce, DataSource source) {
    return new DefaultRetailCopilot(model, () -> commerce, () -> source, RunContext::defaults);
  }
}
