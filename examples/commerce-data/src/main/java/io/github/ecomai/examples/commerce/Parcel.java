package io.github.ecomai.examples.commerce;

/** What happens to the goods of an order; times in microseconds. Not thread-safe. */
final class Parcel {
  static final long NEVER = Long.MAX_VALUE;

  boolean exists;
  int carrier;
  long shipped = NEVER;
  long delivered = NEVER;
  int promised;
  long cost;

  boolean isLate(int deliveryDay) {
    return deliveryDay > promised;
  }
}
