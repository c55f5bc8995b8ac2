package io.github.ecomai.source;

import java.util.Objects;

/**
 * A named expression. Immutable and thread-safe.
 *
 * @param name the name of the column it makes, not blank
 * @param value the expression
 */
public record Output(String name, Expression value) {
  /** Checks the name. */
  public Output {
    Objects.requireNonNull(value, "value");
    if (name.isBlank()) {
      throw new IllegalArgumentException("the name of an expression is blank.");
    }
  }

  /**
   * A column under its own name.
   *
   * @param name the column
   * @return the output
   */
  public static Output column(String name) {
    return new Output(name, Expression.col(name));
  }
}
