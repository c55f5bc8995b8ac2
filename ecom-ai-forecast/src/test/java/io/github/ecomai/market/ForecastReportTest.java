package io.github.ecomai.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.forecast.Ensemble;
import io.github.ecomai.forecast.SeasonalNaive;
import io.github.ecomai.forecast.Theta;
import io.github.ecomai.run.RunContext;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ForecastReportTest {
  private static TimeSeries sales(Frequency frequency, int size, double scale) {
    double[] values = new double[size];
    Arrays.setAll(values, i -> scale * (100 + i + 20 * Math.sin(i * Math.PI / 6)));
    return TimeSeries.of(LocalDate.of(2020, 1, 1), frequency, values);
  }

  @Test
  void oneModelIsNoComparison() {
    Forecast forecast =
        Ensemble.of(List.of(Theta.withDefaults()))
            .fit(sales(Frequency.MONTH, 60, 1), RunContext.defaults())
            .forecast(12, 0.8);
    assertThat(forecast.scores()).hasSize(1);
    assertThat(ForecastReport.of("Revenue", forecast).html())
        .contains("times as wide as " + forecast.model() + " says")
        .doesNotContain("The models that were compared");
  }

  @Test
  void aForecastBecomesAPage() {
    Forecast forecast =
        Ensemble.withDefaults()
            .fit(sales(Frequency.MONTH, 60, 1), RunContext.defaults())
            .forecast(12, 0.8, 0.95);
    String html = ForecastReport.of("Revenue, <EUR>", forecast).html();
    assertThat(html)
        .contains("<title>Revenue, &lt;EUR&gt;: the next 12 months</title>")
        .contains("Jan 2025", "Dec 2025", "80\u00a0% low", "95\u00a0% high", "so far", "expected")
        .contains(forecast.scores().get(0).model(), "The models that were compared")
        .doesNotContain("NaN", "Jan 2026");
    assertThat(html.split("<path class=\"band\" d=\"M", -1))
        .as("two levels, drawn in two widths")
        .hasSize(1 + 2 * 2);
    assertNeedsNothingElse(html);
    forecast.notes().forEach(note -> assertThat(html).contains(note.substring(0, 20)));
  }

  private static void assertNeedsNothingElse(String html) {
    assertThat(html)
        .doesNotContain("http://", "https://", "<script", "<link rel=\"stylesheet", "src=", "url(")
        .doesNotContain("@import")
        .containsOnlyOnce("<link rel=\"icon\" href=\"data:,\">");
  }

  @Test
  void oneStepWithoutIntervalsOrScores() {
    TimeSeries hours =
        TimeSeries.of(LocalDateTime.of(2026, 1, 1, 0, 0), Frequency.HOUR, 3e-9, 4e-9, 5e-9);
    Forecast forecast = SeasonalNaive.withDefaults().fit(hours, RunContext.defaults()).forecast(1);
    String html = ForecastReport.of("Units", forecast).html();
    assertThat(html)
        .contains("the next hour<", "2026-01-01 03:00", "5.000e-09")
        .doesNotContain("compared", "class=\"band\"", "figcaption>");
  }

  @Test
  void lateStartsAndClosedDaysHaveAPage() {
    double[] values = sales(Frequency.MONTH, 40, 1).toArray();
    values[0] = Double.NaN;
    try (EcomAi ai = EcomAi.builder().build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      TimeSeries late = TimeSeries.of(LocalDate.of(2022, 1, 1), Frequency.MONTH, values);
      Forecast year = market.forecast(ForecastRequest.of(late, 12).withEngine("ets"));
      assertThat(ForecastReport.of("Units", year).html()).contains("the next 12 months");
      Frequency open = Frequency.DAY.closedOn(DayOfWeek.SUNDAY);
      TimeSeries days = TimeSeries.of(LocalDate.of(2026, 1, 5), open, values).withMissingAs(3);
      Forecast week =
          market.forecast(ForecastRequest.of(days, 6).withEngine("theta").withLevels(0.9995));
      assertThat(ForecastReport.of("Units", week).html())
          .contains("the next 6 open days", "99.95\u00a0% low");
    }
  }

  @Test
  void aForecastOfTheHubShowsItsParts() {
    try (EcomAi ai = EcomAi.builder().build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      Forecast forecast =
          market.forecast(ForecastRequest.of(sales(Frequency.MONTH, 60, 1), 12).withEngine("ets"));
      String html = ForecastReport.of("Revenue", forecast).html();
      assertThat(html)
          .contains("What it is made of", "aria-label=\"Level\"", "aria-label=\"Season\"")
          .contains(forecast.components().orElseThrow().reading().substring(0, 15));
    }
  }

  /** Figures worked out by hand: three values make a naive forecast, four one by their mean. */
  @Test
  void aBacktestBecomesAPageWithEachMeasure() {
    TimeSeries series = TimeSeries.of(LocalDate.of(2018, 1, 1), Frequency.MONTH, 1, 3, 2, 6, 5, 4);
    ForecastRequest mean = ForecastRequest.of(series, 2).withEngine("mean").withLevels(0.8);
    try (EcomAi ai = EcomAi.builder().build()) {
      Backtest backtest =
          ai.system(MarketIntelligenceHub.class)
              .backtest(BacktestRequest.of(mean).withFolds(2).withStep(1));
      String html = ForecastReport.of("Units", backtest).html();
      assertThat(html)
          .contains("<title>Units: a backtest</title>", "From each point", "By steps ahead")
          .contains("what came", "from Apr 2018", "from May 2018")
          .doesNotContain("NaN", "Optional");
      assertThat(row(html, "first value"))
          .containsExactly("MASE", "RMSSE", "sMAPE", "bias", "in 80\u00a0%", "MSIS 80\u00a0%");
      assertThat(row(html, "Apr 2018"))
          .containsExactly("2.333", "2.236", "92.9\u00a0%", "-3.5000", "0\u00a0%", "10.288");
      assertThat(row(html, "May 2018"))
          .containsExactly("0.643", "0.598", "39.3\u00a0%", "-1.5000", "100\u00a0%", "2.653");
      assertThat(row(html, "all"))
          .containsExactly("1.488", "1.637", "66.1\u00a0%", "-2.5000", "50\u00a0%", "6.471");
      assertThat(row(html, "1")).startsWith("1.762", "1.867", "75.0\u00a0%", "-3.0000");
      assertThat(row(html, "2")).startsWith("1.214", "1.368", "57.1\u00a0%", "-2.0000");
      assertThat(backtest.notes().get(0))
          .isEqualTo(
              "mean forecast 4 values from 2 points: MASE 1.488, RMSSE 1.637, sMAPE 66.1 %, bias"
                  + " -2.5000, 50 % of the values in the interval of 80 % (MSIS 6.471).");
      assertNeedsNothingElse(html);
    }
  }

  /** What stands beside the first cell of a row. */
  private static List<String> row(String html, String first) {
    Matcher row =
        Pattern.compile("<tr><t[hd][^>]*>" + Pattern.quote(first) + "</t[hd]>(.*)</tr>")
            .matcher(html);
    assertThat(row.find()).as(first).isTrue();
    return Arrays.stream(row.group(1).split("</t[hd]>"))
        .map(cell -> cell.replaceFirst("<t[hd][^>]*>", ""))
        .toList();
  }

  @Test
  void aComparisonBecomesAPage() {
    try (EcomAi ai = EcomAi.builder().build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      ModelSelection selection =
          market.selectModel(
              SelectModelRequest.of(ForecastRequest.of(sales(Frequency.MONTH, 60, 1), 6))
                  .withEngines("theta", "mean", "no-such-model"));
      String html = ForecastReport.of("Revenue", selection).html();
      assertThat(html)
          .contains("Revenue: models compared", selection.reason())
          .contains(
              "failed: ", "no-such-model", "From each point", "By steps ahead", "in 95\u00a0%")
          .doesNotContain("NaN", "Optional");
      assertThat(row(html, "model"))
          .containsExactly("MASE", "RMSSE", "sMAPE", "bias", "MASE from each point");
      assertThat(html).contains("How their intervals did", "<th class=\"n\">MSIS 95\u00a0%</th>");
      assertNeedsNothingElse(html);
      assertThat(html.split("<section", -1)).hasSize(3);
      assertThat(html.split("</section>", -1)).hasSize(3);
    }
  }
}
