package io.github.ecomai.examples.tour;

import io.github.ecomai.parquet.PipelineReport;
import java.util.ArrayList;
import java.util.List;

/** What the pipeline did: rows of each tier, what was refused and masked, and the second run. */
final class PipelineSection {
  private PipelineSection() {}

  static String html(PipelineReport first, PipelineReport again) {
    long refused = first.refused().values().stream().mapToLong(Long::longValue).sum();
    StringBuilder html = new StringBuilder();
    html.append(
        Html.paragraph(
            "A pipeline copied the tables of the shop into a lake of Parquet files, and the systems"
                + " below read its last tier alone. To the shop's own rows, which keep every rule, "
                + BrokenRows.words().size()
                + " broken ones were added for this tour."));
    BarChart chart = new BarChart("Rows of each tier");
    tier(chart, "raw, as captured", rows(first, "capture"));
    tier(chart, "curated, masked and checked", rows(first, "refine"));
    tier(chart, "prod, for the systems", rows(first, "shape"));
    tier(chart, "quarantine, refused", refused);
    html.append(Html.figure(chart, "Rows of all " + tables(first) + " tables in each tier."));
    html.append(Html.table(List.of("refused because", "rows"), refusals(first)));
    html.append(
        Html.paragraph(
            "Added were "
                + String.join(", ", BrokenRows.words())
                + ". Refused rows wait in"
                + " quarantine, from where they can be replayed when the rules change."));
    html.append(
        Html.table(
            List.of("masked", "how"),
            List.of(
                List.of("e-mail addresses", "hashed under a key"),
                List.of("birth dates", "the year stays"),
                List.of("telephone numbers", "hidden"),
                List.of("card numbers in texts", "the middle is gone"))));
    return html.append(Html.paragraph(second(again))).toString();
  }

  private static void tier(BarChart chart, String name, long rows) {
    chart.bar(name, (double) rows, Html.count(rows));
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
    report.refused().forEach((reason, count) -> rows.add(List.of(reason, Html.count(count))));
    return rows;
  }

  private static String second(PipelineReport again) {
    long read =
        again.steps().stream()
            .filter(step -> step.name().equals("capture"))
            .mapToLong(PipelineReport.Step::rowsIn)
            .sum();
    return again.isUnchanged()
        ? "A second run compared all " + Html.count(read) + " rows and wrote nothing."
        : "A second run wrote " + Html.count(rows(again, "capture")) + " rows.";
  }
}
