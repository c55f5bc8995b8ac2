package io.github.ecomai;

import io.github.ecomai.run.Providers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The systems that are installed, by facade and by operation. */
final class Systems {
  private static final Logger LOG = LoggerFactory.getLogger(Systems.class);

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
    List<String> problems = new ArrayList<>(providers.problems());
    List<AiSystem<?>> all = new ArrayList<>();
    for (AiSystem<?> system : providers.found()) {
      if (answers(system, problems)) {
        all.add(system);
      }
    }
    all.sort(Comparator.comparing(AiSystem::id));
    Systems systems = new Systems(all, new Providers<>(all, problems).problemText());
    systems.index();
    return systems;
  }

  /** A system that cannot say what it is never hides the others. */
  private static boolean answers(AiSystem<?> system, List<String> problems) {
    try {
      Objects.requireNonNull(system.id(), "id()");
      Objects.requireNonNull(system.facade(), "facade()");
      system.operations().forEach(operation -> Objects.requireNonNull(operation.id(), "id()"));
      return true;
    } catch (RuntimeException | LinkageError e) {
      String name = system.getClass().getName();
      LOG.warn("System {} failed when asked what it is, and is left out", name, e);
      problems.add(name + ": " + e);
      return false;
    }
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
