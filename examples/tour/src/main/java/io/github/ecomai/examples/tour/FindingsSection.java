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

  static String html(TransactionScreening screening, String currency) {
    ScreeningCoverage coverage = screening.coverage();
    List<TransactionFinding> top =
        screening.findings().subList(0, Math.min(SHOWN, screening.findings().size()));
    StringBuilder html = new StringBuilder();
    html.append(
        Html.paragraph(
            Html.count(coverage.screened())
                + " orders were screened; "
                + Html.count(screening.findings().size())
                + " of them look so unlike the rest that a person should look at them. Unusual does"
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
    String amount = currency.isEmpty() ? "amount" : "amount, " + currency;
    html.append(
        Html.tableWithNotes(List.of("order", "day", amount, "score", "why it stands out"), rows));
    return html.append(Html.paragraph(counted(coverage))).toString();
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

  private static String counted(ScreeningCoverage c) {
    return "Counted: "
        + Html.count(c.withoutCustomer())
        + " screened orders name no customer, "
        + Html.count(c.returns())
        + " are returns, "
        + Html.count(c.freeOfCharge())
        + " are free of charge, "
        + Html.count(c.incomplete())
        + " lack what is needed.";
  }
}
