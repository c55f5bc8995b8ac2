package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Order.Line;
import org.jspecify.annotations.Nullable;

/**
 * What customers write about what came. The rating follows the product's hidden quality, the text
 * follows the rating, the product's fault and a late delivery. Immutable and thread-safe.
 */
final class Reviews {
  static final double CHANCE = 0.10;
  static final double NOISE = 0.9;
  static final double LATE_COSTS = 0.8;
  static final double FAULT_NAMED = 0.8;
  static final double NUMBER_PLANTED = 0.01;

  private static final long DAY = 86_400_000_000L;

  /** The facts behind a review. */
  record Facts(
      long id, boolean late, @Nullable String fault, CardNumbers.@Nullable Planted planted) {}

  private final Season season;
  private final Dice dice;

  Reviews(Season season, long seed) {
    this.season = season;
    dice = new Dice(seed, "reviews");
  }

  /** Writes the review of a line, if there is one, and gives what it says. */
  @Nullable Facts write(Order order, int number, TableRows rows) {
    long id = order.id * 100 + number;
    Draw draw = dice.at(id);
    boolean writes = draw.chance(CHANCE);
    int wait = 2 + draw.below(20);
    long at =
        order.parcel.delivered == Parcel.NEVER ? Parcel.NEVER : order.parcel.delivered + wait * DAY;
    if (!writes || at >= season.endOfData() || order.isFraud()) {
      return null;
    }
    Line line = order.lines.get(number - 1);
    boolean late = order.parcel.isLate(season.dayOf(order.parcel.delivered));
    double felt = draw.normal(line.product.quality() - (late ? LATE_COSTS : 0), NOISE);
    int rating =
        line.returned > 0 ? 1 + draw.below(2) : (int) Math.max(1, Math.min(5, Math.rint(felt)));
    boolean blames = rating <= 3 && draw.chance(FAULT_NAMED);
    String code = order.buyer.home().language();
    Words.Language words = Words.of(code);
    StringBuilder body = new StringBuilder(sentence(words, rating, draw, line.product.name()));
    if (blames) {
      body.append(' ').append(words.faults().get(line.product.fault()));
    }
    if (late) {
      body.append(' ').append(words.late());
    }
    CardNumbers.Planted planted = draw.chance(NUMBER_PLANTED) ? CardNumbers.any(draw) : null;
    if (planted != null) {
      body.append(' ').append(words.card().replace("%s", planted.text()));
    }
    rows.put(id)
        .put(line.product.id())
        .put(order.buyer.id())
        .put((long) rating)
        .put(words.titles().get(rating - 1))
        .put(body.toString())
        .put(code)
        .day(Season.epochDay(season.dayOf(at)));
    return new Facts(id, late, blames ? Words.FAULTS.get(line.product.fault()) : null, planted);
  }

  private static String sentence(Words.Language words, int rating, Draw draw, String product) {
    return draw.one(rating >= 4 ? words.praise() : rating == 3 ? words.neutral() : words.blame())
        .replace("%s", product);
  }
}
