package io.github.ecomai;

import io.github.ecomai.run.Providers;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The systems that are installed, by facade and by operation. */
final class Systems {
  /** Facades whose artifact can be named when it is missing. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "MarketIntelligenceHub", "ecom-ai-forecast",
          "DemandInsightsEngine", "ecom-ai-segment",
          "ComplianceGuardian", "ecom-ai-fraud",
          "RetailCopilot", "ecom-ai-copilot",
          "GlobalMarketPulse", "ecom-ai-pulse");

  private final List<AiSystem<?>> all;
  private final Map<String, AiSystem<?>> byOperation = new HashMap<>();
  private final String problems;

  private Systems(List<AiSystem<?>> all, String problems) {
    this.all = all;
    this.problems = problems;
  }

  @SuppressWarnings("rawtypes") // ServiceLoader knows the raw interface only
  static Systems load(ClassLoader loader) {
    Providers<AiSystem> providers = Providers.load(AiSystem.class, loader);
    List<AiSystem<?>> all =
        providers.found().stream()
            .<AiSystem<?>>map(system -> system)
            .sorted(Comparator.comparing(AiSystem::id))
            .toList();
    Systems systems = new Systems(all, providers.problemText());
    systems.index();
    return systems;
  }

  private void index() {
    Map<String, AiSystem<?>> byId = new HashMap<>();
    for (AiSystem<?> system : all) {
      refuseTwo("systems", system.id(), byId.putIfAbsent(system.id(), system), system);
      for (Operation<?, ?, ?> operation : system.operations()) {
        AiSystem<?> other = byOperation.putIfAbsent(operation.id(), system);
        refuseTwo("operations", operation.id(), other, system);
      }
    }
  }

  private static void refuseTwo(
      String what, String id, @Nullable AiSystem<?> one, AiSystem<?> two) {
    if (one != null) {
      throw new IllegalStateException(
          "two "
              + what
              + " are named '"
              + id
              + "': of "
              + one.getClass().getName()
              + " and "
              + two.getClass().getName()
              + ". Maybe remove one from the class path.");
    }
  }

  List<AiSystem<?>> all() {
    return all;
  }

  AiSystem<?> owner(String operation) {
    AiSystem<?> system = byOperation.get(operation);
    if (system == null) {
      throw new IllegalArgumentException(
          "no operation '"
              + operation
              + "'. There are "
              + new TreeSet<>(byOperation.keySet())
              + "."
              + problems);
    }
    return system;
  }

  @SuppressWarnings("unchecked") // facade() of an AiSystem<S> is Class<S>
  <S> AiSystem<S> of(Class<S> facade) {
    for (AiSystem<?> system : all) {
      if (system.facade() == Objects.requireNonNull(facade, "facade")) {
        return (AiSystem<S>) system;
      }
    }
    String artifact = KNOWN.get(facade.getSimpleName());
    String add = artifact == null ? "" : " Add io.github.ecomai:" + artifact + ".";
    throw new IllegalArgumentException(
        "no installed system offers "
            + facade.getName()
            + ". Installed: "
            + all.stream().map(AiSystem::id).toList()
            + "."
            + add
            + problems);
  }
}
