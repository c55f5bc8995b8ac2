package io.github.ecomai.engine;

/**
 * An algorithm that systems can choose by id. Implementations are immutable and thread-safe, have a
 * public constructor without arguments, and touch no file and no network when they are made.
 */
public interface Engine {
  /**
   * What the engine is.
   *
   * @return id, version, summary, source, capabilities
   */
  EngineInfo info();

  /**
   * Whether the engine can be used here.
   *
   * @return ready, or what is missing
   */
  default Availability availability() {
    return new Availability.Ready();
  }
}
