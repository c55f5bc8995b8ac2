package io.github.ecomai.examples.tour;

import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.market.ForecastReport;
import io.github.ecomai.report.Report;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The forecast as a fan, a table and its notes. */
final class ForecastSection {
  static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private ForecastSection() {}

  static Report of(Forecast forecast, String unit, String currency) {
    Interval wide = forecast.interval(0.95);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < forecast.horizon(); i++) {
      rows.add(
          List.of(
              unit.equals("month")
                  ? MONTH.format(forecast.mean().time(i))
                  : forecast.mean().time(i).toString(),
              Words.number(forecast.mean().value(i)),
              Words.number(wide.lower().value(i)),
              Words.number(wide.upper().value(i))));
    }
    String amount = currency.isEmpty() ? "expected" : "expected, " + currency;
    return Report.part()
        .withParagraph(
            "Expected revenue of the next "
                + forecast.horizon()
                + " "
                + unit
                + "s, by "
                + forecast.model()
                + ".")
        .withFigure(
            ForecastReport.fan("Revenue by " + unit, forecast).fromZero(),
            "Of a hundred " + unit + "s, as many should lie in a band as it says.")
        .withTable(
            List.of(unit.equals("month") ? unit : "week from", amount, "95 % from", "95 % to"),
            rows)
        .withParagraphs(forecast.notes());
  }
}
