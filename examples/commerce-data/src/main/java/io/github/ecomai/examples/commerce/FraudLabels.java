package io.github.ecomai.examples.commerce;

/**
 * What the shop knows of payments by the end of the data. A fraud is reported late, or not yet;
 * what nobody reported counts as legitimate after four months; some reports are wrong. Immutable
 * and thread-safe.
 */
final class FraudLabels {
  /** Part of the frauds that nobody reports, and part of the reports of fraud that are wrong. */
  static final double WRONG = 0.07;

  /** Frauds among payments, about: sets how many reports must be wrong to be that part of them. */
  static final double FRAUDS = 0.007;

  static final int LEGITIMATE_AFTER_DAYS = 120;
  static final double CHARGEBACK_DAYS = 32;
  static final double BANK_ALERT_DAYS = 5;
  static final double DELAY_SPREAD = 0.6;
  static final double PATTERN_KNOWN = 0.7;

  private static final double DAY = 86_400;
  private static final long SECOND = 1_000_000;

  private final Season season;
  private final Dice dice;

  FraudLabels(Season season, long seed) {
    this.season = season;
    dice = new Dice(seed, "fraud_labels");
  }

  /** Writes the label of a payment, if it is known by now; says whether it is wrong. */
  boolean write(Order order, Payment payment, TableRows rows) {
    Draw draw = dice.at(payment.id());
    boolean fraud = order.isFraud();
    boolean wrong = draw.chance(fraud ? WRONG : WRONG * FRAUDS / (1 - WRONG));
    boolean reported = fraud != wrong;
    boolean alert = order.is(FraudPattern.CARD_TESTING) || order.is(FraudPattern.BIN_ATTACK);
    double days =
        reported
            ? 1 + draw.logNormal(alert ? BANK_ALERT_DAYS : CHARGEBACK_DAYS, DELAY_SPREAD)
            : LEGITIMATE_AFTER_DAYS;
    long seconds = (long) (days * DAY);
    long at = payment.at() + seconds * SECOND;
    if (at >= season.endOfData()) {
      return false;
    }
    FraudPattern pattern = order.visit.fraud();
    boolean known = reported && fraud && draw.chance(PATTERN_KNOWN);
    rows.put(payment.id())
        .put(Codes.LABELS.get(reported ? 1 : 0))
        .put(known && pattern != null ? pattern.code() : null)
        .put(at);
    return wrong;
  }
}
