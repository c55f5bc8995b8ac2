package io.github.ecomai.store;

import java.util.List;
import java.util.OptionalInt;

/**
 * Keeps named, versioned models. {@link #load} gives the pinned version if there is one, otherwise
 * the latest. Implementations are thread-safe, and safe for several processes at once.
 */
public interface ModelStore {
  /**
   * Saves a model as the next version of a name. The name holds the old version or the new one at
   * any moment, never a part.
   *
   * @param name lower-case letters, digits, hyphens and dots
   * @param codec writes the model
   * @param model the model
   * @param <M> its type
   * @return the new version, 1 for the first
   * @throws io.github.ecomai.error.ModelStoreException if it cannot be written
   */
  <M> int save(String name, ModelCodec<M> codec, M model);

  /**
   * The pinned version of a model, or the latest.
   *
   * @param name its name
   * @param codec reads the model
   * @param <M> its type
   * @return the model
   * @throws io.github.ecomai.error.ModelStoreException if there is none or it cannot be read
   */
  <M> M load(String name, ModelCodec<M> codec);

  /**
   * One version of a model.
   *
   * @param name its name
   * @param version 1 or more
   * @param codec reads the model
   * @param <M> its type
   * @return the model
   * @throws io.github.ecomai.error.ModelStoreException if there is none or it cannot be read
   */
  <M> M load(String name, int version, ModelCodec<M> codec);

  /**
   * The versions of a name.
   *
   * @param name its name
   * @return oldest first; empty if there is no such model
   */
  List<Integer> versions(String name);

  /**
   * Makes {@link #load} give one version from now on.
   *
   * @param name its name
   * @param version a version that exists
   * @throws io.github.ecomai.error.ModelStoreException if there is no such version
   */
  void pin(String name, int version);

  /**
   * Makes {@link #load} give the latest version again.
   *
   * @param name its name
   */
  void unpin(String name);

  /**
   * The pinned version.
   *
   * @param name its name
   * @return the version, or empty if none is pinned
   */
  OptionalInt pinned(String name);
}
