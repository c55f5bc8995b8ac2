package io.github.ecomai.parquet;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;

/**
 * What becomes of a sensitive column on its way from raw to curated. Immutable and thread-safe.
 *
 * <p>Card numbers in other columns of text are masked too, but for {@link #KEEP}: beginnings and
 * lengths that networks issue, with a check digit that is right, without separators or in the
 * groups that stand on cards. About one in thirty other numbers of 16 digits looks the same, fewer
 * of other lengths.
 */
public enum Mask {
  /**
   * A text becomes its HMAC-SHA256 in hexadecimal, of its lower-case form without blanks around it,
   * so that equal addresses stay equal. Needs {@link Pipeline#withHashKey}.
   */
  HASH,
  /** A card number keeps its first six and last four digits, fewer if it has less than 13. */
  CARD,
  /** A day or an instant becomes the start of its year in UTC. */
  YEAR,
  /** Nothing stays: every value becomes null. */
  HIDE,
  /**
   * All stays, also what looks like a card number: for a column of other long numbers, which may be
   * part of the key.
   */
  KEEP;

  /** Whether values of a type can be masked so. */
  boolean fits(DataType type) {
    return switch (this) {
      case HASH, CARD, KEEP -> type.kind() == Kind.STRING;
      case YEAR -> type.kind() == Kind.DATE || type.kind() == Kind.TIMESTAMP;
      case HIDE -> true;
    };
  }
}
