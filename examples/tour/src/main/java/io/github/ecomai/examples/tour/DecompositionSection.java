package io.github.ecomai.examples.tour;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.pulse.SeasonalPart;
import io.github.ecomai.pulse.SeriesDecomposition;
import io.github.ecomai.report.Report;
import io.github.ecomai.report.TimeChart;

/** Daily revenue in its parts, one below the other. */
final class DecompositionSection {
  private static final int WEEKS_SHOWN = 8;
  private static final int PART_HEIGHT = 150;

  private DecompositionSection() {}

  static Report of(SeriesDecomposition parts) {
    TimeChart observed =
        TimeChart.of("Daily revenue and its trend")
            .withHeight(220)
            .withHistory("revenue of each day", parts.series())
            .withLine("its trend", parts.trend());
    Report report =
        Report.part()
            .withParagraph(parts.finding().replace("The trend of series ", "The trend of revenue "))
            .withFigure(observed, "");
    for (SeasonalPart season : parts.seasons()) {
      TimeSeries values = season.values();
      int from = Math.max(0, values.size() - WEEKS_SHOWN * season.period());
      report =
          report.withFigure(
              part("The season", values.slice(from, values.size())),
              "What comes back every "
                  + season.period()
                  + (values.frequency().closedDays().isEmpty() ? " days" : " open days")
                  + ", in the last "
                  + WEEKS_SHOWN
                  + " weeks.");
    }
    return report
        .withFigure(
            TimeChart.of("The remainder")
                .withHeight(PART_HEIGHT)
                .withHistory("", parts.remainder()),
            "What neither trend nor season explains: sales, storms, big buyers.")
        .withParagraphs(parts.notes());
  }

  private static TimeChart part(String name, TimeSeries series) {
    return TimeChart.of(name).withHeight(PART_HEIGHT).withLine("", series);
  }
}
