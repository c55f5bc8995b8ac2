package io.github.ecomai.source;

/** The three answers of a condition, one byte for each row, so that a batch needs no objects. */
final class Truth {
  static final byte FALSE = 0;
  static final byte UNKNOWN = 1;
  static final byte TRUE = 2;

  private Truth() {}

  /** The rows for which the answer is true. */
  static int[] rows(byte[] answers) {
    int count = 0;
    for (byte answer : answers) {
      count += answer == TRUE ? 1 : 0;
    }
    int[] rows = new int[count];
    int next = 0;
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] == TRUE) {
        rows[next++] = i;
      }
    }
    return rows;
  }
}
