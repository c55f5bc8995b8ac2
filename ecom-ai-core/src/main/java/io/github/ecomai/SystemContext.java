package io.github.ecomai;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.engine.Engine;
import io.github.ecomai.engine.Engines;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.store.ModelStore;

/**
 * What {@link EcomAi} gives a system: the source, the commerce schema, engines, models and the
 * defaults of a run. Thread-safe.
 */
public interface SystemContext {
  /**
   * The source that commerce data is read from.
   *
   * @return the source
   * @throws IllegalStateException if none was given; the message says how to give one
   */
  DataSource source();

  /**
   * Whether there is a source.
   *
   * @return false if the system works on values handed in only
   */
  boolean hasSource();

  /**
   * Which tables hold customers, orders and so on.
   *
   * @return the schema
   */
  CommerceSchema commerce();

  /**
   * The engines of a kind.
   *
   * @param kind the interface
   * @param <E> the kind
   * @return the engines that are installed
   */
  <E extends Engine> Engines<E> engines(Class<E> kind);

  /**
   * Where fitted models are kept.
   *
   * @return the store
   * @throws IllegalStateException if none was given; the message says how to give one
   */
  ModelStore models();

  /**
   * The surroundings of calls that bring none of their own.
   *
   * @return the defaults
   * @throws IllegalStateException if the {@link EcomAi} is closed
   */
  RunContext run();
}
