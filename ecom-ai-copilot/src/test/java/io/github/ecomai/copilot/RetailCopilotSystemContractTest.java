package io.github.ecomai.copilot;

import io.github.ecomai.AiSystem;
import io.github.ecomai.EcomAi;
import io.github.ecomai.testkit.AiSystemContract;

class RetailCopilotSystemContractTest extends AiSystemContract<RetailCopilot> {
  @Override
  protected AiSystem<RetailCopilot> system() {
    return new RetailCopilotSystem();
  }

  @Override
  protected EcomAi.Builder surroundings() {
    return EcomAi.builder().source(TinyShop.open());
  }

  @Override
  protected Record request(String operation) {
    return Question.of("revenue by country");
  }
}
