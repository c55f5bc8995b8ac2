package io.github.ecomai.data;

/** Checks of identifiers; the text itself never stands in a message. Stateless and thread-safe. */
final class Identifiers {
  private static final int MAX_LENGTH = 200;

  private Identifiers() {}

  static void check(String type, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          type + " is blank. Maybe the row has no id and should be left out.");
    }
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          type
              + " has "
              + value.length()
              + " characters, more than "
              + MAX_LENGTH
              + ". Maybe another column was meant.");
    }
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            type + " has a control character at " + i + ". Maybe trim it first.");
      }
    }
  }
}
