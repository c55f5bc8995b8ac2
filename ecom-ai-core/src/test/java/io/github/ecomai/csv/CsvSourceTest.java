package io.github.ecomai.csv;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSourceTest {
  private static final RunContext RUN = RunContext.defaults();

  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private CsvSource open(String text) throws IOException {
    return CsvSource.open(file("t.csv", text));
  }

  private CsvSource open(String text, CsvOptions options) throws IOException {
    return CsvSource.open(file("t.csv", text), options);
  }

  private static Schema schema(CsvSource source) {
    return source.tables().get("t");
  }

  private static Batch only(DataSource source, String... columns) {
    Query query = columns.length == 0 ? Query.from("t") : Query.from("t").select(columns);
    try (BatchReader reader = source.read(query, RUN)) {
      Batch batch = reader.next().orElseThrow();
      assertThat(reader.next()).isEmpty();
      return batch;
    }
  }

  private DataType inferred(String... values) throws IOException {
    return schema(open("x,y\n" + String.join(",1\n", values) + ",1\n")).type("x");
  }

  @Test
  void findsTheTypeThatFitsEveryValue() throws IOException {
    assertThat(inferred("1", "-20", "", "0")).isEqualTo(DataType.LONG);
    assertThat(inferred("9223372036854775807", "-9223372036854775808")).isEqualTo(DataType.LONG);
    assertThat(inferred("9223372036854775808")).isEqualTo(DataType.STRING);
    assertThat(inferred("1.50", "2", "-.125")).isEqualTo(DataType.decimal(3));
    assertThat(inferred("123456789012345678", "0.5")).isEqualTo(DataType.DOUBLE);
    assertThat(inferred("0.123456789012345678")).isEqualTo(DataType.decimal(18));
    assertThat(inferred("1.5E10", "2", "1e-5")).isEqualTo(DataType.DOUBLE);
    assertThat(inferred("2024-02-29", "")).isEqualTo(DataType.DATE);
    assertThat(inferred("2010-12-01 08:26:00", "2010-12-01T08:26", "2010-12-01T08:26:00.5Z"))
        .isEqualTo(DataType.TIMESTAMP);
    assertThat(inferred("true", "False")).isEqualTo(DataType.BOOLEAN);
    assertThat(inferred("", "")).isEqualTo(DataType.STRING);
  }

  private DataType european(String... values) throws IOException {
    return schema(open("x;y\n" + String.join(";1\n", values) + ";1\n")).type("x");
  }

  @Test
  void findsDecimalCommasBetweenSemicolons() throws IOException {
    assertThat(european("2,55", "-1,5", "3", "")).isEqualTo(DataType.decimal(2));
    assertThat(european("123456789012345678", "0,5")).isEqualTo(DataType.DOUBLE);
    assertThat(european("2.55", "3")).isEqualTo(DataType.decimal(2));
    assertThat(european("2.55", "3,5")).isEqualTo(DataType.STRING);
    assertThat(european("1.234,50")).isEqualTo(DataType.STRING);
    assertThat(european("1,2,3")).isEqualTo(DataType.STRING);
    assertThat(european("2,55", "text")).isEqualTo(DataType.STRING);
    assertThat(only(open("x;y\n2,55;1\n-1,5;2\n"), "x").decimals("x"))
        .satisfies(x -> assertThat(x.unscaled(0)).isEqualTo(255))
        .satisfies(x -> assertThat(x.unscaled(1)).isEqualTo(-150));
    Batch large = only(open("x;y\n123456789012345678;1\n0,5;2\n"), "x");
    assertThat(large.doubles("x").get(1)).isEqualTo(0.5);
    assertThat(inferred("\"2,55\"")).as("between commas").isEqualTo(DataType.STRING);
  }

  @Test
  void decimalCommasAreDeclared() throws IOException {
    CsvOptions comma = CsvOptions.defaults().withDecimalComma();
    CsvSource tabs = open("x\ty\n2,55\t1.5\n", comma);
    assertThat(schema(tabs).type("x")).isEqualTo(DataType.decimal(2));
    assertThat(schema(tabs).type("y")).as("a point is no comma").isEqualTo(DataType.STRING);
    CsvSource declared =
        open("x,y\n\"2,5\",1\n", comma.withColumn("x", CsvColumn.of(DataType.DOUBLE)));
    assertThat(only(declared, "x").doubles("x").get(0)).isEqualTo(2.5);
    CsvSource point = open("x\n2.5\n", comma.withColumn("x", CsvColumn.of(DataType.DOUBLE)));
    assertThatThrownBy(point::tables).hasMessageContaining("column 'x' is not DOUBLE");
    CsvSource uri =
        (CsvSource)
            new CsvProvider()
                .open(URI.create("csv:" + file("t.csv", "x|y\n2,55|1\n") + "?decimal=,"), RUN);
    assertThat(schema(uri).type("x")).isEqualTo(DataType.decimal(2));
  }

  @Property(tries = 200)
  void aCommaMeansWhatAPointMeans(@ForAll long value, @ForAll @IntRange(min = 1, max = 9) int scale)
      throws IOException {
    String number = BigDecimal.valueOf(value % 1_000_000_000L, scale).toPlainString();
    Path folder = Files.createTempDirectory("comma");
    Path file = folder.resolve("t.csv");
    try (CsvSource points = CsvSource.open(Files.writeString(file, "x;y\n" + number + ";1\n"))) {
      Batch batch = only(points, "x");
      Files.writeString(file, "x;y\n" + number.replace('.', ',') + ";1\n");
      try (CsvSource commas = CsvSource.open(file)) {
        assertThat(only(commas, "x").column(0).value(0)).isEqualTo(batch.column(0).value(0));
      }
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  @Test
  void leavesCodesAndDoubtAsText() throws IOException {
    for (String code :
        List.of(
            "00123",
            "-01",
            "85123A",
            "12E4",
            "+49",
            "1,5".replace(',', ';'),
            "5.",
            ".",
            "-",
            "--1",
            " 1",
            "1 ",
            "0x10",
            "NaN",
            "Infinity",
            "1d",
            "2023-02-29",
            "2024-13-01",
            "12/1/2010 8:26",
            "2010-12-01 24:00",
            "2010-12-01 08:26:60",
            "2010-12-01 08:26+99:00",
            "yes",
            "t",
            "1e5",
            "1.5e",
            "1.0e999",
            "-1e+309",
            "9".repeat(309) + ".5",
            "٣")) {
      assertThat(inferred(code)).as(code).isEqualTo(DataType.STRING);
    }
    assertThat(inferred("536365", "C536365")).isEqualTo(DataType.STRING);
    assertThat(inferred("2024-01-01", "2024-01-01 10:00:00")).isEqualTo(DataType.STRING);
    assertThat(inferred("true", "1")).isEqualTo(DataType.STRING);
  }

  @Test
  void looksAtEveryRow() throws IOException {
    String many = "x\n" + "1\n".repeat(20_000) + "A1\n";
    try (CsvSource source = open(many)) {
      assertThat(schema(source).type("x")).isEqualTo(DataType.STRING);
      assertThat(source.report("t").rows()).isEqualTo(20_001);
    }
  }

  @Test
  void readsValuesOfEachType() throws IOException {
    String text =
        "l,d,f,s,day,at,b\n"
            + "-7,1.5,1e-3,\"a \"\"b\"\", c\",2024-02-29,2010-12-01 08:26:00.123456,true\n"
            + ",,,,,,\n"
            + "8,-0.25,2,\"two\r\nlines\",1969-12-31,1969-12-31T23:59:59.999999Z,FALSE";
    try (CsvSource source = open(text)) {
      Batch batch = only(source);
      assertThat(batch.longs("l").toArray()).containsExactly(-7, 0, 8);
      assertThat(batch.decimals("d").toArray()).containsExactly(150, 0, -25);
      assertThat(batch.doubles("f").toArray()).containsExactly(0.001, 0, 2);
      assertThat(batch.strings("s").toArray()).containsExactly("a \"b\", c", null, "two\r\nlines");
      assertThat(batch.dates("day").get(0)).isEqualTo((int) LocalDate.of(2024, 2, 29).toEpochDay());
      assertThat(batch.dates("day").get(2)).isEqualTo(-1);
      assertThat(batch.timestamps("at").get(0))
          .isEqualTo(Instant.parse("2010-12-01T08:26:00Z").getEpochSecond() * 1_000_000 + 123456);
      assertThat(batch.timestamps("at").get(2)).isEqualTo(-1);
      assertThat(batch.booleans("b").toArray()).containsExactly(true, false, false);
      for (int i = 0; i < 7; i++) {
        assertThat(batch.column(i).isNull(1)).isTrue();
        assertThat(batch.column(i).isNull(0)).isFalse();
      }
    }
  }

  @Test
  void timesWithoutOffsetAreInTheShopsZone() throws IOException {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    String text =
        "at\n2024-07-01 12:00:00\n2024-01-01 12:00:00\n2024-03-31 02:30:00\n2024-10-27 02:30:00\n"
            + "2024-07-01 12:00:00+05:30\n2024-07-01 12:00:00-0130\n2024-07-01 12:00:00+01\n";
    List<Instant> expected =
        List.of(
            Instant.parse("2024-07-01T10:00:00Z"),
            Instant.parse("2024-01-01T11:00:00Z"),
            Instant.parse("2024-03-31T01:30:00Z"), // skipped by the change: an hour later
            Instant.parse("2024-10-27T00:30:00Z"), // twice: the first
            Instant.parse("2024-07-01T06:30:00Z"),
            Instant.parse("2024-07-01T13:30:00Z"),
            Instant.parse("2024-07-01T11:00:00Z"));
    try (CsvSource byRun = open(text);
        CsvSource byOption = open(text, CsvOptions.defaults().withZone(berlin));
        CsvSource byColumn =
            open(
                text,
                CsvOptions.defaults()
                    .withColumn("at", CsvColumn.of(DataType.TIMESTAMP).withZone(berlin)))) {
      assertThat(instants(byRun, RUN.withZone(berlin))).isEqualTo(expected);
      assertThat(instants(byOption, RUN)).isEqualTo(expected);
      assertThat(instants(byColumn, RUN)).isEqualTo(expected);
    }
  }

  private static List<Instant> instants(CsvSource source, RunContext run) {
    try (BatchReader reader = source.read(Query.from("t"), run)) {
      long[] micros = reader.next().orElseThrow().timestamps("at").toArray();
      return Arrays.stream(micros).mapToObj(m -> Instant.ofEpochSecond(m / 1_000_000)).toList();
    }
  }

  private List<String> patterns(String... values) throws IOException {
    return open("x,y\n" + String.join(",1\n", values) + ",1\n").timePatterns("t", "x");
  }

  @Test
  void findsThePatternThatFitsEveryValue() throws IOException {
    assertThat(patterns("12/1/2010 8:26", "", "1/13/2011 10:05")).containsExactly("M/d/yyyy H:mm");
    assertThat(patterns("01.12.2010 08:26:00", "13.1.2011 9:05:59"))
        .containsExactly("d.M.yyyy H:mm:ss");
    assertThat(patterns("2010/12/01 08:26", "2010/12/1 8:26:30"))
        .containsExactly("yyyy/M/d H:mm[:ss]");
    assertThat(patterns("2010-12-01 8:26", "2010-12-01 10:26")).containsExactly("yyyy-M-d H:mm");
    assertThat(patterns("12/31/2010 8:26 AM", "1/13/2011 12:05 PM"))
        .containsExactly("M/d/yyyy h:mm a");
    assertThat(patterns("31.12.2010", "1.1.2011")).containsExactly("d.M.yyyy");
    assertThat(patterns("2010-12-01 08:26", "2010-12-01 10:26")).as("ISO").isEmpty();
    assertThat(inferred("12/1/2010 8:26", "1/13/2011 10:05")).isEqualTo(DataType.TIMESTAMP);
    assertThat(inferred("31.12.2010", "1.1.2011")).isEqualTo(DataType.DATE);
  }

  @Test
  void daysThatMayBeMonthsStayText() throws IOException {
    assertThat(patterns("12/1/2010 8:26", "1/2/2011 10:05"))
        .containsExactly("d/M/yyyy H:mm", "M/d/yyyy H:mm");
    assertThat(inferred("12/1/2010 8:26", "1/2/2011 10:05")).isEqualTo(DataType.STRING);
  }

  @Test
  void whatNoPatternFitsStaysText() throws IOException {
    for (String value :
        List.of(
            "13/13/2010",
            "30.2.2011",
            "1/1/11",
            "1/1.2010",
            "1/1/2010 24:00",
            "1/1/2010 8:6",
            "1/1/2010 0:30 AM",
            "1/1/2010 8:26 am",
            "1/1/2010 ",
            "1/1/20100",
            "001/1/2010",
            "/1/2010",
            "1//2010",
            "1/1/",
            "1/1",
            "1-1-2010T8:26",
            "1/1/2010 8:26:60")) {
      assertThat(inferred("31/12/2010", value)).as(value).isEqualTo(DataType.STRING);
      assertThat(inferred(value)).as(value).isEqualTo(DataType.STRING);
    }
    assertThat(inferred("31/12/2010", "12/31/2010")).isEqualTo(DataType.STRING);
    assertThat(inferred("31/12/2010", "31.12.2010")).isEqualTo(DataType.STRING);
    assertThat(inferred("31/12/2010", "31/12/2010 8:00")).isEqualTo(DataType.STRING);
    assertThat(inferred("31/12/2010", "x")).isEqualTo(DataType.STRING);
    assertThat(inferred("31/12/2010", "7")).isEqualTo(DataType.STRING);
  }

  @Test
  void readsTimesByTheirPattern() throws IOException {
    CsvSource source =
        open("at,day\n12/1/2010 8:26 PM,31.12.2010\n,\n1/13/2011 12:05 AM,1.1.2011\n");
    Batch batch = only(source);
    assertThat(batch.column(0).value(0)).isEqualTo(Instant.parse("2010-12-01T20:26:00Z"));
    assertThat(batch.column(0).isNull(1)).isTrue();
    assertThat(batch.column(0).value(2)).isEqualTo(Instant.parse("2011-01-13T00:05:00Z"));
    assertThat(batch.column(1).value(0)).isEqualTo(LocalDate.of(2010, 12, 31));
    assertThat(batch.column(1).value(2)).isEqualTo(LocalDate.of(2011, 1, 1));
  }

  @Test
  void readsOffsetsAfterABlank() throws IOException {
    Batch batch =
        only(open("at\n2010-12-01 08:26:00 UTC\n2010-12-01 08:26 +0200\n2010-12-01T08:26Z\n"));
    assertThat(batch.column(0).value(0)).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
    assertThat(batch.column(0).value(1)).isEqualTo(Instant.parse("2010-12-01T06:26:00Z"));
    assertThat(inferred("2010-12-01 08:26:00 CET")).isEqualTo(DataType.STRING);
    assertThat(inferred("2010-12-01 08:26:00  UTC")).isEqualTo(DataType.STRING);
  }

  @Test
  void readsDeclaredPatterns() throws IOException {
    CsvOptions options =
        CsvOptions.defaults()
            .withColumn("at", CsvColumn.of(DataType.TIMESTAMP).withPattern("M/d/yyyy H:mm"))
            .withColumn("day", CsvColumn.of(DataType.DATE).withPattern("d MMM yy"))
            .withColumn("code", CsvColumn.of(DataType.LONG))
            .withColumn("price", CsvColumn.of(DataType.decimal(4)));
    try (CsvSource source =
        open("at,day,code,price\n12/1/2010 8:26,3 Feb 21,007,+1.50000\n", options)) {
      Batch batch = only(source);
      assertThat(batch.timestamps("at").get(0))
          .isEqualTo(Instant.parse("2010-12-01T08:26:00Z").getEpochSecond() * 1_000_000);
      assertThat(batch.dates("day").get(0)).isEqualTo((int) LocalDate.of(2021, 2, 3).toEpochDay());
      assertThat(batch.longs("code").get(0)).isEqualTo(7);
      assertThat(batch.decimals("price").unscaled(0)).isEqualTo(15_000);
    }
    CsvOptions strict =
        CsvOptions.defaults()
            .withColumn("day", CsvColumn.of(DataType.DATE).withPattern("d/M/yyyy"));
    assertThatThrownBy(() -> open("day,x\n30/2/2024,1\n", strict).tables())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void refusesBadRowsWithTheirLines() throws IOException {
    String text = "a,b\n1,2\nSECRET\n\"x\ny\",2,3\n\n4,5\n";
    assertThatThrownBy(() -> open(text).tables())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("2 rows")
        .hasMessageContaining("[3, 4]")
        .hasMessageContaining("wrong number of fields")
        .hasMessageContaining("Maybe")
        .message()
        .doesNotContain("SECRET");
  }

  @Test
  void collectsBadRows() throws IOException {
    CsvOptions options =
        CsvOptions.defaults()
            .onBadRow(OnBadRow.COLLECT)
            .withColumn("a", CsvColumn.of(DataType.LONG));
    try (CsvSource source =
        open("a,b\n1,x\ntwo,y\n3\n4,z\n5,w,w\n99999999999999999999,v\n", options)) {
      CsvReport report = source.report("t");
      assertThat(report.rows()).isEqualTo(2);
      assertThat(report.badRows()).isEqualTo(4);
      assertThat(report.reasons())
          .isEqualTo(Map.of("wrong number of fields", 2L, "column 'a' is not LONG", 2L));
      assertThat(report.firstLines()).containsExactly(3L, 4L, 6L, 7L);
      assertThat(only(source).longs("a").toArray()).containsExactly(1, 4);
      assertThat(only(source, "b").strings("b").toArray()).containsExactly("x", "z");
    }
  }

  @Test
  void collectsRowsWithWrongQuotes() throws IOException {
    CsvOptions options = CsvOptions.defaults().onBadRow(OnBadRow.COLLECT);
    String text =
        "a,b\n\"x\"P,3\n\"ok\",1\n\"24\" screen, black\",3\r\n\"open,4\r\n\"shut\",5\r\nok,2\n"
            + "\"fine \"\"quotes\"\"\",3\nplain \"quotes\",4\nlast,\"never\n\"\"closed\"\"";
    try (CsvSource source = open(text, options)) {
      CsvReport report = source.report("t");
      assertThat(report.rows()).isEqualTo(4);
      assertThat(report.reasons())
          .isEqualTo(Map.of(QuoteReader.TEXT_AFTER_QUOTE, 4L, QuoteReader.NEVER_CLOSED, 2L));
      assertThat(report.firstLines()).containsExactly(2L, 4L, 5L, 10L);
      assertThat(only(source).strings("a").toArray())
          .containsExactly("ok", "ok", "fine \"quotes\"", "plain \"quotes\"");
      assertThat(only(source, "b").strings("b").toArray()).containsExactly("1", "2", "3", "4");
    }
  }

  /** Breaking one quoted row of many loses that row alone, wherever the buffers end. */
  @Property(tries = 20)
  void oneRowWithWrongQuotesIsOneBadRow(@ForAll @IntRange(max = 19_999) int broken)
      throws IOException {
    StringBuilder text = new StringBuilder("a,b\r\n");
    for (int row = 0; row < 20_000; row++) {
      text.append(row == broken ? "\"r\"x" : "\"r\"\"x\"").append(",1\r\n");
    }
    Path file = Files.createTempFile("quotes", ".csv");
    try (CsvSource source =
        CsvSource.open(
            Files.writeString(file, text), CsvOptions.defaults().onBadRow(OnBadRow.COLLECT))) {
      CsvReport report = source.report(source.tables().keySet().iterator().next());
      assertThat(report.rows()).isEqualTo(19_999);
      assertThat(report.badRows()).isEqualTo(1);
      assertThat(report.firstLines()).containsExactly(broken + 2L);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void anEmptyLineOfOneColumnIsANull() throws IOException {
    try (CsvSource source = open("x\n1\n\n2\n\n")) {
      assertThat(source.report("t").rows()).isEqualTo(4);
      Batch batch = only(source);
      assertThat(batch.longs("x").toArray()).containsExactly(1, 0, 2, 0);
      assertThat(batch.column(0).isNull(1)).isTrue();
      assertThat(batch.column(0).isNull(3)).isTrue();
    }
    try (CsvSource source = open("\nx\r\n\r\n1\r\n", CsvOptions.defaults())) {
      assertThat(source.report("t").rows()).isEqualTo(2);
      try (BatchReader reader = source.read(Query.from("t").limit(1), RUN)) {
        assertThat(reader.next().orElseThrow().column(0).isNull(0)).isTrue();
      }
    }
    try (CsvSource source = open("x,y\n1,2\n\n3,4\n")) {
      assertThat(source.report("t").rows()).isEqualTo(2);
      assertThat(only(source).longs("x").toArray()).containsExactly(1, 3);
    }
  }

  @Test
  void keepsTheFirstThousandLines() throws IOException {
    CsvOptions options = CsvOptions.defaults().onBadRow(OnBadRow.COLLECT);
    try (CsvSource source = open("a,b\n" + "1\n".repeat(3000), options)) {
      assertThat(source.report("t").badRows()).isEqualTo(3000);
      assertThat(source.report("t").firstLines()).hasSize(1000).startsWith(2L, 3L);
      try (BatchReader reader = source.read(Query.from("t"), RUN)) {
        assertThat(reader.next()).isEmpty();
      }
    }
  }

  @Test
  void detectsSeparators() throws IOException {
    for (String separator : List.of(",", ";", "\t", "|")) {
      String text = "\"a,;b\"S\"c\nd\"Se\n1S2S3\n".replace("S", separator);
      try (CsvSource source = open(text)) {
        assertThat(schema(source).names()).as(separator).containsExactly("a,;b", "c\nd", "e");
      }
    }
    assertThat(
            schema(open("just\none,or two\n", CsvOptions.defaults().onBadRow(OnBadRow.COLLECT)))
                .names())
        .containsExactly("just");
    CsvOptions given = CsvOptions.defaults().withSeparator(';');
    assertThat(schema(open("a,b;c\n1;2\n", given)).names()).containsExactly("a,b", "c");
  }

  @Test
  void readsEncodings() throws IOException {
    String text = "name,price\nMüller €,1\n";
    Path t = folder.resolve("t.csv");
    Charset windows = Charset.forName("windows-1252");
    Files.write(t, text.getBytes(UTF_8));
    assertThat(only(CsvSource.open(t)).strings("name").get(0)).isEqualTo("Müller €");
    Files.write(t, ("\uFEFF" + text).getBytes(UTF_8));
    assertThat(only(CsvSource.open(t)).strings("name").get(0)).isEqualTo("Müller €");
    Files.write(t, text.getBytes(UTF_16)); // big endian with a mark
    assertThat(only(CsvSource.open(t)).strings("name").get(0)).isEqualTo("Müller €");
    Files.write(t, ("\uFEFF" + text).getBytes(UTF_16LE));
    assertThat(only(CsvSource.open(t)).strings("name").get(0)).isEqualTo("Müller €");
    Files.write(t, text.getBytes(windows));
    CsvOptions options = CsvOptions.defaults().withCharset(windows);
    assertThat(only(CsvSource.open(t, options)).strings("name").get(0)).isEqualTo("Müller €");
    Files.write(t, ("name\n" + "ok\n".repeat(50_000) + "Müller\n").getBytes(windows));
    assertThatThrownBy(() -> CsvSource.open(t).tables())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("line 50002")
        .hasMessageContaining("withCharset");
    Files.write(t, new byte[] {'a', '\n', (byte) 0xC3});
    assertThatThrownBy(() -> CsvSource.open(t).tables())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void readsGzipWhateverItsName() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(("\uFEFFa,b\n" + "1,x\n".repeat(10_000)).getBytes(UTF_8));
    }
    Path t = Files.write(folder.resolve("t.csv"), bytes.toByteArray());
    assertThat(CsvSource.open(t).report("t").rows()).isEqualTo(10_000);
    Files.write(t, Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2));
    assertThatThrownBy(() -> CsvSource.open(t).tables())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("cut off");
  }

  @Test
  void refusesWhatIsNotCsv() throws IOException {
    assertThatThrownBy(() -> open("").tables())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> open("a,a\n1,2\n").tables())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("'a' occurs twice");
    assertThatThrownBy(() -> open("a,b\n1,\"open\n2,3\n4,5\n").tables())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("{a quote is never closed=3}")
        .hasMessageContaining("first in the lines [2]");
    assertThatThrownBy(() -> open("a,b\n1,2\n\"x\"PRIVATE,3\n").tables())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("{text after a closing quote=1}")
        .hasMessageContaining("first in the lines [3]")
        .message()
        .doesNotContain("PRIVATE");
    assertThatThrownBy(() -> open("a,\"b\"PRIVATE\n1,2\n").tables())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("header")
        .hasMessageContaining("text after a closing quote. Maybe")
        .message()
        .doesNotContain("PRIVATE");
    assertThatThrownBy(() -> CsvSource.open(folder.resolve("none.csv")))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("none.csv");
    assertThatThrownBy(
            () ->
                open(
                        "a,b\n1,2\n",
                        CsvOptions.defaults().withColumn("c", CsvColumn.of(DataType.LONG)))
                    .tables())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[c]");
    assertThatThrownBy(() -> CsvColumn.of(DataType.LONG).withPattern("yyyy"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CsvColumn.of(DataType.DATE).withPattern("{bad"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CsvOptions.defaults().withSeparator('"'))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void headerAloneIsAnEmptyTable() throws IOException {
    try (CsvSource source = open("a,,c")) {
      assertThat(schema(source).names()).containsExactly("a", "column_2", "c");
      assertThat(source.report("t").rows()).isZero();
    }
    try (CsvSource source = open("1,x\n2,y\n", CsvOptions.defaults().withHeader("n", "s"))) {
      assertThat(only(source).longs("n").toArray()).containsExactly(1, 2);
    }
  }

  @Test
  void opensFoldersAndUris() throws IOException {
    file("orders.csv", "id\n1\n");
    file("lines.tsv", "id\tx\n1\t2\n");
    file("readme.md", "#");
    try (CsvSource source = CsvSource.open(folder)) {
      assertThat(source.tables().keySet()).containsExactly("lines", "orders");
    }
    file("orders.txt", "id\n1\n");
    assertThatThrownBy(() -> CsvSource.open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'orders'");
    String path = "csv:" + folder.toUri().getRawPath();
    try (DataSource source =
        new CsvProvider().open(URI.create(path + "lines.tsv?separator=%09&charset=utf-8"), RUN)) {
      assertThat(source.tables().get("lines").names()).containsExactly("id", "x");
    }
    assertThatThrownBy(() -> new CsvProvider().open(URI.create(path + "lines.tsv?colour=red"), RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colour");
    assertThatThrownBy(() -> new CsvProvider().open(URI.create(path + "none.csv"), RUN))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void aFileThatChangedIsNotReadAsIfItFitted() throws IOException {
    try (CsvSource source = open("a,b\n1,2\n")) {
      source.tables();
      file("t.csv", "a,b\nx,2\n");
      assertThatThrownBy(() -> only(source))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("changed");
    }
  }

  @Test
  void copiesSurviveTheSource() throws IOException {
    MemorySource copy;
    try (CsvSource source = open("a,b\n" + "1,x\n".repeat(20_000))) {
      copy = MemorySource.copyOf(source, RUN, "t");
    }
    long rows = 0;
    String first = "";
    try (BatchReader reader = copy.read(Query.from("t").select("b"), RUN)) {
      for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
        rows += b.get().rows();
        String text = b.get().strings("b").get(b.get().rows() - 1);
        assertThat(first.isEmpty() || first == text).isTrue(); // one object for equal texts
        first = text;
      }
    }
    assertThat(rows).isEqualTo(20_000);
    assertThatThrownBy(
            () -> MemorySource.copyOf(open("a\n" + "1\n".repeat(9000)), RUN.withMemoryBudget(1000)))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("budget");
  }
}
