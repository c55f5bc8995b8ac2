package io.github.ecomai.examples.commerce;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of promotions. Those that take something off products do not overlap; each raises
 * demand by exp(sensitivity * part taken off) and is followed by a week in which a part of the rise
 * is missing. Immutable and thread-safe.
 */
final class Promotions {
  /** Days after a promotion in which customers still have what they bought. */
  static final int DIP_DAYS = 7;

  static final int EVERYWHERE = -1;
  static final double BOGO_FEELS_LIKE = 0.30;

  /** A promotion; its rate in hundredths; indices of a category and a country, or EVERYWHERE. */
  record Promotion(
      long id, String code, String type, int rate, int from, int to, int category, int country) {
    boolean covers(Product product, int where) {
      return (category == EVERYWHERE || category == product.category())
          && (country == EVERYWHERE || country == where);
    }

    boolean lowersPrices() {
      return rate > 0 && !code.equals(WELCOME);
    }

    double felt() {
      return type.equals("bogo") ? BOGO_FEELS_LIKE : rate / 100.0;
    }
  }

  private static final String WELCOME = "WELCOME5";
  private static final String SHIPPING = "FREESHIP";
  private static final int FIXED_RATE = 12;

  private final List<Promotion> all = new ArrayList<>();
  private final @Nullable Promotion[] active = new Promotion[Season.DAYS];
  private final @Nullable Promotion[] before = new Promotion[Season.DAYS];
  private final boolean[] shipping = new boolean[Season.DAYS];

  Promotions(long seed) {
    Dice dice = new Dice(seed, "promotions");
    add(WELCOME, "percentage", 5, Season.START, Season.END);
    for (int year = Season.START.getYear(); year <= Season.END.getYear(); year++) {
      LocalDate friday = Season.blackFriday(year);
      add("BOGO", "bogo", 50, LocalDate.of(year, 2, 10), LocalDate.of(year, 2, 14));
      add("SPRING10", "percentage", 10, LocalDate.of(year, 3, 20), LocalDate.of(year, 4, 2));
      add("SUMMER25", "percentage", 25, LocalDate.of(year, 7, 5), LocalDate.of(year, 7, 18));
      LocalDate september = LocalDate.of(year, 9, 10);
      add("TAKE15", "fixed amount", FIXED_RATE, september, september.plusDays(6));
      LocalDate october = LocalDate.of(year, 10, 10);
      add(SHIPPING, "free shipping", 0, october, october.plusDays(6));
      add("BF" + year, "percentage", 20, friday, friday.plusDays(3));
      for (int month = 1; month <= 12; month++) {
        deal(LocalDate.of(year, month, 1), dice.at(year, month));
      }
    }
  }

  private void add(String code, String type, int rate, LocalDate from, LocalDate to) {
    add(code, type, rate, from, to, EVERYWHERE, EVERYWHERE);
  }

  /** A week for one category, in all countries or in one, where nothing else goes on. */
  private void deal(LocalDate month, Draw draw) {
    int rate = 10 + 5 * draw.below(3);
    int category = draw.below(Vocabulary.CATEGORIES.size());
    int country = draw.chance(0.3) ? draw.below(Vocabulary.COUNTRIES.size()) : EVERYWHERE;
    LocalDate from = month.plusDays(14L + draw.below(7));
    boolean free = draw.chance(0.75);
    for (int day = Season.day(from) - DIP_DAYS; day <= Season.day(from) + 7 + DIP_DAYS; day++) {
      free &= day < 0 || day >= Season.DAYS || active[day] == null;
    }
    if (free) {
      add("DEAL" + rate, "percentage", rate, from, from.plusDays(6), category, country);
    }
  }

  private void add(
      String code, String type, int rate, LocalDate from, LocalDate to, int category, int country) {
    int first = Math.max(0, Season.day(from));
    int last = Math.min(Season.DAYS - 1, Season.day(to));
    if (first > last) {
      return;
    }
    Promotion made =
        new Promotion(all.size() + 1L, code, type, rate, first, last, category, country);
    all.add(made);
    for (int day = first; day <= last; day++) {
      shipping[day] |= code.equals(SHIPPING);
      active[day] = made.lowersPrices() ? made : active[day];
    }
    for (int day = last + 1; made.lowersPrices() && day <= last + DIP_DAYS; day++) {
      if (day < Season.DAYS) {
        before[day] = made;
      }
    }
  }

  List<Promotion> all() {
    return all;
  }

  /** The promotion that takes something off products on a day. */
  @Nullable Promotion active(int day) {
    return active[day];
  }

  Promotion welcome() {
    return all.get(0);
  }

  /** The promotion that takes off the shipping on a day. */
  @Nullable Promotion freeShipping(int day) {
    if (!shipping[day]) {
      return null;
    }
    return all.stream()
        .filter(p -> p.code().equals(SHIPPING) && p.from() <= day && day <= p.to())
        .findFirst()
        .orElse(null);
  }

  /** What promotions make of a product's demand on a day. */
  double effect(Product product, int country, int day) {
    Promotion now = active[day];
    if (now != null) {
      return now.covers(product, country) ? StrictMath.exp(product.sensitivity() * now.felt()) : 1;
    }
    Promotion past = before[day];
    return past != null && past.covers(product, country)
        ? StrictMath.exp(-product.dip() * product.sensitivity() * past.felt())
        : 1;
  }

  void writeTo(TableRows rows) {
    for (Promotion p : all) {
      rows.put(p.id())
          .put(p.code())
          .put(p.type())
          .put(p.rate() * Prices.CENT)
          .day(Season.epochDay(p.from()))
          .day(Season.epochDay(p.to()));
      id(p.category(), rows);
      id(p.country(), rows);
    }
  }

  private static void id(int index, TableRows rows) {
    if (index == EVERYWHERE) {
      rows.none();
    } else {
      rows.put(index + 1L);
    }
  }
}
