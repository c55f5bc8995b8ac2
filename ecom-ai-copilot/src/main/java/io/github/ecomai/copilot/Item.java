package io.github.ecomai.copilot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One or more tokens that mean something together.
 *
 * @param role its part in the question
 * @param text as typed
 * @param gap punctuation before it
 * @param term what the model or the language knows about it; null for numbers and times
 * @param period a time; null for all other roles
 * @param number value of a number; for a percentage, the fraction
 * @param form how a number was written
 * @param plural true when the last word was typed in the plural
 */
record Item(
    Role role,
    String text,
    String gap,
    @Nullable Term term,
    @Nullable Period period,
    double number,
    Form form,
    boolean plural) {

  /** How a number was written. */
  enum Form {
    PLAIN,
    MONEY,
    PERCENT
  }

  static Item of(Role role, String text, String gap) {
    return new Item(role, text, gap, null, null, 0, Form.PLAIN, false);
  }

  static Item time(Period period, String text, String gap) {
    return new Item(Role.PERIOD, text, gap, null, period, 0, Form.PLAIN, false);
  }

  static Item number(double value, Form form, String text, String gap) {
    return new Item(Role.NUMBER, text, gap, null, null, value, form, false);
  }

  Item withRole(Role other) {
    return new Item(other, text, gap, term, period, number, form, plural);
  }

  Item withPeriod(Period other) {
    return new Item(role, text, gap, term, other, number, form, plural);
  }

  Item withTerm(Term other) {
    return new Item(other.role(), text, gap, other, period, number, form, plural);
  }

  Term meaning() {
    if (term == null) {
      throw new IllegalStateException("the item has no term: " + role);
    }
    return term;
  }

  Period span() {
    if (period == null) {
      throw new IllegalStateException("the item has no time: " + role);
    }
    return period;
  }

  String metric() {
    return meaning().metrics().get(0);
  }

  String dimension() {
    String name = meaning().dimension();
    if (name == null) {
      throw new IllegalStateException("the item is no dimension: " + role);
    }
    return name;
  }

  List<Term.Value> values() {
    return meaning().values();
  }

  /** A whole number from 1 to a million, or -1. */
  int count() {
    boolean whole = number == Math.rint(number) && number >= 1 && number <= 1_000_000;
    return role == Role.NUMBER && form == Form.PLAIN && whole ? (int) number : -1;
  }
}
