package io.github.ecomai.run;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a result was made, so that it can be made again. Immutable and thread-safe.
 *
 * @param engine id of the engine
 * @param version version of the engine
 * @param parameters names and values of what was chosen
 * @param seed the seed of the run
 * @param fingerprint of the input, see {@link Fingerprint}
 * @param duration time taken; the only part that differs between equal runs
 */
public record Provenance(
    String engine,
    String version,
    Map<String, String> parameters,
    long seed,
    String fingerprint,
    Duration duration) {
  /** Copies the map, sorted by name. */
  public Provenance {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }
}
