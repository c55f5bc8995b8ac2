package io.github.ecomai.demand;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Puts numbers of segments into sentences. Immutable and thread-safe. */
final class SegmentWords {
  private final String currency;
  private final Optional<LocalDate> today;

  /**
   * @param currency ISO code or empty
   * @param today the day that recency counts from, if it is known
   */
  SegmentWords(String currency, Optional<LocalDate> today) {
    this.currency = currency;
    this.today = today;
  }

  String explain(String name, SegmentProfile segment, SegmentProfile all) {
    return name
        + ": "
        + count(segment.customers(), "customer")
        + " ("
        + percent(share(segment.customers(), all.customers()))
        + ") with "
        + percent(share(segment.spend(), all.spend()))
        + " of the revenue. The typical one last bought "
        + days(segment.medianRecencyDays())
        + since()
        + ", has placed "
        + count(segment.medianOrders(), "order")
        + " and spent "
        + money(segment.medianSpend())
        + " (all customers: "
        + days(all.medianRecencyDays())
        + ", "
        + count(all.medianOrders(), "order")
        + ", "
        + money(all.medianSpend())
        + ").";
  }

  String assign(CustomerActivity customer, Segment segment) {
    return "The customer last bought "
        + days((double) customer.recencyDays())
        + since()
        + ", has placed "
        + count((double) customer.orders(), "order")
        + " and spent "
        + money(customer.spend())
        + ": nearest to '"
        + segment.name()
        + "', whose typical customer bought "
        + days(segment.medianRecencyDays())
        + since()
        + ", has placed "
        + count(segment.medianOrders(), "order")
        + " and spent "
        + money(segment.medianSpend())
        + ".";
  }

  /** A part of a whole, 0 of nothing. */
  static double share(double part, double whole) {
    return whole > 0 ? Math.max(0, Math.min(1, part / whole)) : 0;
  }

  /** A handed-in customer's days end today. */
  private String since() {
    return today.map(day -> " before " + day).orElse(" ago");
  }

  private static String days(double days) {
    return count(days, "day");
  }

  private static String count(double number, String thing) {
    return number(number) + " " + thing + (number == 1 ? "" : "s");
  }

  private static String number(double number) {
    String format = number == Math.rint(number) ? "%,.0f" : "%,.1f";
    return String.format(Locale.ROOT, format, number);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private String money(double amount) {
    String number = String.format(Locale.ROOT, "%,.2f", amount);
    return currency.isEmpty() ? number : currency + " " + number;
  }
}
