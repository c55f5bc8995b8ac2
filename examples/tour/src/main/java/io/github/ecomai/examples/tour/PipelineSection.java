package io.github.ecomai.examples.tour;

import io.github.ecomai.parquet.PipelineReport;
import io.github.ecomai.report.BarChart;
import io.github.ecomai.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the pipeline did: rows of each tier, what was refused and masked, and the second run. */
final class PipelineSection {
  private PipelineSection() {}

  static Report of(PipelineReport first, PipelineReport again) {
    return Report.part()
        .withParagraph(
            "A pipeline copied the tables of the shop into a lake of Parquet files, and the systems"
                + " below read its last tier alone. To the shop's own rows, which keep every rule, "
                + BrokenRows.words().size()
                + " broken ones were added for this tour.")
        .withFigure(tiers(first), "Rows of all " + tables(first) + " tables in each tier.")
        .withTable(List.of("refused because", "rows"), refusals(first))
        .withParagraph(
            "Added were "
                + String.join(", ", BrokenRows.words())
                + ". Refused rows wait in"
                + " quarantine, from where they can be replayed when the rules change.")
        .withTable(
            List.of("masked", "how"),
            List.of(
                List.of("e-mail addresses", "hashed under a key"),
                List.of("birth dates", "the year stays"),
                List.of("telephone numbers", "hidden"),
                List.of("card numbers in texts", "the middle is gone")))
        .withParagraph(second(again));
  }

  private static BarChart tiers(PipelineReport report) {
    Map<String, Long> tiers = new LinkedHashMap<>();
    tiers.put("raw, as captured", rows(report, "capture"));
    tiers.put("curated, masked and checked", rows(report, "refine"));
    tiers.put("prod, for the systems", rows(report, "shape"));
    tiers.put(
        "quarantine, refused", report.refused().values().stream().mapToLong(Long::longValue).sum());
    BarChart chart = BarChart.of("Rows of each tier");
    for (Map.Entry<String, Long> tier : tiers.entrySet()) {
      chart = chart.withBar(tier.getKey(), tier.getValue(), Words.count(tier.getValue()));
    }
    return chart;
  }

  static long rows(PipelineReport report, String step) {
    return report.steps().stream()
        .filter(s -> s.name().equals(step))
        .mapToLong(PipelineReport.Step::rowsOut)
        .sum();
  }

  private static long tables(PipelineReport report) {
    return report.steps().stream().map(PipelineReport.Step::table).distinct().count();
  }

  private static List<List<String>> refusals(PipelineReport report) {
    List<List<String>> rows = new ArrayList<>();
    report.refused().forEach((reason, count) -> rows.add(List.of(reason, Words.count(count))));
    return rows;
  }

  private static String second(PipelineReport again) {
    long read =
        again.steps().stream()
            .filter(step -> step.name().equals("capture"))
            .mapToLong(PipelineReport.Step::rowsIn)
            .sum();
    return again.isUnchanged()
        ? "A second run compared all " + Words.count(read) + " rows and wrote nothing."
        : "A second run wrote " + Words.count(rows(again, "capture")) + " rows.";
  }
}
