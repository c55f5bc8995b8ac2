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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourTest {
  @TempDir private Path folder = Path.of("replaced");
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private String run(Optional<Path> orders, Map<Role, String> columns) throws IOException {
    Options options = new Options(orders, columns, folder.resolve("out"));
    Path page = Tour.run(options, new PrintStream(told, true, StandardCharsets.UTF_8));
    assertThat(page).isEqualTo(folder.resolve("out/index.html"));
    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**index.html");
    try (var files = Files.list(folder.resolve("out"))) {
      assertThat(files).as("nothing unfinished is left").hasSize(1);
    }
    return Files.readString(page);
  }

  /**
   * 120 days without Saturdays: three orders a day, a return, a gift, a stranger, an adjustment.
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
    csv.append("A599996,B,1,2011-03-02 03:00:00,-5000.00,,Austria\n");
    return csv.toString();
  }

  @Test
  void theMadeUpShopBecomesAPage() throws IOException {
    String page = run(Optional.empty(), Map.of());
    assertThat(page)
        .contains("id=\"forecast\"", "id=\"parts\"", "id=\"segments\"", "id=\"findings\"")
        .contains("<svg", "prefers-color-scheme")
        .doesNotContain("NaN", "http://", "https://", "<script");
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
    String page = run(Optional.of(file), Map.of());
    assertThat(page)
        .contains("A tour through orders.csv.gz")
        .contains("1 line is a return worth 5")
        .contains("3 lines name no customer")
        .contains("2 lines have a price of zero or less")
        .contains("1 line is an accounting adjustment")
        .contains("SATURDAY")
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
    assertThat(run(Optional.of(file), columns)).contains("A tour through orders.csv");
  }

  @Test
  void aMissingColumnIsNamed() throws IOException {
    Path file = folder.resolve("orders.csv");
    Files.writeString(file, "InvoiceNo,StockCode,Quantity,UnitPrice\n1,A,1,2.50\n");
    assertThatThrownBy(() -> run(Optional.of(file), Map.of()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("no column for customer, time")
        .hasMessageContaining("InvoiceNo")
        .hasMessageContaining("Maybe name it");
    assertThat(folder.resolve("out")).isEmptyDirectory();
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("nothing.csv");
    assertThatThrownBy(() -> run(Optional.of(file), Map.of()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("nothing.csv");
  }
}
