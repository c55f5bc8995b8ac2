package io.github.ecomai.run;

/**
 * A 64-bit fingerprint of input data: equal data gives equal fingerprints on every machine, and
 * other data almost surely another. Not cryptographic; it says nothing about the data. Not
 * thread-safe while being built.
 *
 * <pre>{@code
 * String text = Fingerprint.start().add("daily").add(values).text();
 * }</pre>
 */
public final class Fingerprint {
  private long state = 0x6A09E667F3BCC908L;

  private Fingerprint() {}

  /**
   * An empty fingerprint.
   *
   * @return to be added to
   */
  public static Fingerprint start() {
    return new Fingerprint();
  }

  /**
   * Adds a number.
   *
   * @param value any number
   * @return this
   */
  public Fingerprint add(long value) {
    state = (state ^ value) * 0x9E3779B97F4A7C15L;
    state ^= state >>> 29;
    return this;
  }

  /**
   * Adds numbers; every NaN counts as the same.
   *
   * @param values any numbers
   * @return this
   */
  public Fingerprint add(double... values) {
    add((long) values.length);
    for (double value : values) {
      add(Double.doubleToLongBits(value));
    }
    return this;
  }

  /**
   * Adds a text.
   *
   * @param text any text
   * @return this
   */
  public Fingerprint add(String text) {
    add((long) text.length());
    for (int i = 0; i < text.length(); i++) {
      add((long) text.charAt(i));
    }
    return this;
  }

  /**
   * The fingerprint of what was added so far.
   *
   * @return 16 hexadecimal digits
   */
  public String text() {
    long z = (state ^ (state >>> 32)) * 0xD6E8FEB86659FD93L;
    return String.format("%016x", z ^ (z >>> 32));
  }
}
