package io.github.ecomai.demand;

/**
 * Names of segments, each with the ranks that its typical customer has among all: 0 the lowest, 1
 * the highest, 0.5 the middle. Immutable and thread-safe.
 */
enum SegmentName {
  CHAMPIONS("Champions", 0.85, 0.85, 0.85, Asks.REPEAT),
  LOYAL("Loyal", 0.65, 0.72, 0.70, Asks.REPEAT),
  FREQUENT_SMALL("Frequent small buyers", 0.65, 0.75, 0.40, Asks.REPEAT),
  BIG_SPENDERS("Big spenders", 0.55, 0.50, 0.85, Asks.NOTHING),
  PROMISING("Promising", 0.75, 0.48, 0.45, Asks.REPEAT),
  NEW("New", 0.75, 0.30, 0.40, Asks.FEW),
  OCCASIONAL("Occasional", 0.45, 0.33, 0.36, Asks.NOTHING),
  NEEDS_ATTENTION("Needs attention", 0.42, 0.52, 0.52, Asks.PAUSE),
  AT_RISK("At risk", 0.27, 0.63, 0.63, Asks.PAUSE),
  LAPSED_CHAMPIONS("Lapsed champions", 0.15, 0.85, 0.85, Asks.PAUSE),
  LAPSED_BIG_SPENDERS("Lapsed big spenders", 0.22, 0.30, 0.75, Asks.PAUSE),
  HIBERNATING("Hibernating", 0.25, 0.30, 0.32, Asks.PAUSE),
  LOST("Lost", 0.12, 0.25, 0.18, Asks.PAUSE),
  MIDDLE("Middle", 0.50, 0.50, 0.50, Asks.REPEAT);

  /** What must hold beside ranks, so that no name says what is plainly wrong. */
  private enum Asks {
    NOTHING,
    /** The typical customer came back. */
    REPEAT,
    /** The typical customer ordered once or twice. */
    FEW,
    /** The typical customer has not bought for two weeks. */
    PAUSE
  }

  private static final double PLAINLY_WRONG = 100;
  private static final double LONG_PAUSE_DAYS = 14;
  private static final double MIDDLE_RANK = 0.5;
  private static final double RECENT = 0.6;
  private static final double LONG_AGO = 0.4;

  private final String text;
  private final double recency;
  private final double orders;
  private final double spend;
  private final Asks asks;

  SegmentName(String text, double recency, double orders, double spend, Asks asks) {
    this.text = text;
    this.recency = recency;
    this.orders = orders;
    this.spend = spend;
    this.asks = asks;
  }

  String text() {
    return text;
  }

  /** How badly the name fits, 0 at best. */
  double misfit(SegmentProfile profile) {
    double r = profile.recencyRank() - recency;
    double o = profile.ordersRank() - orders;
    double s = profile.spendRank() - spend;
    return r * r + o * o + s * s + (holds(profile) ? 0 : PLAINLY_WRONG);
  }

  private boolean holds(SegmentProfile profile) {
    boolean tooLongAgo = recency > RECENT && profile.recencyRank() < MIDDLE_RANK;
    boolean tooRecent = recency < LONG_AGO && profile.recencyRank() > MIDDLE_RANK;
    return !tooLongAgo && !tooRecent && holdsAsked(profile);
  }

  private boolean holdsAsked(SegmentProfile profile) {
    return switch (asks) {
      case NOTHING -> true;
      case REPEAT -> profile.medianOrders() >= 2;
      case FEW -> profile.medianOrders() <= 2;
      case PAUSE -> profile.medianRecencyDays() >= LONG_PAUSE_DAYS;
    };
  }
}
