package io.github.ecomai.examples.tour;

import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.demand.Segment;
import io.github.ecomai.demand.SegmentCoverage;
import java.util.ArrayList;
import java.util.List;

/** The customer segments as bars, a table and sentences. */
final class SegmentsSection {
  private SegmentsSection() {}

  static String html(CustomerSegments found, Totals totals, String currency) {
    BarChart chart = new BarChart("Share of customers and share of revenue by segment");
    List<List<String>> rows = new ArrayList<>();
    for (Segment segment : found.segments()) {
      chart.pair(
          segment.name(),
          segment.customerShare(),
          Html.percent(segment.customerShare()),
          segment.revenueShare(),
          Html.percent(segment.revenueShare()));
      rows.add(
          List.of(
              segment.name(),
              Html.count(segment.customers()),
              Html.number(segment.medianRecencyDays()),
              Html.number(segment.medianOrders()),
              Html.number(segment.medianSpend())));
    }
    StringBuilder html = new StringBuilder();
    html.append(
        Html.paragraph(
            found.segments().size()
                + " groups of customers who buy alike, found from how recently, how often and for"
                + " how much they bought."));
    html.append(Html.paragraph(covered(found.coverage(), totals)));
    html.append(
        "<div class=\"key\"><span><i style=\"background:var(--a)\"></i>share of customers</span>"
            + "<span><i style=\"background:var(--b)\"></i>share of revenue</span></div>");
    html.append(
        Html.figure(chart, "A long lower bar: few customers who bring much of the revenue."));
    String spend = currency.isEmpty() ? "typical spend" : "typical spend, " + currency;
    html.append(
        Html.table(
            List.of("segment", "customers", "days since last order", "orders", spend), rows));
    for (Segment segment : found.segments()) {
      html.append(Html.paragraph(segment.explanation()));
    }
    return html.toString();
  }

  /** Who is in a group and who is not; the numbers add up to all customers. */
  static String covered(SegmentCoverage c, Totals totals) {
    long seen = c.customers() + c.customersWithoutPurchase();
    String others =
        new LeftOut()
            .add(
                c.customersWithoutPurchase(),
                "with returns or gifts only",
                "with returns or gifts only")
            .add(totals.customers() - seen, "without a purchase", "without a purchase")
            .sentence();
    String nobody =
        c.ordersWithoutCustomer() == 0
            ? ""
            : " "
                + Html.count(c.ordersWithoutCustomer())
                + " purchases name no customer and belong to no group.";
    return Html.count(c.customers())
        + " of "
        + Html.count(Math.max(totals.customers(), seen))
        + " customers are in a group. "
        + others
        + nobody;
  }
}
