package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.AiSystem;
import io.github.ecomai.EcomAi;
import io.github.ecomai.testkit.AiSystemContract;
import java.util.List;
import org.junit.jupiter.api.Test;

// region system-contract
class StockSystemContractTest extends AiSystemContract<StockCover> {
  @Override
  protected AiSystem<StockCover> system() {
    return new StockSystem();
  }

  @Override
  protected Record request(String operation) {
    return new StockRequest(90, List.of(4L, 6L, 5L));
  }

  @Test
  void stockOverMeanSales() {
    try (EcomAi ai = EcomAi.builder().build()) {
      StockDays cover = ai.system(StockCover.class).coverStock(new StockRequest(90, List.of(5L)));
      assertThat(cover.days()).hasValue(18);
    }
  }

  @Test
  void nothingSells() {
    try (EcomAi ai = EcomAi.builder().build()) {
      StockDays cover = ai.system(StockCover.class).coverStock(new StockRequest(90, List.of(0L)));
      assertThat(cover.days()).isEmpty();
    }
  }
}
// endregion
