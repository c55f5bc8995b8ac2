package io.github.ecomai.examples.tour;

import io.github.ecomai.compliance.FindingReason;
import io.github.ecomai.compliance.ScreeningCoverage;
import io.github.ecomai.compliance.TransactionFinding;
import io.github.ecomai.compliance.TransactionScreening;
import io.github.ecomai.report.BarChart;
import io.github.ecomai.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The most unusual orders, with what makes them unusual. */
final class FindingsSection {
  private static final int SHOWN = 10;

  private FindingsSection() {}

  static Report of(TransactionScreening screening, Totals totals, Shop shop) {
    List<TransactionFinding> top =
        screening.findings().subList(0, Math.min(SHOWN, screening.findings().size()));
    Report report =
        Report.part()
            .withParagraph(screened(screening.coverage(), totals, shop))
            .withParagraph(
                Words.count(screening.findings().size())
                    + " of the screened orders look so unlike the rest that a person should look at"
                    + " them. Unusual does not mean wrong: a large regular buyer can be unusual"
                    + " too.");
    if (top.isEmpty()) {
      return report.withParagraph("Nothing stands out.");
    }
    BarChart chart = BarChart.of("Amount of the most unusual orders");
    List<List<String>> rows = new ArrayList<>();
    for (TransactionFinding finding : top) {
      String order = finding.order().value();
      double total = finding.amount().orElse(0);
      chart = chart.withBar("order " + order, total, Words.number(total));
      rows.add(
          List.of(
              order,
              finding.day().map(Object::toString).orElse(""),
              Words.number(total),
              String.format(Locale.ROOT, "%.2f", finding.score()),
              finding.reasons().stream()
                  .map(FindingReason::words)
                  .collect(Collectors.joining("; "))));
    }
    String amount = shop.currency().isEmpty() ? "amount" : "amount, " + shop.currency();
    return report
        .withFigure(chart, typical(screening))
        .withTableAndRemarks(List.of("order", "day", amount, "score", "why it stands out"), rows);
  }

  private static String typical(TransactionScreening screening) {
    return screening.features().stream()
            .filter(feature -> feature.feature().equals("total"))
            .findFirst()
            .map(
                total ->
                    "What they were worth; a typical order is worth "
                        + Words.number(total.median()))
            .orElse("What they were worth")
        + ". A score of 0.5 is usual, 1 as unusual as can be.";
  }

  /** What was screened and what was not; the numbers add up to all orders. */
  static String screened(ScreeningCoverage c, Totals totals, Shop shop) {
    long writeOffs = Math.min(totals.writeOffs(), c.returns());
    long seen = c.screened() + c.returns() + c.freeOfCharge() + c.incomplete();
    long cancelled = Math.min(totals.cancelled(), Math.max(0, totals.orders() - seen));
    String leftOut =
        new LeftOut()
            .add(c.returns() - writeOffs, "credit note or return", "credit notes and returns")
            .add(writeOffs, "stock write-off", "stock write-offs")
            .add(c.freeOfCharge(), "free of charge", "free of charge")
            .add(cancelled, shop.cancelled().get(0), shop.cancelled().get(1))
            .add(c.incomplete(), "incomplete", "incomplete")
            .add(totals.orders() - seen - cancelled, "without lines", "without lines")
            .sentence();
    String all = Words.count(Math.max(totals.orders(), seen));
    String nobody =
        c.withoutCustomer() == 0
            ? ""
            : " Among the screened are "
                + Words.count(c.withoutCustomer())
                + " that name no customer, so there are no other purchases to compare them with.";
    return Words.count(c.screened())
        + " of "
        + all
        + " order numbers were screened. "
        + leftOut
        + nobody;
  }
}
