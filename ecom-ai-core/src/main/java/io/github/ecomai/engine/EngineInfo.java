package io.github.ecomai.engine;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an engine is. Immutable and thread-safe.
 *
 * @param id lower-case letters, digits and hyphens, unique among engines of one kind
 * @param version of the engine, such as {@code 1}; results may change when it does
 * @param summary one line for people
 * @param reference paper or book the algorithm comes from
 * @param capabilities what it can do beyond its interface
 */
public record EngineInfo(
    String id,
    String version,
    String summary,
    String reference,
    Set<EngineCapability> capabilities) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /** Checks the id and copies the set. */
  public EngineInfo {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "engine id '" + id + "' is not of lower-case letters, digits and hyphens.");
    }
    capabilities = Set.copyOf(capabilities);
  }

  /**
   * A copy that cannot do something, as an option takes it away.
   *
   * @param capability what is lost; need not be there
   * @return the copy
   */
  public EngineInfo without(EngineCapability capability) {
    Set<EngineCapability> rest = new HashSet<>(capabilities);
    rest.remove(capability);
    return new EngineInfo(id, version, summary, reference, rest);
  }
}
