package io.github.ecomai.examples.commerce;

import org.jspecify.annotations.Nullable;

/**
 * A moment at which a customer, or somebody in his name, buys. Immutable and thread-safe.
 *
 * @param day of the shop, from 0
 * @param second of that day
 * @param fraud how the shop is defrauded, or null
 * @param setting up that fraud: it looks like any other purchase and is none
 */
record Visit(int day, int second, @Nullable FraudPattern fraud, boolean setting)
    implements Comparable<Visit> {
  static Visit plain(int day, int second) {
    return new Visit(day, second, null, false);
  }

  Visit as(FraudPattern pattern) {
    return new Visit(day, second, pattern, false);
  }

  @Override
  public int compareTo(Visit other) {
    return day != other.day
        ? Integer.compare(day, other.day)
        : Integer.compare(second, other.second);
  }
}
