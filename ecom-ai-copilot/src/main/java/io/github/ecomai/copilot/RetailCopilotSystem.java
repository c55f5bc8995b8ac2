package io.github.ecomai.copilot;

import io.github.ecomai.AiSystem;
import io.github.ecomai.Operation;
import io.github.ecomai.SystemContext;
import java.util.List;

/** Provides the Retail Copilot. Stateless and thread-safe. */
public final class RetailCopilotSystem implements AiSystem<RetailCopilot> {
  /** For ServiceLoader. */
  public RetailCopilotSystem() {}

  @Override
  public String id() {
    return "retail-copilot";
  }

  @Override
  public String summary() {
    return "Retail Copilot: answers questions in words from the shop's data";
  }

  @Override
  public Class<RetailCopilot> facade() {
    return RetailCopilot.class;
  }

  @Override
  public List<Operation<RetailCopilot, ?, ?>> operations() {
    return List.of(
        Operation.of(
            "ask",
            Operation.types(Question.class, Answer.class),
            "Answers a question in words, with its reading, the query and the rows",
            RetailCopilot::ask));
  }

  @Override
  public RetailCopilot open(SystemContext context) {
    return new DefaultRetailCopilot(
        SemanticModel.commerce(), context::commerce, context::source, context::run);
  }
}
