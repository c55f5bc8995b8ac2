package io.github.ecomai.examples.commerce;

import java.util.List;

/**
 * A product with its hidden parameters; effects on demand are logarithms. Immutable and
 * thread-safe.
 *
 * @param index from 0; the id is one more
 * @param price at first, in euros, net
 * @param kind how it sells
 * @param weight popularity within its category
 * @param launch first day of sale, may be before the data
 * @param retire last day of sale, {@link Season#DAYS} if none
 * @param season its trend and its weekly and yearly ups and downs
 * @param elasticity of demand to its own price
 * @param follows whether its price follows demand, so that a naive elasticity is wrong
 * @param sensitivity to a promotion: demand rises by exp(sensitivity * part taken off)
 * @param dip part of a promotion's rise that is missing in the week after it
 * @param quality mean rating before noise, 1 to 5
 * @param returns probability that a line of it comes back
 * @param fault what buyers who dislike it complain about, an index of {@link Words#FAULTS}
 */
record Product(
    int index,
    String name,
    String brand,
    int category,
    double price,
    Kind kind,
    double weight,
    int launch,
    int retire,
    Course season,
    double elasticity,
    boolean follows,
    double sensitivity,
    double dip,
    double quality,
    double returns,
    int fault) {
  /** How a product sells. */
  enum Kind {
    REGULAR,
    INTERMITTENT,
    NEW,
    RETIRED
  }

  /** A day from which the yearly slope is another. */
  record ChangePoint(int day, double slope) {}

  /** Trend per year with its changes; a cosine over the week and one over the year; gifts. */
  record Course(
      double trend,
      List<ChangePoint> changes,
      double weekly,
      int weekPeak,
      double yearly,
      int yearPeak,
      double gift) {
    private static final double YEAR = 365.25;
    private static final int GIFTS_FROM = 335;
    private static final int GIFTS_TO = 357;

    /** The logarithm of demand on a day, beside promotions, prices and shocks. */
    double log(int day) {
      double sum = trend * (day - Season.DAYS / 2.0) / YEAR;
      for (ChangePoint change : changes) {
        sum += day > change.day() ? change.slope() * (day - change.day()) / YEAR : 0;
      }
      int ofYear = Season.date(day).getDayOfYear();
      sum += weekly * StrictMath.cos(2 * Math.PI * (Season.weekday(day) - weekPeak) / 7);
      sum += yearly * StrictMath.cos(2 * Math.PI * (ofYear - yearPeak) / YEAR);
      return sum + (ofYear >= GIFTS_FROM && ofYear <= GIFTS_TO ? gift : 0);
    }
  }

  long id() {
    return index + 1L;
  }

  /** Always there to be bought, from the first day to the last. */
  boolean staple() {
    return index % 8 == 0;
  }

  boolean onSale(int day) {
    return day >= launch && day <= retire;
  }
}
