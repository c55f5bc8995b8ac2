package io.github.ecomai.data;

/**
 * What identifies a product, as text: 1 to 200 characters, not blank, no control characters.
 * Numbers become their decimal text, so {@code of(7)} equals {@code of("7")}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param value the text
 */
public record ProductId(String value) implements Comparable<ProductId> {
  /**
   * Checks the text.
   *
   * @param value the text
   * @throws IllegalArgumentException if it is blank, too long or has control characters
   */
  public ProductId {
    Identifiers.check("ProductId", value);
  }

  /**
   * An id from a text.
   *
   * @param value 1 to 200 characters
   * @return the id
   * @throws IllegalArgumentException if it is blank, too long or has control characters
   */
  public static ProductId of(String value) {
    return new ProductId(value);
  }

  /**
   * An id from a number.
   *
   * @param value any number
   * @return the id with its decimal text
   */
  public static ProductId of(long value) {
    return new ProductId(Long.toString(value));
  }

  /**
   * Orders ids by their texts, character by character.
   *
   * @param other another id
   * @return below, at or above 0
   */
  @Override
  public int compareTo(ProductId other) {
    return value.compareTo(other.value);
  }

  /**
   * The text alone.
   *
   * @return the value
   */
  @Override
  public String toString() {
    return value;
  }
}
