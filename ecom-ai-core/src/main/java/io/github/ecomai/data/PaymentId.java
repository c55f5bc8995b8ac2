package io.github.ecomai.data;

/**
 * What identifies a payment, as text: 1 to 200 characters, not blank, no control characters.
 * Numbers become their decimal text, so {@code of(7)} equals {@code of("7")}.
 *
 * <p>Immutable and thread-safe.
 *
 * @param value the text
 */
public record PaymentId(String value) implements Comparable<PaymentId> {
  /**
   * Checks the text.
   *
   * @param value the text
   * @throws IllegalArgumentException if it is blank, too long or has control characters
   */
  public PaymentId {
    Identifiers.check("PaymentId", value);
  }

  /**
   * An id from a text.
   *
   * @param value 1 to 200 characters
   * @return the id
   * @throws IllegalArgumentException if it is blank, too long or has control characters
   */
  public static PaymentId of(String value) {
    return new PaymentId(value);
  }

  /**
   * An id from a number.
   *
   * @param value any number
   * @return the id with its decimal text
   */
  public static PaymentId of(long value) {
    return new PaymentId(Long.toString(value));
  }

  /**
   * Orders ids by their texts, character by character.
   *
   * @param other another id
   * @return below, at or above 0
   */
  @Override
  public int compareTo(PaymentId other) {
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
