package io.github.ecomai.examples.tour;

import io.github.ecomai.compliance.FindingReason;
import io.github.ecomai.compliance.ScreeningCoverage;
import io.github.ecomai.compliance.TransactionFinding;
import io.github.ecomai.compliance.TransactionScreening;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The most unusual orders, with what makes them unusual. */
final class FindingsSection {
  private static final int SHOWN = 10;

  private FindingsSection() {}

  static String html(TransactionScreening screening, Totals totals, Shop shop) {
    ScreeningCoverage coverage = screening.coverage();
    List<TransactionFinding> top =
        screening.findings().subList(0, Math.min(SHOWN, screening.findings().size()));
    StringBuilder html = new StringBuilder();
    html.append(Html.paragraph(screened(coverage, totals, shop)));
    html.append(
        Html.paragraph(
            Html.count(screening.findings().size())
                + " of the screened orders look so unlike the rest that a person should look at them. Unusual does"
                + " not mean wrong: a large regular buyer can be unusual too."));
    if (top.isEmpty()) {
      return html.append(Html.paragraph("Nothing stands out.")).toString();
    }
    BarChart chart = new BarChart("Amount of the most unusual orders");
    List<List<String>> rows = new ArrayList<>();
    for (TransactionFinding finding : top) {
      String order = finding.order().value();
      double total = finding.amount().orElse(0);
      chart.bar("order " + order, total, Html.number(total));
      rows.add(
          List.of(
              order,
              finding.day().map(Object::toString).orElse(""),
              Html.number(total),
              String.format(Locale.ROOT, "%.2f", finding.score()),
              finding.reasons().stream()
                  .map(FindingReason::words)
                  .collect(Collectors.joining("; "))));
    }
    html.append(Html.figure(chart, typical(screening)));
    String amount = shop.currency().isEmpty() ? "amount" : "amount, " + shop.currency();
    html.append(
        Html.tableWithNotes(List.of("order", "day", amount, "score", "why it stands out"), rows));
    return html.toString();
  }

  private static String typical(TransactionScreening screening) {
    return screening.features().stream()
            .filter(feature -> feature.feature().equals("total"))
            .findFirst()
            .map(
                total ->
                    "What they were worth; a typical order is worth " + Html.number(total.median()))
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
    String all = Html.count(Math.max(totals.orders(), seen));
    String nobody =
        c.withoutCustomer() == 0
            ? ""
            : " Among the screened are "
                + Html.count(c.withoutCustomer())
                + " that name no customer, so there are no other purchases to compare them with.";
    return Html.count(c.screened())
        + " of "
        + all
        + " order numbers were screened. "
        + leftOut
        + nobody;
  }
}
