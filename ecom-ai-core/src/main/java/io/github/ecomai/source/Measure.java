package io.github.ecomai.source;

import java.util.Objects;

/**
 * A named aggregate. Immutable and thread-safe.
 *
 * @param name the name of the column it makes, not blank
 * @param value the aggregate
 */
public record Measure(String name, Aggregate value) {
  /** Checks the name. */
  public Measure {
    Objects.requireNonNull(value, "value");
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of an aggregate is blank.");
    }
  }
}
