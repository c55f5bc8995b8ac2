package io.github.ecomai.examples.tour;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.examples.commerce.CommerceShop;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.report.Report;
import io.github.ecomai.report.TimeChart;
import io.github.ecomai.run.RunContext;
import java.time.LocalDate;

/**
 * A forecast made without the last months, beside what the shop could expect then and what came.
 * The error is the sum of absolute errors over the sum of what was expected.
 */
final class ForecastScore {
  private static final int MONTHS = 6;
  private static final int YEAR = 12;
  private static final int SHOWN = 24;
  private static final int COURSES = 40;

  private final CommerceShop shop;
  private final TimeSeries months;
  private final RunContext run;

  ForecastScore(CommerceShop shop, TimeSeries months, RunContext run) {
    this.shop = shop;
    this.months = months;
    this.run = run;
  }

  Scores.Score of(MarketIntelligenceHub market) {
    int from = months.size() - MONTHS;
    TimeSeries known = months.slice(0, from);
    TimeSeries came = months.slice(from, months.size());
    TimeSeries before = months.slice(from - YEAR, from - YEAR + MONTHS);
    TimeSeries expected = expected(months.time(from));
    Forecast forecast = market.forecast(ForecastRequest.of(known, MONTHS).withNonNegative(true));
    Interval wide = forecast.interval(0.95);
    int held = 0;
    for (int i = 0; i < MONTHS; i++) {
      double value = came.value(i);
      held += wide.lower().value(i) <= value && value <= wide.upper().value(i) ? 1 : 0;
    }
    TimeChart chart =
        TimeChart.of("The forecast, what was to be expected, and what came")
            .withHeight(260)
            .fromZero()
            .withBand("95 %", wide.lower(), wide.upper())
            .withHistory("what came", months.slice(Math.max(0, from - SHOWN), months.size()))
            .withLine("forecast", forecast.mean())
            .withLine("what was to be expected", expected);
    String caption =
        "Made at the end of "
            + ForecastSection.MONTH.format(known.time(known.size() - 1))
            + "; what was to be expected is what the generator let the shop expect.";
    return new Scores.Score(
        Words.percent(error(forecast.mean(), expected)),
        "is the error of a forecast made without the last "
            + MONTHS
            + " months, against what the shop could expect of them. The same months of the year"
            + " before are off by "
            + Words.percent(error(before, expected))
            + ". What came differs from what was to be expected by "
            + Words.percent(error(came, expected))
            + ", which is luck that nobody can foretell. The 95 % band held "
            + held
            + " of "
            + MONTHS
            + " months.",
        Report.part().withFigure(chart, caption));
  }

  private TimeSeries expected(LocalDate from) {
    TimeSeries days = shop.expectedRevenue(from, COURSES, run);
    double[] sums = new double[MONTHS];
    for (int i = 0; i < days.size(); i++) {
      LocalDate day = days.time(i);
      int month =
          12 * (day.getYear() - from.getYear()) + day.getMonthValue() - from.getMonthValue();
      if (month < MONTHS) {
        sums[month] += days.value(i);
      }
    }
    return TimeSeries.of(from, Frequency.MONTH, sums);
  }

  static double error(TimeSeries values, TimeSeries expected) {
    double off = 0;
    double all = 0;
    for (int i = 0; i < expected.size(); i++) {
      off += Math.abs(values.value(i) - expected.value(i));
      all += expected.value(i);
    }
    return off / all;
  }
}
