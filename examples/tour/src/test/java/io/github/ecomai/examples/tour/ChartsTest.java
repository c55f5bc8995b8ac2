package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ChartsTest {
  private static Document parse(String svg)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Property(tries = 300)
  void axesCoverTheirValues(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double one,
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double two) {
    double min = Math.min(one, two);
    double max = Math.max(one, two);
    Axis axis = Axis.over(min, max, 5, 0, 100);
    assertThat(axis.at(min)).isGreaterThanOrEqualTo(-1e-6);
    assertThat(axis.at(max)).isLessThanOrEqualTo(100 + 1e-6);
    assertThat(axis.ticks()).hasSizeBetween(2, 12);
    axis.ticks().forEach(tick -> assertThat(axis.label(tick)).doesNotContain("NaN"));
  }

  @Test
  void aTimeChartDrawsLinesAndBandsAndSkipsGaps() throws Exception {
    TimeSeries series =
        TimeSeries.of(LocalDate.of(2026, 1, 1), Frequency.MONTH, 1, Double.NaN, 3, 4);
    TimeSeries whole = series.withMissingAs(2);
    String svg =
        new TimeChart("a <chart>", 300)
            .line(series, "a")
            .band(whole, whole, "band95")
            .svg(Chart.WIDE);
    Document document = parse(svg);
    assertThat(document.getElementsByTagName("path").getLength()).isEqualTo(2);
    assertThat(svg).contains("a &lt;chart&gt;").contains("Jan 2026").doesNotContain("NaN");
  }

  @Test
  void barsAreWellFormed() throws Exception {
    String bars =
        new BarChart("bars").bar("A & B", 3, "3").pair("C", 0, "0", 1, "1").svg(Chart.WIDE);
    assertThat(parse(bars).getElementsByTagName("rect").getLength()).isEqualTo(3);
  }

  private static List<Double> attributes(Document svg, String element, String name) {
    NodeList found = svg.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> ((Element) found.item(i)).getAttribute(name))
        .map(Double::valueOf)
        .toList();
  }

  @Test
  void namesStandAtTheLeftAndOnPhonesAboveTheBars() throws Exception {
    BarChart chart = new BarChart("bars").bar("Jan 2011", 3, "3").bar("Feb 2011", 1, "1");
    Document wide = parse(chart.svg(Chart.WIDE));
    Document narrow = parse(chart.svg(Chart.NARROW));
    assertThat(attributes(wide, "text", "x")).contains(0.0);
    assertThat(attributes(wide, "rect", "x")).allMatch(x -> x > 50 && x < 90);
    assertThat(attributes(narrow, "rect", "x")).containsOnly(0.0);
    assertThat(chart.svg(Chart.NARROW)).contains("viewBox=\"0 0 340 ");
  }

  @Property(tries = 50)
  void nothingSticksOut(
      @ForAll @DoubleRange(min = 0, max = 1e9) double value,
      @ForAll @StringLength(max = 80) @AlphaChars String name,
      @ForAll boolean wide)
      throws Exception {
    int width = wide ? Chart.WIDE : Chart.NARROW;
    Document svg = parse(new BarChart("b").bar(name, value, Html.number(value)).svg(width));
    double end =
        attributes(svg, "rect", "x").get(0)
            + attributes(svg, "rect", "width").get(0)
            + 6.5 * Html.number(value).length();
    assertThat(end).isLessThanOrEqualTo(width);
  }

  @Test
  void aFigureFitsTheScreen() {
    String figure = Html.figure(new BarChart("b").bar("A", 1, "1"), "");
    assertThat(figure)
        .contains("<div class=\"wide\"><svg viewBox=\"0 0 760 ")
        .contains("<div class=\"narrow\"><svg viewBox=\"0 0 340 ")
        .doesNotContain("figcaption");
  }

  @Test
  void tilesFillTheirRows() {
    assertThat(IntStream.rangeClosed(1, 10).map(Page::columns))
        .containsExactly(1, 2, 3, 4, 5, 3, 4, 4, 5, 5);
  }

  @Test
  void periodsAreShownByTheirNames() {
    LocalDate day = LocalDate.of(2011, 4, 1);
    assertThat(QuestionsSection.cell(day, "month")).isEqualTo("Apr 2011");
    assertThat(QuestionsSection.cell(day, "quarter")).isEqualTo("Q2 2011");
    assertThat(QuestionsSection.cell(day, "year")).isEqualTo("2011");
    assertThat(QuestionsSection.cell(day, "day")).isEqualTo("2011-04-01");
    assertThat(QuestionsSection.cell(null, "month")).isEqualTo("not known");
  }

  @Test
  void dataNeverBecomesMarkup() {
    String table =
        Html.table(List.of("name", "n"), List.of(List.of("<script>alert(1)</script>", "1,234")));
    assertThat(table).doesNotContain("<script>").contains("class=\"n\">1,234");
    assertThat(new BarChart("x").bar("<b>", 1, "\"").svg(Chart.NARROW)).doesNotContain("<b>");
  }

  @Test
  void aPageNeedsNothingElse(@TempDir Path folder) throws IOException {
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    new Page("T & t", "lead")
        .facts("orders", "12")
        .section("s", "S", "<p>x</p>")
        .write(folder.resolve("out/index.html"), scratch);
    String html = Files.readString(folder.resolve("out/index.html"));
    assertThat(html).startsWith("<!doctype html>").contains("T &amp; t", "prefers-color-scheme");
    assertThat(html).doesNotContain("http://", "https://", "<script");
    assertThat(scratch).isEmptyDirectory();
  }
}
