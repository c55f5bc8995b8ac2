package io.github.ecomai.examples.tour;

import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.demand.Segment;
import io.github.ecomai.demand.SegmentCoverage;
import io.github.ecomai.report.BarChart;
import io.github.ecomai.report.Report;
import java.util.ArrayList;
import java.util.List;

/** The customer segments as bars, a table and sentences. */
final class SegmentsSection {
  private SegmentsSection() {}

  static Report of(CustomerSegments found, Totals totals, String currency) {
    BarChart chart =
        BarChart.of("Share of customers and share of revenue by segment")
            .withKey("share of customers", "share of revenue");
    List<List<String>> rows = new ArrayList<>();
    for (Segment segment : found.segments()) {
      chart =
          chart
              .withBar(
                  segment.name(), segment.customerShare(), Words.percent(segment.customerShare()))
              .withSecondBar(segment.revenueShare(), Words.percent(segment.revenueShare()));
      rows.add(
          List.of(
              segment.name(),
              Words.count(segment.customers()),
              Words.number(segment.medianRecencyDays()),
              Words.number(segment.medianOrders()),
              Words.number(segment.medianSpend())));
    }
    String spend = currency.isEmpty() ? "typical spend" : "typical spend, " + currency;
    return Report.part()
        .withParagraph(
            found.segments().size()
                + " groups of customers who buy alike, found from how recently, how often and for"
                + " how much they bought.")
        .withParagraph(covered(found.coverage(), totals))
        .withFigure(chart, "A long lower bar: few customers who bring much of the revenue.")
        .withTable(List.of("segment", "customers", "days since last order", "orders", spend), rows)
        .withParagraphs(found.segments().stream().map(Segment::explanation).toList());
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
                + Words.count(c.ordersWithoutCustomer())
                + " purchases name no customer and belong to no group.";
    return Words.count(c.customers())
        + " of "
        + Words.count(Math.max(totals.customers(), seen))
        + " customers are in a group. "
        + others
        + nobody;
  }
}
