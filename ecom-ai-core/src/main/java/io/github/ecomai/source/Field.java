package io.github.ecomai.source;

import java.util.Objects;

/**
 * A named and typed column. Immutable and thread-safe.
 *
 * @param name the column's name, not blank
 * @param type the type of its values
 */
public record Field(String name, DataType type) {
  /** Checks the name. */
  public Field {
    Objects.requireNonNull(type, "type");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a column name is blank.");
    }
  }

  @Override
  public String toString() {
    return name + " " + type;
  }
}
