package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Vocabulary.Country;
import io.github.ecomai.examples.commerce.Vocabulary.Taste;
import org.jspecify.annotations.Nullable;

/**
 * A customer with hidden habits. Immutable and thread-safe.
 *
 * @param id from 1
 * @param country index of the country
 * @param segment as registered
 * @param taste index of the latent segment
 * @param tier as registered
 * @param signup day of the first purchase, may be before the data
 * @param rate purchases in a week of the shop's clock
 * @param dropout probability to leave for good after each further purchase
 * @param spendRate rate of the Gamma distribution that each order's scale is drawn from
 * @param part in a fraud, or null
 */
record Buyer(
    long id,
    int country,
    String segment,
    int taste,
    String tier,
    int signup,
    double rate,
    double dropout,
    double spendRate,
    @Nullable FraudPattern part) {
  Country home() {
    return Vocabulary.COUNTRIES.get(country);
  }

  Taste likes() {
    return Vocabulary.TASTES.get(taste);
  }

  /** An account made for a fraud. */
  boolean isMadeUp() {
    return part != null && part.madeUp();
  }

  /** Accounts of one gang share a number. */
  long gang() {
    return gang(id);
  }

  static long gang(long id) {
    return (id - 1) / 4000;
  }
}
