package io.github.ecomai.examples.tour;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.pulse.SeasonalPart;
import io.github.ecomai.pulse.SeriesDecomposition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Daily revenue in its parts, one below the other. */
final class DecompositionSection {
  private static final int WEEKS_SHOWN = 8;
  private static final Pattern BELOW = Pattern.compile("\\(-([0-9.,]+) %\\)");

  private DecompositionSection() {}

  static String html(SeriesDecomposition parts) {
    StringBuilder html = new StringBuilder();
    html.append(Html.paragraph(words(parts.finding())));
    TimeChart observed =
        new TimeChart("Daily revenue and its trend", 220)
            .line(parts.series(), "c")
            .line(parts.trend(), "a");
    html.append(Html.figure(observed, "Grey: revenue of each day. Blue: the trend below it."));
    for (SeasonalPart season : parts.seasons()) {
      TimeSeries values = season.values();
      int from = Math.max(0, values.size() - WEEKS_SHOWN * season.period());
      TimeChart chart =
          new TimeChart("The season", 150).line(values.slice(from, values.size()), "a");
      html.append(
          Html.figure(
              chart,
              "What comes back every "
                  + season.period()
                  + (values.frequency().closedDays().isEmpty() ? " days" : " open days")
                  + ", in the last "
                  + WEEKS_SHOWN
                  + " weeks."));
    }
    TimeChart rest = new TimeChart("The remainder", 150).line(parts.remainder(), "thin");
    html.append(
        Html.figure(rest, "What neither trend nor season explains: sales, storms, big buyers."));
    parts.notes().forEach(note -> html.append(Html.paragraph(note)));
    return html.toString();
  }

  /** The finding as of revenue; a season takes away no more than all there is. */
  static String words(String finding) {
    Matcher effects =
        BELOW.matcher(finding.replace("The trend of series ", "The trend of revenue "));
    return effects.replaceAll(
        effect ->
            Double.parseDouble(effect.group(1).replace(",", "")) > 100
                ? "(-100.0 %)"
                : effect.group());
  }
}
