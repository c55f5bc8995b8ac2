package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.EcomAi;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.forecast.Ensemble;
import io.github.ecomai.market.ForecastReport;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.market.ModelSelection;
import io.github.ecomai.market.SelectModelRequest;
import io.github.ecomai.report.BarChart;
import io.github.ecomai.report.Report;
import io.github.ecomai.report.TimeChart;
import io.github.ecomai.run.RunContext;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the comments of reports. */
class ReportSnippetsTest {
  private final TimeSeries series = series();
  private final Forecast forecast =
      Ensemble.withDefaults().fit(series, RunContext.defaults()).forecast(12, 0.8, 0.95);

  private final ModelSelection selection = selection(series);

  private static ModelSelection selection(TimeSeries series) {
    try (EcomAi ai = EcomAi.builder().build()) {
      return ai.system(MarketIntelligenceHub.class)
          .selectModel(
              SelectModelRequest.of(ForecastRequest.of(series, 6)).withEngines("theta", "mean"));
    }
  }

  private static TimeSeries series() {
    double[] values = new double[60];
    Arrays.setAll(values, i -> 1000 + 10 * i + 200 * Math.sin(i * Math.PI / 6) + i * 37 % 11 * 9);
    return TimeSeries.of(LocalDate.of(2021, 1, 1), Frequency.MONTH, values);
  }

  @Test
  void report(@TempDir Path folder) {
    // region Report
    Report.titled("Revenue")
        .withSection("revenue", "How it went on")
        .withFigure(TimeChart.of("Revenue").withLine("revenue", series), "In euros.")
        .write(folder.resolve("revenue.html"));
    // endregion
    assertThat(folder.resolve("revenue.html")).content().contains("In euros.");
  }

  @Test
  void forecastReport(@TempDir Path folder) {
    // region ForecastReport
    ForecastReport.of("Revenue", forecast).write(folder.resolve("forecast.html"));
    ForecastReport.of("Revenue", selection).write(folder.resolve("models.html"));
    // endregion
    assertThat(folder.resolve("forecast.html")).content().contains("the next 12 months");
    assertThat(folder.resolve("models.html")).content().contains(selection.reason());
  }

  @Test
  void timeChart() {
    // region TimeChart
    TimeChart fan =
        TimeChart.of("Revenue and its forecast")
            .withHistory("so far", forecast.history())
            .withBand("95 %", forecast.interval(0.95).lower(), forecast.interval(0.95).upper())
            .withLine("expected", forecast.mean());
    // endregion
    assertThat(fan.svg()).contains("so far", "expected");
  }

  @Test
  void barChart() {
    // region BarChart
    BarChart chart = BarChart.of("Orders by country").withBar("Germany", 1204, "1,204");
    // endregion
    assertThat(chart.svg()).contains("Germany");
  }
}
