package io.github.ecomai.engine;

import io.github.ecomai.error.EngineUnavailableException;
import io.github.ecomai.run.Providers;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The engines of one kind that are installed. A provider that cannot be loaded is left out and
 * named in {@link #problems}; two engines with one id are an error. Immutable and thread-safe.
 *
 * @param <E> the kind of engine
 */
public final class Engines<E extends Engine> {
  private final Class<E> kind;
  private final Map<String, E> byId;
  private final List<String> problems;

  private Engines(Class<E> kind, Map<String, E> byId, List<String> problems) {
    this.kind = kind;
    this.byId = byId;
    this.problems = List.copyOf(problems);
  }

  /**
   * The engines that ServiceLoader finds.
   *
   * @param kind the interface, such as {@code ForecastModel.class}
   * @param loader where to look
   * @param <E> the kind of engine
   * @return the engines
   * @throws IllegalStateException if two have one id
   */
  public static <E extends Engine> Engines<E> load(Class<E> kind, ClassLoader loader) {
    Providers<E> providers = Providers.load(kind, loader);
    return of(kind, providers.found(), providers.problems());
  }

  /**
   * Engines handed in.
   *
   * @param kind the interface
   * @param engines the engines
   * @param <E> the kind of engine
   * @return the engines
   * @throws IllegalStateException if two have one id
   */
  public static <E extends Engine> Engines<E> of(Class<E> kind, Collection<? extends E> engines) {
    return of(kind, engines, List.of());
  }

  private static <E extends Engine> Engines<E> of(
      Class<E> kind, Collection<? extends E> engines, List<String> problems) {
    Map<String, E> byId = new TreeMap<>();
    for (E engine : engines) {
      E other = byId.putIfAbsent(engine.info().id(), engine);
      if (other != null) {
        throw new IllegalStateException(
            "two "
                + kind.getSimpleName()
                + " engines are named '"
                + engine.info().id()
                + "': "
                + other.getClass().getName()
                + " and "
                + engine.getClass().getName()
                + ". Maybe remove one from the class path.");
      }
    }
    return new Engines<>(kind, byId, problems);
  }

  /**
   * All engines, usable or not.
   *
   * @return sorted by id
   */
  public List<E> all() {
    return List.copyOf(byId.values());
  }

  /**
   * Ids of the engines that can be used here.
   *
   * @return sorted
   */
  public List<String> ready() {
    return byId.values().stream()
        .filter(e -> e.availability() instanceof Availability.Ready)
        .map(e -> e.info().id())
        .toList();
  }

  /**
   * What could not be loaded.
   *
   * @return one line each
   */
  public List<String> problems() {
    return problems;
  }

  /**
   * An engine that can be used here.
   *
   * @param id its id
   * @return the engine
   * @throws EngineUnavailableException if it is not installed or not ready; the message says what
   *     to add
   */
  public E get(String id) {
    E engine = byId.get(id);
    Availability availability = engine == null ? null : engine.availability();
    if (engine != null && availability instanceof Availability.Ready) {
      return engine;
    }
    String why = Optional.ofNullable(availability).map(a -> reason(id, a)).orElse("");
    String broken = problems.isEmpty() ? "" : " Not loadable: " + problems + ".";
    throw new EngineUnavailableException(
        "No "
            + kind.getSimpleName()
            + " named '"
            + id
            + "' is ready. Ready: "
            + ready()
            + "."
            + why
            + broken);
  }

  private static String reason(String id, Availability availability) {
    if (availability instanceof Availability.MissingDependency missing) {
      return " '"
          + id
          + "' is installed but not ready: add "
          + missing.coordinates()
          + " ("
          + missing.detail()
          + ").";
    }
    return availability instanceof Availability.Unsupported unsupported
        ? " '" + id + "' cannot run here: " + unsupported.reason() + "."
        : "";
  }
}
