package io.github.ecomai.examples.commerce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What other shops ask for the same things, seen once a month, under titles that say the same in
 * other words. Immutable and thread-safe.
 */
final class Listings {
  static final double LISTED = 0.7;
  static final double MATCH_KNOWN = 0.6;
  static final double OFFSET_SPREAD = 0.08;
  static final double MONTH_SPREAD = 0.02;
  static final int MONTHS = 24;

  /** A competitor: its price level as a logarithm and the countries it sells to. */
  record Competitor(String name, double level, List<Integer> countries) {}

  static final List<Competitor> COMPETITORS =
      List.of(
          new Competitor("MegaMart", -0.06, List.of(0, 1, 4, 5)),
          new Competitor("ShopSphere", 0.02, List.of(4, 5, 6, 9)),
          new Competitor("PriceHawk", -0.11, List.of(5, 7, 8, 10)));

  private static final List<String> EXTRAS =
      List.of("NEW", "(2-pack)", "- free shipping", "original", "Top!", "2025 model");

  private final World world;
  private final Dice dice;
  private final Dice months;

  Listings(World world) {
    this.world = world;
    dice = new Dice(world.seed(), "competitor_prices");
    months = new Dice(world.seed(), "competitor_prices.month");
  }

  /** Writes all listings of some products, and whose they are. */
  void write(int from, int to, TableRows rows, TableRows truth) {
    for (Product product : world.catalogue().products().subList(from, to)) {
      for (int c = 0; c < COMPETITORS.size(); c++) {
        Draw draw = dice.at(product.index(), c);
        if (draw.chance(LISTED)) {
          listing(product, c, draw, rows, truth);
        }
      }
    }
  }

  private void listing(Product product, int c, Draw draw, TableRows rows, TableRows truth) {
    Competitor competitor = COMPETITORS.get(c);
    String title = title(product.name(), draw);
    boolean known = draw.chance(MATCH_KNOWN);
    double offset = draw.normal(competitor.level(), OFFSET_SPREAD);
    truth.put(competitor.name()).put(title).put(product.id()).put(offset);
    for (int country : competitor.countries()) {
      for (int month = 0; month < MONTHS; month++) {
        int day = Season.DAYS - 1 - 30 * (MONTHS - 1 - month);
        if (product.onSale(day)) {
          Draw seen = months.at(product.index() * 100L + country, c * 1000L + month);
          double log = offset + seen.normal(0, MONTH_SPREAD);
          double ours = world.prices().cents(product, country, day);
          rows.put(competitor.name()).put(title);
          if (known) {
            rows.put(product.id());
          } else {
            rows.none();
          }
          rows.put(country + 1L)
              .put(world.season().instant(day, 6 * 3600 + seen.below(7200)))
              .put(Math.max(1, Math.round(ours * StrictMath.exp(log))) * Prices.CENT)
              .put(Vocabulary.COUNTRIES.get(country).currency())
              .none();
        }
      }
    }
  }

  /** Words in another order, an abbreviation, a typing error, an advertisement. */
  private static String title(String name, Draw draw) {
    List<String> words = new ArrayList<>(List.of(name.split(" ")));
    if (draw.chance(0.4)) {
      Collections.rotate(words, 1 + draw.below(words.size()));
    }
    if (draw.chance(0.25)) {
      int i = draw.below(words.size());
      words.set(i, misspelt(words.get(i), draw));
    }
    if (draw.chance(0.35)) {
      words.add(draw.one(EXTRAS));
    }
    String title = String.join(" ", words);
    return draw.chance(0.2) ? title.toUpperCase(Locale.ROOT) : title;
  }

  /** Two neighbouring letters change places. */
  private static String misspelt(String word, Draw draw) {
    if (word.length() < 4) {
      return word;
    }
    int i = 1 + draw.below(word.length() - 2);
    return word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2);
  }
}
