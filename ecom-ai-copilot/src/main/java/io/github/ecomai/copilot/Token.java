package io.github.ecomai.copilot;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a question.
 *
 * @param kind what it is
 * @param raw as typed
 * @param word basic form in lower case, the key of look-ups
 * @param gap punctuation between the token before and this one, without spaces
 * @param number value of a number or ordinal, else 0
 * @param money true when a currency sign stood before the number
 * @param date the day, if the token is one complete and unambiguous date
 */
record Token(
    Kind kind,
    String raw,
    String word,
    String gap,
    double number,
    boolean money,
    @Nullable LocalDate date) {

  enum Kind {
    WORD,
    NUMBER,
    ORDINAL,
    DATE,
    /** A date whose day and month can be swapped, or that does not exist. */
    UNCLEAR_DATE,
    /** A month such as 2025-10; its first day is {@link #date}. */
    MONTH,
    SYMBOL
  }

  static Token word(String raw, String word, String gap) {
    return new Token(Kind.WORD, raw, word, gap, 0, false, null);
  }

  Token withWord(String other) {
    return new Token(kind, raw, other, gap, number, money, date);
  }

  Token withGap(String other) {
    return new Token(kind, raw, word, other, number, money, date);
  }

  boolean is(String other) {
    return word.equals(other);
  }

  /** A whole number from 0 to a million, or -1. */
  int count() {
    boolean whole = number == Math.rint(number) && number >= 0 && number <= 1_000_000;
    return (kind == Kind.NUMBER || kind == Kind.ORDINAL) && whole && !money ? (int) number : -1;
  }

  /** A year that a question may name, or -1. */
  int year() {
    int n = kind == Kind.NUMBER && raw.length() == 4 ? count() : -1;
    return n >= 1990 && n <= 2100 ? n : -1;
  }
}
