package io.github.ecomai.examples.commerce;

import org.jspecify.annotations.Nullable;

/**
 * How the shop is defrauded. Of every thousand accounts a fixed number plays each part; whose
 * accounts were made for the purpose, the others are customers who buy as well. Thread-safe.
 */
enum FraudPattern {
  /** Many cards tried out on one small order, minutes apart. */
  CARD_TESTING("card testing", 1, true),
  /** A stranger buys with the account of a customer, by night, from another device. */
  ACCOUNT_TAKEOVER("account takeover", 8, false),
  /** Goods sold elsewhere are bought here with stolen cards, one for each order. */
  TRIANGULATION("triangulation", 1, true),
  /** A customer denies a purchase. */
  FRIENDLY_FRAUD("friendly fraud", 14, false),
  /** A customer sends back nearly everything, used. */
  REFUND_ABUSE("refund abuse", 2, false),
  /** New accounts of one address order dear things to be sent on. */
  RESHIPPING("reshipping", 3, true),
  /** Numbers of one range of cards tried in an hour over several accounts. */
  BIN_ATTACK("BIN attack", 1, true),
  /** An invented person pays small orders for months, then orders much and is gone. */
  SYNTHETIC_IDENTITY("synthetic identity", 2, true);

  private static final int GROUP = 1000;

  private final String code;
  private final int perThousand;
  private final boolean madeUp;

  FraudPattern(String code, int perThousand, boolean madeUp) {
    this.code = code;
    this.perThousand = perThousand;
    this.madeUp = madeUp;
  }

  int perThousand() {
    return perThousand;
  }

  /** Whether the account was made for the purpose. */
  boolean madeUp() {
    return madeUp;
  }

  /** The code in fraud_labels. */
  String code() {
    return code;
  }

  /** The part that a customer plays, or null: places are drawn by lot in each thousand. */
  static @Nullable FraudPattern of(Dice dice, long customer) {
    long group = customer / GROUP;
    int place = (int) (customer % GROUP);
    int slot = 0;
    for (FraudPattern pattern : values()) {
      for (int n = 0; n < pattern.perThousand; n++, slot++) {
        if ((int) (dice.uniform(group, slot) * GROUP) == place) {
          return pattern;
        }
      }
    }
    return null;
  }
}
