package io.github.ecomai.commerce;

import io.github.ecomai.source.DataType;
import org.jspecify.annotations.Nullable;

/**
 * One field of a {@link Concept}. Immutable and thread-safe.
 *
 * @param name the field's name
 * @param shape what its column may be
 * @param presence whether a source must have it
 * @param otherwise the value it has where the source lacks it; null unless {@link
 *     Presence#DEFAULTED}
 */
public record ConceptField(
    String name, Shape shape, Presence presence, @Nullable Object otherwise) {
  /** What a column may be. Immutable and thread-safe. */
  public enum Shape {
    /** An identifier: LONG or STRING. */
    ID,
    /** STRING. */
    TEXT,
    /** LONG, DOUBLE or DECIMAL. */
    NUMBER,
    /** DATE; a TIMESTAMP is cut to the shop's day. */
    DAY,
    /** TIMESTAMP; a DATE will do but has no hours. */
    INSTANT;

    boolean takes(DataType type) {
      return switch (this) {
        case ID -> type.kind() == DataType.Kind.LONG || type.kind() == DataType.Kind.STRING;
        case TEXT -> type.kind() == DataType.Kind.STRING;
        case NUMBER -> type.isNumeric();
        case DAY, INSTANT ->
            type.kind() == DataType.Kind.DATE || type.kind() == DataType.Kind.TIMESTAMP;
      };
    }
  }

  /** Whether a source must have the field. Immutable and thread-safe. */
  public enum Presence {
    /** The concept means nothing without it. */
    REQUIRED,
    /** Has a value where the source lacks it. */
    DEFAULTED,
    /** May be absent. */
    OPTIONAL
  }

  ConceptField(String name, Shape shape, Presence presence) {
    this(name, shape, presence, null);
  }
}
