package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.error.DataAccessException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TourTest {
  @TempDir private Path folder = Path.of("replaced");
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private String run(Optional<Path> orders, LogForm form) throws IOException {
    Options options = new Options(orders, form, folder.resolve("out"), 0.05);
    Path page = Tour.run(options, new PrintStream(told, true, StandardCharsets.UTF_8));
    assertThat(page).isEqualTo(folder.resolve("out/index.html"));
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**index.html");
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files).as("nothing unfinished is left").hasSize(1);
    }
    return Files.readString(page);
  }

  /**
   * 120 days without Saturdays: three orders a day, a return, a gift, a stranger, a write-off, an
   * adjustment.
   */
  private static String log(String header) {
    StringBuilder csv = new StringBuilder(header).append('\n');
    LocalDate day = LocalDate.of(2011, 1, 3);
    for (int i = 0; i < 120; i++, day = day.plusDays(1)) {
      if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
        continue;
      }
      for (int order = 0; order < 3; order++) {
        int customer = 100 + (i * 7 + order * 13) % 40;
        int quantity = 1 + (i + order) % 5;
        csv.append(
            "5%03d%d,SKU%d,%d,%s 1%d:00:00,%d.50,%d,Austria%n"
                .formatted(i, order, i % 9, quantity, day, order, 2 + i % 4, customer));
      }
    }
    csv.append("C999999,SKU1,-2,2011-03-01 10:00:00,2.50,101,Austria\n");
    csv.append("599998,SKU1,5,2011-03-01 10:00:00,0.00,,Austria\n");
    csv.append("599997,SKU1,900,2011-03-02 03:00:00,99.00,,Austria\n");
    csv.append("599995,SKU1,-7,2011-03-01 10:00:00,0.00,199,Austria\n");
    csv.append("A599996,B,1,2011-03-02 03:00:00,-5000.00,,Austria\n");
    return csv.toString();
  }

  @Test
  void theMadeUpShopBecomesAPage() throws IOException {
    String page = run(Optional.empty(), LogForm.unknown());
    assertThat(page)
        .contains("id=\"forecast\"", "id=\"parts\"", "id=\"segments\"", "id=\"findings\"")
        .contains("<svg", "prefers-color-scheme")
        .doesNotContain("NaN", "http://", "https://", "<script");
    assertThat(page)
        .contains("What the next months may bring")
        .doesNotContain("less than two years")
        .contains("1,401 of 1,463 order numbers were screened. Left out: 62 cancelled orders.")
        .contains("128 of 150 customers are in a group.");
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("forecast revenue", "in all");
  }

  @Test
  void aZippedOrderLogIsRecognised() throws IOException {
    Path file = folder.resolve("orders.csv.gz");
    String header = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
    try (Writer writer =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      writer.write(log(header));
    }
    String page = run(Optional.of(file), LogForm.unknown());
    assertThat(page)
        .contains("A tour through orders.csv.gz")
        .contains("314 lines: 310 sales, and of the other kinds each line counts once:")
        .contains("1 return worth 5", "1 stock write-off:", "1 gift at a price of zero")
        .contains("3 lines of any kind name no customer")
        .contains("1 accounting adjustment, left out everywhere.")
        .contains("314 order numbers: 312 orders, 1 credit note", "1 accounting adjustment.")
        .contains("310 of 314 order numbers were screened. Left out: 1 credit note or return,")
        .contains(" 1 stock write-off, 1 free of charge and 1 accounting adjustment.")
        .contains("Among the screened are 1 that")
        .contains("40 of 41 customers are in a group. Left out: 1 with returns or gifts only.")
        .contains("What the next weeks may bring", "less than two years of sales")
        .contains("Saturdays")
        .doesNotContain("NaN");
  }

  @Test
  void otherColumnNamesAreMapped() throws IOException {
    Path file = folder.resolve("orders.csv");
    Files.writeString(file, log("basket,what,n,moment,each,who,Country"));
    Map<Role, String> columns =
        Map.of(
            Role.ORDER, "basket",
            Role.PRODUCT, "what",
            Role.QUANTITY, "n",
            Role.TIME, "moment",
            Role.PRICE, "each",
            Role.CUSTOMER, "who");
    assertThat(run(Optional.of(file), LogForm.unknown().withColumns(columns)))
        .contains("A tour through orders.csv");
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Path file = folder.resolve("orders.csv");
    Files.writeString(file, "InvoiceNo,StockCode,Quantity,UnitPrice\n1,A,1,2.50\n");
    assertThatThrownBy(() -> run(Optional.of(file), LogForm.unknown()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("no column for customer, time")
        .hasMessageContaining("InvoiceNo")
        .hasMessageContaining("such as -Dcolumns=customer=CustomerID,time=InvoiceDate.");
    assertThat(folder.resolve("out")).isEmptyDirectory();
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("nothing.csv");
    assertThatThrownBy(() -> run(Optional.of(file), LogForm.unknown()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("nothing.csv");
  }

  @Test
  void aColumnHasOneRole() throws IOException {
    Path file = file("InvoiceNo,Kunde,Quantity,InvoiceDate,UnitPrice\n1,7,1,2011-01-03,2.50\n");
    LogForm form =
        LogForm.unknown().withColumns(Map.of(Role.CUSTOMER, "Kunde", Role.PRODUCT, "InvoiceNo"));
    assertThatThrownBy(() -> run(Optional.of(file), form))
        .hasMessageContaining("column 'InvoiceNo' would be both order and product")
        .hasMessageContaining("-Dcolumns=");
  }

  @Test
  void theLineOfWhatIsNoNumberIsTold() throws IOException {
    Path file =
        file(
            "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
                + "1,A,1,2011-01-03,2.50,7\n2,A\n3,A,1,2011-01-03,secret,7\n");
    assertThatThrownBy(() -> run(Optional.of(file), LogForm.unknown()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("column 'UnitPrice' cannot be the price: line 4 holds")
        .hasMessageContaining("-Dcolumns=price=")
        .hasMessageNotContaining("secret");
  }

  private static String european(String... fields) {
    fields[3] = fields[3].replaceAll("(\\d+)-(\\d+)-(\\d+) (\\d+:\\d+):\\d+", "$3.$2.$1 $4");
    fields[4] = fields[4].replace('.', ',');
    return String.join(";", fields);
  }

  @Test
  void aLogOfTheEuropeanKindIsRead() throws IOException {
    String csv =
        written()
            .lines()
            .map(line -> line.split(",", -1))
            .map(TourTest::european)
            .collect(Collectors.joining("\n"));
    assertThat(csv).contains("51182;SKU1;1;01.05.2011 12:00;4,50;112;Austria");
    assertThat(run(Optional.of(file(csv)), LogForm.unknown()))
        .contains("314 lines: 310 sales", "1 return worth 5", "from 2011-01-03");
  }

  @Test
  void whatIsNoTextIsToldFromTheCommandLine() throws IOException {
    Path binary = Files.write(folder.resolve("orders.xlsx"), new byte[] {'P', 'K', 3, 4, 0, 0, 1});
    assertThatThrownBy(() -> run(Optional.of(binary), LogForm.unknown()))
        .hasMessageContaining("orders.xlsx is not a file of text. Maybe save it as CSV first");
    Path empty = file("");
    assertThatThrownBy(() -> run(Optional.of(empty), LogForm.unknown()))
        .hasMessageContaining("orders.csv is empty. Maybe -Dorders should name another file.");
    Path blank = file("\n\n");
    assertThatThrownBy(() -> run(Optional.of(blank), LogForm.unknown()))
        .hasMessageContaining("is empty. Maybe -Dorders should name another file")
        .hasMessageNotContaining("withHeader");
  }

  @Test
  void anEarlierPageIsNotTakenForThisRuns() throws IOException {
    IOException trouble = new IOException("no room.");
    assertThat(Tour.stopped(trouble, folder)).isEqualTo("The tour stopped: no room.");
    Files.writeString(folder.resolve("index.html"), "earlier");
    assertThat(Tour.stopped(trouble, folder))
        .startsWith("The tour stopped: no room. The page ")
        .endsWith("index.html is that of an earlier run.");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("orders.csv"), text);
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  /** The same log as another shop writes it. */
  private static String written(String... replacements) {
    String csv = log("InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID,Country");
    for (int i = 0; i < replacements.length; i += 2) {
      csv = csv.replaceAll(replacements[i], replacements[i + 1]);
    }
    return csv;
  }

  @Test
  void lettersOfOtherIdsAreNoMarks() throws IOException {
    String page =
        run(Optional.of(file(written("(?m)^5", "A-", "(?m)^[AC]", "CO-"))), LogForm.unknown());
    assertThat(page).contains("1 return worth 5").doesNotContain("accounting adjustment");
  }

  @Test
  void whatIsAskedLiesInTheLog() throws IOException {
    String page =
        run(
            Optional.of(file(written("2011-", "2019-", ",Austria", "", ",Country", ""))),
            LogForm.unknown());
    assertThat(page)
        .contains("revenue by month in 2019", "How many orders came in April 2019?")
        .doesNotContain("2011", "countries");
  }

  @Test
  void anExportOfPandasIsRecognised() throws IOException {
    String csv =
        written(
            ",(\\d+),Austria",
            ",$1.0,Austria",
            "2011-0?(\\d+)-0?(\\d+) (\\d+:\\d+):\\d+",
            "$1/$2/2011 $3");
    String page =
        run(Optional.of(file(csv.replace("CustomerID", "Customer ID"))), LogForm.unknown());
    assertThat(page)
        .contains("3 lines of any kind name no customer", "id=\"segments\"")
        .contains("2011-01-03");
    assertThat(told()).contains("segment customers").doesNotContain("no customers here");
  }

  @Test
  void timesThatCanBeReadInTwoWaysAreAskedAbout() throws IOException {
    String csv =
        "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
            + "1,A,1,12/1/2010 8:26,2.50,7\n2,A,1,12/2/2010 8:26,2.50,8\n";
    assertThatThrownBy(() -> run(Optional.of(file(csv)), LogForm.unknown()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("column 'InvoiceDate' in orders.csv")
        .hasMessageContaining("can be read as d/M/yyyy H:mm or as M/d/yyyy H:mm")
        .hasMessageContaining("-DtimePattern=M/d/yyyy H:mm");
    assertThat(run(Optional.of(file(csv)), LogForm.unknown().withTimePattern("M/d/yyyy H:mm")))
        .contains("from 2010-12-01 to 2010-12-02");
    assertThat(run(Optional.of(file(csv)), LogForm.unknown().withTimePattern("d/M/yyyy H:mm")))
        .contains("from 2010-01-12 to 2010-02-12");
  }

  @Test
  void timesInNoKnownFormAreAskedAbout() throws IOException {
    String csv =
        "InvoiceNo,StockCode,Quantity,When,UnitPrice,CustomerID\n1,A,1,3 Jan 2011,2.50,7\n";
    LogForm form = LogForm.unknown().withColumns(Map.of(Role.TIME, "When"));
    assertThatThrownBy(() -> run(Optional.of(file(csv)), form))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("column 'When'")
        .hasMessageContaining("not all in one known form")
        .hasMessageContaining("-DtimePattern=");
    assertThat(run(Optional.of(file(csv)), form.withTimePattern("d MMM yyyy")))
        .contains("from 2011-01-03 to 2011-01-03");
    assertThatThrownBy(() -> run(Optional.of(file(csv)), form.withTimePattern("d.M.yyyy")))
        .hasMessageContaining("orders.csv has no order lines that can be read")
        .hasMessageContaining("column 'When' is not DATE");
  }

  @Test
  void anotherEncodingIsNamed() throws IOException {
    Path file = folder.resolve("orders.csv");
    Files.write(file, written("Austria", "Österreich").getBytes(Charset.forName("windows-1252")));
    assertThatThrownBy(() -> run(Optional.of(file), LogForm.unknown()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("line 2 of")
        .hasMessageContaining("Maybe name it, such as -Dcharset=windows-1252.");
    LogForm form = LogForm.unknown().withCharset(Charset.forName("windows-1252"));
    assertThat(run(Optional.of(file), form)).contains("Österreich");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 30, 100})
  void asMuchAsPossibleIsMadeOfSmallLogs(int lines) throws IOException {
    String csv = written().lines().limit(lines + 1L).collect(Collectors.joining("\n"));
    String page = run(Optional.of(file(csv)), LogForm.unknown());
    assertThat(page)
        .contains("id=\"forecast\"", "id=\"parts\"", "id=\"segments\"", "id=\"findings\"")
        .contains("id=\"questions\"", "What was our total revenue?")
        .doesNotContain("NaN", "Infinity", folder.toString());
    if (lines < 7) {
      assertThat(page).contains("too few days here to tell trend and season apart");
      assertThat(told()).contains("too few days here");
    }
  }

  @Test
  void aLogWithoutPurchasesIsStillShown() throws IOException {
    String csv =
        "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
            + "1,A,1,2011-01-03 10:00:00,0.00,\nC2,A,-2,2011-01-03 10:00:00,1.00,7\n";
    assertThat(run(Optional.of(file(csv)), LogForm.unknown()))
        .contains("There are no customers here to put into groups (No customer of the shop")
        .contains("There are too few orders here for one to stand out")
        .contains("1 return worth 2", "1 gift");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1,A,1,2011-01-03 10:00:00,2.50\n"})
  void aLogWithoutLinesSaysSo(String rows) throws IOException {
    Path file = file("InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n" + rows);
    assertThatThrownBy(() -> run(Optional.of(file), LogForm.unknown()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("orders.csv has no order lines");
    assertThat(folder.resolve("out")).isEmptyDirectory();
  }
}
