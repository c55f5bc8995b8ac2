package io.github.ecomai.examples.quickstart;

import io.github.ecomai.AiSystem;
import io.github.ecomai.Operation;
import io.github.ecomai.SystemContext;
import io.github.ecomai.run.RunContext;
import java.util.List;
import java.util.OptionalDouble;

// region system
/** Provides {@link StockCover}. Stateless and thread-safe. */
public final class StockSystem implements AiSystem<StockCover> {
  @Override
  public String id() {
    return "stock";
  }

  @Override
  public String summary() {
    return "How long stock will last";
  }

  @Override
  public Class<StockCover> facade() {
    return StockCover.class;
  }

  @Override
  public List<Operation<StockCover, ?, ?>> operations() {
    return List.of(
        Operation.of(
            "cover-stock",
            Operation.types(StockRequest.class, StockDays.class),
            "Days until the stock is sold",
            StockCover::coverStock));
  }

  @Override
  public StockCover open(SystemContext context) {
    return new Cover(context);
  }

  private record Cover(SystemContext context) implements StockCover {
    @Override
    public StockDays coverStock(StockRequest request) {
      return coverStock(request, context.run());
    }

    @Override
    public StockDays coverStock(StockRequest request, RunContext run) {
      run.checkCancelled();
      long sold = request.unitsByDay().stream().mapToLong(Long::longValue).sum();
      double days = (double) request.stock() * request.unitsByDay().size() / sold;
      return new StockDays(sold > 0 ? OptionalDouble.of(days) : OptionalDouble.empty());
    }
  }
}
// endregion
