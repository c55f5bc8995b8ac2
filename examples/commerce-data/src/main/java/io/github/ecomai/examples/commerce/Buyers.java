package io.github.ecomai.examples.commerce;

import java.util.List;

/**
 * The customers. Rates of purchase are Gamma and probabilities of leaving are Beta, as in BG/NBD;
 * the scale of an order is Gamma with a rate that is Gamma, as in the Gamma-Gamma model of spend.
 * Immutable and thread-safe.
 *
 * <p>Reference: Fader, Hardie and Lee (2005), Marketing Science 24(2), 275-284; Fader, Hardie and
 * Lee (2005), Journal of Marketing Research 42(4), 415-430.
 */
final class Buyers {
  static final double RATE_SHAPE = 0.9;
  static final double RATE_SCALE = 5;
  static final double DROPOUT_A = 0.9;
  static final double DROPOUT_B = 10;
  static final double SPEND_SHAPE = 4;
  static final double SPEND_Q = 4;
  static final double SPEND_GAMMA = 1.2;
  static final double FIRM_SPEND = 1.5;
  static final double KNOWN_BEFORE = 0.35;

  private final Dice dice;
  private final Dice parts;
  private final Dice extras;
  private final FraudScripts scripts;

  Buyers(FraudScripts scripts, long seed) {
    this.scripts = scripts;
    dice = new Dice(seed, "customers");
    parts = new Dice(seed, "fraud.part");
    extras = new Dice(seed, "customers.extra");
  }

  Buyer buyer(long id) {
    Draw draw = dice.at(id);
    FraudPattern part = FraudPattern.of(parts, id);
    String segment = draw.one(Codes.SEGMENTS, Vocabulary.SEGMENT_WEIGHTS);
    int country = draw.index(Vocabulary.COUNTRY_WEIGHTS);
    int taste = draw.index(Vocabulary.TASTE_WEIGHTS);
    int signup = part != null && part.madeUp() ? madeUpOn(id, part, draw) : signup(draw);
    double rate = draw.gamma(RATE_SHAPE) / RATE_SCALE;
    double dropout = draw.beta(DROPOUT_A, DROPOUT_B);
    double spendRate = draw.gamma(SPEND_Q) / SPEND_GAMMA;
    return new Buyer(
        id, country, segment, taste, tier(rate, draw), signup, rate, dropout, spendRate, part);
  }

  /** Some were there before the data; then ever more come. */
  private static int signup(Draw draw) {
    boolean before = draw.chance(KNOWN_BEFORE);
    double when = draw.uniform();
    return before
        ? -1 - (int) (when * (Season.BEFORE - 1))
        : (int) (Season.DAYS * Math.sqrt(0.25 * when + 0.75 * when * when));
  }

  /** Accounts for an attack on a range of cards are made shortly before it. */
  private int madeUpOn(long id, FraudPattern part, Draw draw) {
    int day = (int) (Season.DAYS * draw.uniform(0.05, 0.98));
    int wait = draw.below(20);
    return part == FraudPattern.BIN_ATTACK ? scripts.attackDay(Buyer.gang(id)) - wait : day;
  }

  /** Who buys more often is more often of a high tier. */
  private static String tier(double rate, Draw draw) {
    double seen = rate * draw.logNormal(1, 0.7);
    int tier = seen < 0.09 ? 0 : seen < 0.22 ? 1 : seen < 0.45 ? 2 : 3;
    return Codes.TIERS.get(tier);
  }

  void write(Buyer b, TableRows rows) {
    Draw draw = extras.at(b.id());
    List<String> cities = b.home().cities();
    rows.put(b.id())
        .put(draw.one(Vocabulary.FIRST_NAMES) + " " + draw.one(Vocabulary.LAST_NAMES))
        .put("customer" + b.id() + "@example.com")
        .put(phone(b.id()));
    if (draw.chance(0.2)) {
      rows.none();
    } else {
      rows.day(-7_305 + draw.below(20_000));
    }
    rows.put(draw.one(cities))
        .put(b.home().name())
        .put(b.country() + 1L)
        .put(b.segment())
        .put(b.tier())
        .day(Season.epochDay(b.signup()))
        .put(draw.chance(0.6));
  }

  private static String phone(long id) {
    String digits = Long.toString(10_000_000L + id % 10_000_000L);
    return "+00 555 " + digits.substring(1);
  }
}
