package io.github.ecomai.demand;

import java.util.List;

/**
 * Names of segments, each with the ranks that its typical customer has among all: 0 the lowest, 1
 * the highest, 0.5 the middle. Immutable and thread-safe.
 */
enum SegmentName {
  CHAMPIONS("Champions", 0.85, 0.85, 0.85, Asks.BUYING, Asks.FREQUENT, Asks.BIG),
  LOYAL("Loyal", 0.65, 0.72, 0.70, Asks.BUYING, Asks.FREQUENT),
  FREQUENT_SMALL("Frequent small buyers", 0.65, 0.75, 0.40, Asks.BUYING, Asks.FREQUENT),
  BIG_SPENDERS("Big spenders", 0.55, 0.50, 0.85, Asks.BUYING, Asks.BIG),
  PROMISING("Promising", 0.75, 0.48, 0.45, Asks.BUYING, Asks.REPEAT),
  NEW("New", 0.75, 0.30, 0.40, Asks.BUYING, Asks.FEW),
  OCCASIONAL("Occasional", 0.45, 0.33, 0.36, Asks.BUYING),
  NEEDS_ATTENTION("Needs attention", 0.42, 0.52, 0.52, Asks.BUYING, Asks.PAUSE),
  AT_RISK("At risk", 0.27, 0.63, 0.63, Asks.BUYING, Asks.PAUSE),
  LAPSED_CHAMPIONS("Lapsed champions", 0.15, 0.85, 0.85, Asks.GONE, Asks.FREQUENT, Asks.BIG),
  LAPSED_REGULARS("Lapsed regulars", 0.22, 0.60, 0.58, Asks.GONE, Asks.REPEAT),
  LAPSED_BIG_SPENDERS("Lapsed big spenders", 0.22, 0.30, 0.75, Asks.GONE, Asks.BIG),
  HIBERNATING("Hibernating", 0.25, 0.30, 0.32, Asks.GONE),
  LOST("Lost", 0.12, 0.25, 0.18, Asks.GONE),
  MIDDLE("Middle", 0.50, 0.50, 0.50, Asks.BUYING, Asks.REPEAT);

  /** What must hold beside ranks, so that no name says what is plainly wrong. */
  private enum Asks {
    /** The typical customer came back. */
    REPEAT,
    /** The typical customer came back, and orders at least as often as is usual. */
    FREQUENT,
    /** The typical customer ordered once or twice. */
    FEW,
    /** The typical customer spends clearly more than is usual. */
    BIG,
    /** The typical customer has not lapsed. */
    BUYING,
    /** The typical customer has not bought for two weeks. */
    PAUSE,
    /** The typical customer has lapsed, or has not bought for four months. */
    GONE
  }

  private static final double PLAINLY_WRONG = 100;
  private static final double PAUSE_DAYS = 14;
  private static final double GONE_DAYS = 120;
  private static final double MIDDLE_RANK = 0.5;
  private static final double RECENT = 0.6;
  private static final double LONG_AGO = 0.4;

  private final String text;
  private final double recency;
  private final double orders;
  private final double spend;
  private final List<Asks> asks;

  SegmentName(String text, double recency, double orders, double spend, Asks... asks) {
    this.text = text;
    this.recency = recency;
    this.orders = orders;
    this.spend = spend;
    this.asks = List.of(asks);
  }

  String text() {
    return text;
  }

  /** How badly the name fits, 0 at best. */
  double misfit(SegmentProfile profile, TypicalCustomer typical) {
    double r = profile.recencyRank() - recency;
    double o = profile.ordersRank() - orders;
    double s = profile.spendRank() - spend;
    return r * r + o * o + s * s + (holds(profile, typical) ? 0 : PLAINLY_WRONG);
  }

  /** Whether the name says nothing that is plainly wrong. */
  boolean holds(SegmentProfile profile, TypicalCustomer typical) {
    boolean tooLongAgo = recency > RECENT && profile.recencyRank() < MIDDLE_RANK;
    boolean tooRecent = recency < LONG_AGO && profile.recencyRank() > MIDDLE_RANK;
    boolean lapsed = typical.isLapsed(profile);
    return (lapsed || (!tooLongAgo && !tooRecent))
        && asks.stream().allMatch(ask -> holds(ask, profile, typical));
  }

  private static boolean holds(Asks ask, SegmentProfile profile, TypicalCustomer typical) {
    double days = profile.medianRecencyDays();
    return switch (ask) {
      case REPEAT -> profile.medianOrders() >= 2;
      case FREQUENT -> typical.isFrequent(profile);
      case FEW -> profile.medianOrders() <= 2;
      case BIG -> typical.isBig(profile);
      case BUYING -> !typical.isLapsed(profile);
      case PAUSE -> days >= PAUSE_DAYS;
      case GONE -> typical.isLapsed(profile) || days >= GONE_DAYS;
    };
  }
}
