package io.github.ecomai.examples.tour;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.report.Report;
import io.github.ecomai.report.TimeChart;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The forecast as a fan, a table and its notes. */
final class ForecastSection {
  static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private ForecastSection() {}

  static Report of(Forecast forecast, String unit, String currency) {
    Interval narrow = forecast.interval(0.8);
    Interval wide = forecast.interval(0.95);
    TimeSeries history = forecast.history();
    TimeChart chart =
        TimeChart.of("Revenue by " + unit + " and its forecast")
            .fromZero()
            .withHistory("so far", history)
            .withBand("95 %", joined(history, wide.lower()), joined(history, wide.upper()))
            .withBand("80 %", joined(history, narrow.lower()), joined(history, narrow.upper()))
            .withLine("expected", joined(history, forecast.mean()));
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
        .withFigure(chart, "Of a hundred " + unit + "s, as many should lie in a band as it says.")
        .withTable(
            List.of(unit.equals("month") ? unit : "week from", amount, "95 % from", "95 % to"),
            rows)
        .withParagraphs(forecast.notes());
  }

  /** The future with the last known value in front, so that the lines meet. */
  private static TimeSeries joined(TimeSeries history, TimeSeries future) {
    return history.slice(history.size() - 1, history.size()).append(future.toArray());
  }
}
