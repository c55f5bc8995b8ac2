package io.github.ecomai.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final BarChart CHART = BarChart.of("b").withBar("A", 1, "1");

  @Test
  void aPageNeedsNothingElse(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("out/index.html");
    Report.titled("T & t")
        .withNumbers(Map.of("orders", "12"))
        .withSection("s", "S")
        .withParagraphs(List.of("x", "y"))
        .withFigure(CHART, "")
        .write(file);
    String html = Files.readString(file);
    assertThat(html).startsWith("<!doctype html>").contains("T &amp; t", "prefers-color-scheme");
    assertThat(html).doesNotContain("http://", "https://", "<script", "figcaption>");
    assertThat(html).contains("<section id=\"s\"><h2>S</h2>", "<p>x</p>", "</section>\n</main>");
    assertThat(folder.resolve("out")).isDirectoryContaining(path -> path.equals(file));
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFigureFitsTheScreen() {
    assertThat(Report.titled("t").withFigure(CHART, "words").html())
        .contains("<div class=\"wide\"><svg viewBox=\"0 0 760 ")
        .contains("<div class=\"narrow\"><svg viewBox=\"0 0 340 ")
        .contains("<figcaption>words</figcaption>");
  }

  @Test
  void tilesFillTheirRows() {
    assertThat(IntStream.rangeClosed(1, 10).map(Report::columns))
        .containsExactly(1, 2, 3, 4, 5, 3, 4, 4, 5, 5);
  }

  @Test
  void dataNeverBecomesMarkup() {
    String evil = "<script>alert(1)</script>";
    String html =
        Report.titled(evil)
            .withSection("s", evil)
            .withHeading(evil)
            .withParagraph(evil)
            .withRemark(evil)
            .withQuote(evil)
            .withNumber(evil)
            .withNumbers(Map.of(evil, evil))
            .withTable(List.of(evil, "n"), List.of(List.of(evil, "1,234")))
            .withTableAndRemarks(List.of("a", evil), List.of(List.of("1", evil)))
            .withFigure(BarChart.of(evil).withBar(evil, 1, evil), evil)
            .withDetails(evil, evil)
            .html();
    assertThat(html).doesNotContain("<script>").contains("class=\"n\">1,234");
  }

  @Test
  void sectionsOfAnotherReportFollow() {
    Report other = Report.titled("other").withSection("b", "B").withParagraph("two");
    String html = Report.titled("t").withSection("a", "A").withParagraph("one").with(other).html();
    assertThat(html).doesNotContain("other");
    assertThat(html.split("<section", -1)).hasSize(3);
    assertThat(html.split("</section>", -1)).hasSize(3);
    Report later = Report.part().withParagraph("first").with(other).withFooter("end");
    String mixed = Report.titled("t").withSection("b", "A").with(later).html();
    assertThat(mixed)
        .contains("<section id=\"b\"><h2>A</h2>\n<p>first</p>\n</section>\n<section id=\"b-2\">")
        .contains("</section>\n<footer>end</footer>");
    assertThat(mixed.split("</section>", -1)).hasSize(3);
    String within = Report.titled("t").withSection("a", "A").with(part("x")).with(part("y")).html();
    assertThat(within.split("</section>", -1)).hasSize(2);
    assertThat(within).contains("<p>x</p>\n<p>y</p>\n</section>");
  }

  private static Report part(String text) {
    return Report.part().withParagraph(text);
  }

  @Test
  void reportsAreValues() {
    Report one = Report.titled("t").withParagraph("one");
    String before = one.html();
    one.withSection("a", "A").withParagraph("two");
    assertThat(one.html()).isEqualTo(before);
  }

  @Test
  void mistakesAreNamed(@TempDir Path folder) throws IOException {
    Report report = Report.titled("t");
    assertThatThrownBy(() -> report.withTable(List.of("a", "b"), List.of(List.of("1"))))
        .hasMessage("row 0 has 1 cells, but there are 2 columns.");
    assertThatThrownBy(() -> report.withTable(List.of(), List.of())).hasMessageContaining("column");
    assertThatThrownBy(() -> report.withSection("a b", "x")).hasMessageContaining("'a b'");
    assertThatThrownBy(() -> Report.titled("")).hasMessageContaining("title");
    Path taken = Files.writeString(folder.resolve("taken"), "x");
    assertThatThrownBy(() -> report.write(taken.resolve("r.html")))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("r.html");
    Path full = Files.createDirectories(folder.resolve("r.html/inside")).getParent();
    assertThatThrownBy(() -> report.write(full)).isInstanceOf(DataAccessException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void aNumberThatMattersStandsApartAndAFooterBelowAll() {
    String html =
        Report.titled("t")
            .withSection("s", "S")
            .withNumber("1 < 2", "of 5 % & more")
            .withFooter("made in 3 s")
            .html();
    assertThat(html)
        .contains("<p class=\"score\"><b>1 &lt; 2</b> of 5\u00a0% &amp; more</p>")
        .contains("</section>\n<footer>made in 3 s</footer>\n</main>");
  }

  @Test
  void aPartIsNoPage() {
    assertThatThrownBy(() -> part("x").html()).hasMessageContaining("no title");
  }

  @Test
  void cellsBelowEachOtherKeepTheirNames() {
    String html =
        Report.titled("t")
            .withTableAndRemarks(List.of("a", "b", "why"), List.of(List.of("x", "1", "because")))
            .withTable(List.of("c"), List.of(List.of("2")))
            .html();
    assertThat(html)
        .contains("class=\"notes\"", "data-name=\"why\">because</td>")
        .contains("<td class=\"n\" data-name=\"b\">1</td>", "<td class=\"n\">2</td>");
  }
}
