package io.github.ecomai.examples.tour;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The forecast as a fan, a table and its notes. */
final class ForecastSection {
  static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

  private ForecastSection() {}

  static String html(Forecast forecast, String unit, String currency) {
    Interval narrow = forecast.interval(0.8);
    Interval wide = forecast.interval(0.95);
    TimeSeries history = forecast.history();
    double last = history.value(history.size() - 1);
    TimeChart chart =
        new TimeChart("Revenue by " + unit + " and its forecast", 320)
            .fromZero()
            .band(
                joined(history, last, wide.lower()), joined(history, last, wide.upper()), "band95")
            .band(
                joined(history, last, narrow.lower()),
                joined(history, last, narrow.upper()),
                "band80")
            .line(history, "c")
            .line(joined(history, last, forecast.mean()), "a");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < forecast.horizon(); i++) {
      rows.add(
          List.of(
              unit.equals("month")
                  ? MONTH.format(forecast.mean().time(i))
                  : forecast.mean().time(i).toString(),
              Html.number(forecast.mean().value(i)),
              Html.number(wide.lower().value(i)),
              Html.number(wide.upper().value(i))));
    }
    String amount = currency.isEmpty() ? "expected" : "expected, " + currency;
    StringBuilder html = new StringBuilder();
    html.append(
        Html.paragraph(
            "Expected revenue of the next "
                + forecast.horizon()
                + " "
                + unit
                + "s, by "
                + forecast.model()
                + "."));
    html.append(
        Html.figure(
            chart,
            "Grey: what was. Blue: what to expect. The dark band should hold 80 of 100 "
                + unit
                + "s, the pale one 95."));
    html.append(
        Html.table(
            List.of(unit.equals("month") ? unit : "week from", amount, "95 % from", "95 % to"),
            rows));
    forecast.notes().forEach(note -> html.append(Html.paragraph(note)));
    return html.toString();
  }

  /** The future with the last known value in front, so that the lines meet. */
  private static TimeSeries joined(TimeSeries history, double last, TimeSeries future) {
    double[] values = new double[future.size() + 1];
    values[0] = last;
    System.arraycopy(future.toArray(), 0, values, 1, future.size());
    return TimeSeries.of(history.time(history.size() - 1), history.frequency(), values);
  }
}
