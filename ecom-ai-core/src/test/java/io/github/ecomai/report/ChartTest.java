package io.github.ecomai.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class ChartTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);

  private static Document parse(String svg)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  private static List<Double> attributes(Document svg, String element, String name) {
    NodeList found = svg.getElementsByTagName(element);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> ((Element) found.item(i)).getAttribute(name))
        .map(Double::valueOf)
        .toList();
  }

  private static List<String> texts(Document svg) {
    NodeList found = svg.getElementsByTagName("text");
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent())
        .toList();
  }

  @Property(tries = 1000)
  void axesCoverTheirValues(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double one,
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double two,
      @ForAll @IntRange(min = -12, max = 4) int power) {
    double min = Math.min(one, two) * Math.pow(10, power);
    double max = Math.max(one, two) * Math.pow(10, power);
    Axis axis = Axis.over(min, max, 5, 0, 100);
    assertThat(axis.at(min)).isGreaterThanOrEqualTo(-1e-6);
    assertThat(axis.at(max)).isLessThanOrEqualTo(100 + 1e-6);
    assertThat(axis.ticks()).hasSizeBetween(2, 12);
    assertThat(axis.ticks().stream().map(axis::label).toList())
        .doesNotHaveDuplicates()
        .noneMatch(label -> label.contains("NaN"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 0.2, 0.2",
    "0, 12000, 4000, 4k",
    "0, 2500000, 1500000, 1.5M",
    "0, 4e12, 1e12, 1T",
    "1000, 1001, 1000.2, 1000.2",
    "0, 1e-6, 4e-7, 4e-07",
    "0, 1e20, 4e19, 4e+19",
    "-1e308, 1e308, 0, 0",
    "-1e-4, -8e-5, -1e-4, -1.00e-04",
    "-1.606e-6, -1.54e-6, -1.6e-6, -1.60e-06"
  })
  void ticksAreReadable(double min, double max, double tick, String label) {
    assertThat(Axis.over(min, max, 5, 0, 100).label(tick)).isEqualTo(label);
  }

  @Test
  void aTimeChartDrawsLinesBandsAndAKeyAndSkipsGaps() throws Exception {
    TimeSeries series = TimeSeries.of(START, Frequency.MONTH, 1, Double.NaN, 3, 4);
    TimeSeries whole = series.withMissingAs(2);
    TimeChart chart =
        TimeChart.of("a <chart>")
            .withHistory("so far", series)
            .withBand("95 %", whole, whole)
            .withLine("", series);
    Document svg = parse(chart.svg());
    assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(3);
    assertThat(texts(svg)).contains("so far", "95 %", "Jan 2026").doesNotContain("");
    assertThat(chart.svg()).contains("a &lt;chart&gt;").doesNotContain("NaN");
    assertThat(chart.draw(Chart.NARROW).toString()).contains("viewBox=\"0 0 340 ");
  }

  @ParameterizedTest
  @CsvSource({"1e308, -1e308", "1000001, 1000002", "-1.54e-6, -1.6e-6", "1e15, 1e15", "0, 0"})
  void labelsOfValuesDoNotStickOut(double one, double two) throws Exception {
    TimeSeries series = TimeSeries.of(START, Frequency.DAY, one, two);
    Document svg = parse(TimeChart.of("values").withLine("", series).svg());
    NodeList labels = svg.getElementsByTagName("text");
    for (int i = 0; i < labels.getLength(); i++) {
      Element label = (Element) labels.item(i);
      if (label.getAttribute("text-anchor").equals("end")) {
        double x = Double.parseDouble(label.getAttribute("x"));
        assertThat(x).isGreaterThan(6.6 * label.getTextContent().length());
      }
    }
    assertThat(TimeChart.of("values").withLine("", series).svg()).doesNotContain("NaN");
  }

  @Test
  void aValueAloneIsADot() {
    TimeSeries series = TimeSeries.of(START, Frequency.DAY, 1, Double.NaN, 3, Double.NaN, 5, 6);
    TimeSeries one = TimeSeries.of(START, Frequency.DAY, 7);
    assertThat(TimeChart.of("dots").withLine("", series).svg().split("h0", -1)).hasSize(3);
    assertThat(TimeChart.of("dot").withLine("", one).svg()).contains("h0");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00, hour, 24, 1 Jan 06:00",
    "2026-01-01T00:00, day, 30, 8 Jan 2026",
    "2026-01-15T00:00, day, 400, Jul 2026",
    "1950-01-01T00:00, year, 60, 1960",
    "0100-01-01T00:00, year, 5000, 2000"
  })
  void timesHaveRoundLabels(String start, String frequency, int size, String label)
      throws Exception {
    double[] values = new double[size];
    Arrays.setAll(values, i -> i);
    TimeSeries series =
        TimeSeries.of(LocalDateTime.parse(start), Frequency.parse(frequency), values);
    List<String> texts = texts(parse(TimeChart.of("times").withLine("", series).svg()));
    assertThat(texts).contains(label);
    assertThat(texts.size()).isLessThan(20);
  }

  @Property(tries = 300)
  void labelsOfTimesDoNotTouch(
      @ForAll @IntRange(min = 2, max = 800) int size,
      @ForAll @IntRange(min = 0, max = 400) int day,
      @ForAll boolean wide)
      throws Exception {
    TimeSeries series = TimeSeries.of(START.plusDays(day), Frequency.DAY, new double[size]);
    Chart chart = TimeChart.of("times").withLine("", series);
    NodeList texts =
        parse(chart.draw(wide ? Chart.WIDE : Chart.NARROW).toString()).getElementsByTagName("text");
    double end = 0;
    for (int i = 0; i < texts.getLength(); i++) {
      Element label = (Element) texts.item(i);
      double x = Double.parseDouble(label.getAttribute("x"));
      if (x >= 56) {
        double width = 6.6 * label.getTextContent().length();
        String anchor = label.getAttribute("text-anchor");
        double left = anchor.equals("start") ? x : anchor.equals("end") ? x - width : x - width / 2;
        assertThat(left).isGreaterThan(end);
        end = left + width;
      }
    }
    assertThat(end).isPositive();
  }

  @Test
  void longSeriesKeepTheirExtremes() {
    double[] values = new double[100_000];
    values[77_777] = 1000;
    TimeSeries series = TimeSeries.of(START, Frequency.HOUR, values);
    String svg = TimeChart.of("long").withLine("", series).svg();
    assertThat(svg.length()).isLessThan(60_000);
    assertThat(svg).containsPattern("L[0-9.]+,10\\.0");
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    TimeSeries gap = TimeSeries.of(START, Frequency.DAY, 1, Double.NaN);
    TimeSeries two = TimeSeries.of(START, Frequency.DAY, 1, 2);
    TimeChart chart = TimeChart.of("c");
    assertThatThrownBy(() -> chart.withBand("b", gap, two)).hasMessageContaining("'b'");
    assertThatThrownBy(() -> chart.withBand("b", two, two.slice(0, 1)))
        .hasMessageContaining("2 lower and 1 upper");
    assertThatThrownBy(chart::svg).hasMessageContaining("no value");
    assertThatThrownBy(() -> chart.withHeight(5)).hasMessageContaining("height 5");
    assertThatThrownBy(() -> TimeChart.of(" ")).hasMessageContaining("label");
    assertThatThrownBy(() -> BarChart.of("b").withBar("a", Double.NaN, "?"))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> BarChart.of("b").withSecondBar(1, "1"))
        .hasMessageContaining("withBar");
    BarChart pair = BarChart.of("b").withBar("A", 1, "1").withSecondBar(1, "1");
    assertThatThrownBy(() -> pair.withSecondBar(1, "1")).hasMessageContaining("a second bar");
  }

  @Test
  void chartsAreValues() {
    BarChart one = BarChart.of("b").withBar("A", 1, "1");
    String before = one.svg();
    one.withBar("B", 2, "2");
    assertThat(one.svg()).isEqualTo(before);
  }

  @Test
  void barsAreWellFormed() throws Exception {
    String bars =
        BarChart.of("bars")
            .withBar("A & B", 3, "3")
            .withBar("C", 0, "0")
            .withSecondBar(1, "1")
            .svg();
    assertThat(parse(bars).getElementsByTagName("rect").getLength()).isEqualTo(3);
    assertThat(parse(BarChart.of("none").svg()).getElementsByTagName("rect").getLength()).isZero();
  }

  @Test
  void pairsHaveAKey() throws Exception {
    BarChart chart =
        BarChart.of("b").withKey("truth", "found").withBar("A", 3, "3").withSecondBar(1, "1");
    Document svg = parse(chart.svg());
    assertThat(texts(svg)).contains("truth", "found");
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(4);
    assertThat(attributes(svg, "rect", "y").get(2)).isGreaterThan(18);
  }

  @Test
  void yearsOnAPhoneAreTold() throws Exception {
    double[] values = new double[60];
    Arrays.setAll(values, i -> i);
    TimeSeries months = TimeSeries.of(LocalDate.of(2021, 1, 1), Frequency.MONTH, values);
    Chart chart = TimeChart.of("five years").withLine("", months);
    assertThat(texts(parse(chart.draw(Chart.NARROW).toString())))
        .contains("2021", "2022", "2023", "2024", "2025");
  }

  @Test
  void namesStandAtTheLeftAndOnPhonesAboveTheBars() throws Exception {
    BarChart chart = BarChart.of("bars").withBar("Jan 2011", 3, "3").withBar("Feb 2011", 1, "1");
    Document wide = parse(chart.draw(Chart.WIDE).toString());
    Document narrow = parse(chart.draw(Chart.NARROW).toString());
    assertThat(attributes(wide, "text", "x")).contains(0.0);
    assertThat(attributes(wide, "rect", "x")).allMatch(x -> x > 50 && x < 90);
    assertThat(attributes(narrow, "rect", "x")).containsOnly(0.0);
  }

  @Property(tries = 100)
  void nothingSticksOutAndNoTextBreaksIt(
      @ForAll @DoubleRange(min = 0, max = 1e9) double value,
      @ForAll @StringLength(max = 80) String name,
      @ForAll boolean wide)
      throws Exception {
    int width = wide ? Chart.WIDE : Chart.NARROW;
    String text = String.valueOf(Math.round(value));
    Document svg = parse(BarChart.of("b").withBar(name, value, text).draw(width).toString());
    double end =
        attributes(svg, "rect", "x").get(0)
            + attributes(svg, "rect", "width").get(0)
            + 6.5 * text.length();
    assertThat(end).isLessThanOrEqualTo(width);
  }
}
