package io.github.ecomai.pulse;

import io.github.ecomai.AiSystem;
import io.github.ecomai.Operation;
import io.github.ecomai.SystemContext;
import java.util.List;

/** Provides the Global Market Pulse. Stateless and thread-safe. */
public final class PulseSystem implements AiSystem<GlobalMarketPulse> {
  /** For ServiceLoader. */
  public PulseSystem() {}

  @Override
  public String id() {
    return "global-market-pulse";
  }

  @Override
  public String summary() {
    return "Global Market Pulse: how the shop's numbers move, and against what";
  }

  @Override
  public Class<GlobalMarketPulse> facade() {
    return GlobalMarketPulse.class;
  }

  @Override
  public List<Operation<GlobalMarketPulse, ?, ?>> operations() {
    return List.of(
        Operation.of(
            "decompose",
            Operation.types(DecomposeRequest.class, SeriesDecomposition.class),
            "Splits a series into trend, season and remainder, and says what was found",
            GlobalMarketPulse::decompose));
  }

  @Override
  public GlobalMarketPulse open(SystemContext context) {
    return new DefaultGlobalMarketPulse(context);
  }
}
