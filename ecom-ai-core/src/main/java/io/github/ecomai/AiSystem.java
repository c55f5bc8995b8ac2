package io.github.ecomai;

import java.util.List;

/**
 * Provides one system: a typed facade, and its operations as data, so that a host can mount,
 * document and call systems that it has never heard of. Found by ServiceLoader. Stateless and
 * thread-safe; touches no file and no network before {@link #open}.
 *
 * @param <S> the facade
 */
public interface AiSystem<S> {
  /**
   * The system's id.
   *
   * @return lower-case letters, digits and hyphens, unique among systems
   */
  String id();

  /**
   * One line for people.
   *
   * @return the summary
   */
  String summary();

  /**
   * The interface with the typed methods.
   *
   * @return the facade's class
   */
  Class<S> facade();

  /**
   * The operations.
   *
   * @return one or more, with ids that are unique among all systems
   */
  List<Operation<S, ?, ?>> operations();

  /**
   * Makes the facade.
   *
   * @param context sources, engines, models and defaults
   * @return a thread-safe facade
   */
  S open(SystemContext context);
}
