package io.github.ecomai.engine;

import io.github.ecomai.error.EngineUnavailableException;
import io.github.ecomai.run.Providers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engines of one kind that are installed. A provider that cannot be loaded, or that fails when
 * asked what it is, is left out and named in {@link #problems}; two engines with one id are an
 * error. Whether an engine can be used is asked once. Immutable and thread-safe.
 *
 * @param <E> the kind of engine
 */
public final class Engines<E extends Engine> {
  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

  private final Class<E> kind;
  private final Map<String, Installed<E>> byId;
  private final List<String> problems;

  /** An engine and whether it can be used here. */
  private record Installed<E>(E engine, Availability availability) {
    boolean isReady() {
      return availability instanceof Availability.Ready;
    }
  }

  private Engines(Class<E> kind, Map<String, Installed<E>> byId, List<String> problems) {
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
    List<String> problems = new ArrayList<>(providers.problems());
    List<E> able = new ArrayList<>();
    for (E engine : providers.found()) {
      try {
        Objects.requireNonNull(engine.info(), "info()");
        able.add(engine);
      } catch (RuntimeException | LinkageError e) {
        problems.add(failure(engine, "info()", e));
      }
    }
    return of(kind, able, problems);
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
    return of(kind, engines, new ArrayList<>());
  }

  private static <E extends Engine> Engines<E> of(
      Class<E> kind, Collection<? extends E> engines, List<String> problems) {
    Map<String, Installed<E>> byId = new TreeMap<>();
    for (E engine : engines) {
      Installed<E> installed = new Installed<>(engine, availability(engine, problems));
      Installed<E> other = byId.putIfAbsent(engine.info().id(), installed);
      if (other != null) {
        throw new IllegalStateException(
            "two "
                + kind.getSimpleName()
                + " engines are named '"
                + engine.info().id()
                + "': "
                + other.engine().getClass().getName()
                + " and "
                + engine.getClass().getName()
                + ". Maybe remove one from the class path.");
      }
    }
    return new Engines<>(kind, byId, problems);
  }

  private static Availability availability(Engine engine, List<String> problems) {
    try {
      return Objects.requireNonNull(engine.availability(), "availability()");
    } catch (RuntimeException | LinkageError e) {
      problems.add(failure(engine, "availability()", e));
      return new Availability.Unsupported("its availability is not known");
    }
  }

  private static String failure(Engine engine, String method, Throwable e) {
    String name = engine.getClass().getName();
    LOG.warn("{} of engine {} failed, the engine is not used", method, name, e);
    return name + ": " + method + " failed: " + e;
  }

  /**
   * All engines, usable or not.
   *
   * @return sorted by id
   */
  public List<E> all() {
    return byId.values().stream().map(Installed::engine).toList();
  }

  /**
   * Ids of the engines that can be used here.
   *
   * @return sorted
   */
  public List<String> ready() {
    return byId.entrySet().stream()
        .filter(e -> e.getValue().isReady())
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * What could not be loaded, and what failed when it was asked what it is or whether it can run.
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
    Installed<E> installed = byId.get(id);
    if (installed != null && installed.isReady()) {
      return installed.engine();
    }
    String why = installed == null ? "" : reason(id, installed.availability());
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
