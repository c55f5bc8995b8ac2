package io.github.ecomai.examples.commerce;

import org.jspecify.annotations.Nullable;

/**
 * An attempt to pay an order. Immutable and thread-safe.
 *
 * @param id of the order and the attempt
 * @param method a code
 * @param status a code
 * @param at microseconds
 * @param card what was paid with, or null
 * @param device where from
 * @param address on the net
 */
record Payment(
    long id,
    String method,
    String status,
    long at,
    @Nullable Card card,
    long device,
    long address) {
  /** Places for attempts in an id. */
  static final int ATTEMPTS = 100;

  /** A card as a shop may keep it. */
  record Card(long token, String bin, int last4) {}
}
