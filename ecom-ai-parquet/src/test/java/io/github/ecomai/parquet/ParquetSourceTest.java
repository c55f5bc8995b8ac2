package io.github.ecomai.parquet;

import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.truncate;
import static io.github.ecomai.source.Predicate.eq;
import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.SortKey.asc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSourceTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final String ORDERS =
      "SELECT i::BIGINT AS order_id, ['DE','FR'][1 + i % 2] AS country,"
          + " (i * 1.25)::DECIMAL(18,4) AS total FROM range(10) r(i)";

  @TempDir private Path folder = Path.of("replaced");

  private static List<List<@Nullable Object>> rows(ParquetSource source, Query query) {
    return rows(source, query, RUN);
  }

  private static List<List<@Nullable Object>> rows(
      ParquetSource source, Query query, RunContext run) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (BatchReader reader = source.read(query, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        for (int row = 0; row < batch.rows(); row++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int c = 0; c < batch.schema().fields().size(); c++) {
            values.add(batch.column(c).value(row));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  @Test
  void aFileIsATable() {
    Duck.write(ORDERS, folder.resolve("orders.parquet"));
    try (ParquetSource source = ParquetSource.open(folder.resolve("orders.parquet"))) {
      assertThat(source.tables().keySet()).containsExactly("orders");
      Query query =
          Query.from("orders")
              .where(eq("country", "DE"))
              .groupBy("country")
              .measures(count().as("n"), sum(col("total")).as("total"));
      assertThat(source.plan(query).isComplete()).isTrue();
      assertThat(rows(source, query)).containsExactly(List.of("DE", 5L, new BigDecimal("25.0000")));
      assertThat(source.sql(query, RUN)).contains("WHERE \"country\" = 'DE'");
    }
  }

  @Test
  void aFolderOfPartitionsIsATable() throws IOException {
    for (String month : List.of("2026-01", "2026-02")) {
      Path part = folder.resolve("lake/orders/month=" + month);
      Files.createDirectories(part);
      Duck.write(ORDERS, part.resolve("part-0.parquet"));
    }
    Duck.write("SELECT 1::BIGINT AS region_id", folder.resolve("lake/regions.parquet"));
    try (ParquetSource source = ParquetSource.open(folder.resolve("lake"))) {
      assertThat(source.tables().keySet()).containsExactly("orders", "regions");
      Query query =
          Query.from("orders").groupBy("month").measures(count().as("n")).orderBy(asc("month"));
      assertThat(rows(source, query))
          .containsExactly(List.of("2026-01", 10L), List.of("2026-02", 10L));
    }
  }

  @Test
  void everyTypeArrives() {
    Duck.write(
        "SELECT true AS b, 7::TINYINT AS i8, 7::UINTEGER AS u32, 1.5::FLOAT AS f, 2.5::DOUBLE AS d,"
            + " 1.25::DECIMAL(9,2) AS m, 'ä\uD83D\uDE00' AS s, DATE '2024-02-29' AS day,"
            + " TIMESTAMP '2026-03-29 00:30:00.123456' AS ts,"
            + " TIMESTAMPTZ '2026-03-29 02:30:00+02' AS tz, [1, 2] AS list,"
            + " 1::DECIMAL(38,2) AS big"
            + " UNION ALL SELECT NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL",
        folder.resolve("all.parquet"));
    try (ParquetSource source = ParquetSource.open(folder)) {
      assertThat(source.tables().get("all"))
          .isEqualTo(
              Schema.of(
                  new Field("b", DataType.BOOLEAN),
                  new Field("i8", DataType.LONG),
                  new Field("u32", DataType.LONG),
                  new Field("f", DataType.DOUBLE),
                  new Field("d", DataType.DOUBLE),
                  new Field("m", DataType.decimal(2)),
                  new Field("s", DataType.STRING),
                  new Field("day", DataType.DATE),
                  new Field("ts", DataType.TIMESTAMP),
                  new Field("tz", DataType.TIMESTAMP)));
      assertThat(source.skipped().keySet()).containsExactly("all.big", "all.list");
      assertThat(rows(source, Query.from("all").orderBy(asc("b"))))
          .containsExactly(
              List.of(
                  true,
                  7L,
                  7L,
                  1.5,
                  2.5,
                  new BigDecimal("1.25"),
                  "ä\uD83D\uDE00",
                  LocalDate.of(2024, 2, 29),
                  Instant.parse("2026-03-29T00:30:00.123456Z"),
                  Instant.parse("2026-03-29T00:30:00Z")),
              Arrays.asList(null, null, null, null, null, null, null, null, null, null));
    }
  }

  @Test
  void aDayIsTheShopsDay() {
    Duck.write("SELECT TIMESTAMP '2026-01-01 23:30:00' AS ts", folder.resolve("t.parquet"));
    Query query = Query.from("t").select(truncate(col("ts"), CalendarUnit.DAY).as("day"));
    try (ParquetSource source = ParquetSource.open(folder)) {
      assertThat(rows(source, query)).containsExactly(List.of(LocalDate.of(2026, 1, 1)));
      RunContext berlin = RUN.withZone(ZoneId.of("Europe/Berlin"));
      assertThat(rows(source, query, berlin)).containsExactly(List.of(LocalDate.of(2026, 1, 2)));
      RunContext offset = RUN.withZone(ZoneId.of("+05:30"));
      assertThat(rows(source, query, offset)).containsExactly(List.of(LocalDate.of(2026, 1, 2)));
    }
  }

  @Test
  void filesWithDifferentColumnsAreReported() throws IOException {
    Path table = Files.createDirectory(folder.resolve("orders"));
    Duck.write("SELECT 1::BIGINT AS id, 'x' AS status", table.resolve("a.parquet"));
    Duck.write("SELECT 1.5::DOUBLE AS id", table.resolve("b.parquet"));
    assertThatThrownBy(() -> ParquetSource.open(folder))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("different columns")
        .hasMessageContaining("'id'")
        .hasMessageContaining("'status'")
        .hasMessageContaining("a.parquet")
        .hasMessageContaining("b.parquet");
  }

  @Test
  void truncatedAndForeignFilesAreNamed() throws IOException {
    Path whole = folder.resolve("whole.parquet");
    Duck.write(ORDERS, whole);
    byte[] bytes = Files.readAllBytes(whole);
    for (int length : new int[] {0, 3, 11, bytes.length / 2, bytes.length - 1}) {
      Path cut = Files.createDirectories(folder.resolve("cut" + length)).resolve("t.parquet");
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> ParquetSource.open(cut))
          .as("%s bytes", length)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("Parquet");
    }
    Path foreign = Files.createDirectory(folder.resolve("foreign")).resolve("x.parquet");
    Files.writeString(foreign, "order_id,total\n1,2\n".repeat(100));
    assertThatThrownBy(() -> ParquetSource.open(foreign))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("not complete Parquet")
        .hasMessageContaining("x.parquet");
  }

  @Test
  void aDamagedPageNeverGivesAWrongLength() throws IOException {
    Path file = folder.resolve("t.parquet");
    Duck.write("SELECT i, md5(i::VARCHAR) AS h FROM range(20000) r(i)", file);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 2000, 6000, (byte) 0x5A);
    Files.write(file, bytes);
    try (ParquetSource source = ParquetSource.open(folder)) {
      assertThatThrownBy(() -> rows(source, Query.from("t")))
          .isInstanceOf(DataAccessException.class);
    }
  }

  @Test
  void nothingToOpenSaysSo() {
    assertThatThrownBy(() -> ParquetSource.open(folder))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("no .parquet file");
    assertThatThrownBy(() -> ParquetSource.open(folder.resolve("missing")))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("there is no");
  }

  @Test
  void noPathLeadsOut() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Duck.write(ORDERS, outside.resolve("secret.parquet"));
    Path lake = Files.createDirectory(folder.resolve("lake"));
    Duck.write(ORDERS, lake.resolve("orders.parquet"));
    try (ParquetSource source = ParquetSource.open(lake)) {
      String path = outside.resolve("secret.parquet").toString();
      assertThatThrownBy(() -> source.read(Query.from(path), RUN)).hasMessageContaining("no table");
    }
    Files.createSymbolicLink(lake.resolve("link.parquet"), outside.resolve("secret.parquet"));
    assertThatThrownBy(() -> ParquetSource.open(lake))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("leads out of");
  }

  @Test
  void namesMayHoldQuotes() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("it's a \"lake\""));
    Duck.run(
        "COPY (SELECT 1::BIGINT AS \"a\"\"b'c\") TO '"
            + odd.toString().replace("'", "''")
            + "/or''d\"ers.parquet' (FORMAT PARQUET)");
    try (ParquetSource source = ParquetSource.open(odd)) {
      assertThat(rows(source, Query.from("or'd\"ers"))).containsExactly(List.of(1L));
    }
  }

  @Test
  void hostileTextIsOnlyText() {
    Duck.write(ORDERS, folder.resolve("orders.parquet"));
    try (ParquetSource source = ParquetSource.open(folder)) {
      for (String text : List.of("'; DROP VIEW orders; --", "a\0b", "\\'", "\uD83D\uDE00", "")) {
        assertThat(rows(source, Query.from("orders").where(eq("country", text)))).isEmpty();
      }
    }
  }

  @Test
  void closingEndsReadersAndIsIdempotent() {
    Duck.write("SELECT i FROM range(1000000) r(i)", folder.resolve("t.parquet"));
    ParquetSource source = ParquetSource.open(folder);
    BatchReader reader = source.read(Query.from("t"), RUN);
    assertThat(reader.next()).isPresent();
    source.close();
    source.close();
    assertThatThrownBy(reader::next)
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> source.read(Query.from("t"), RUN))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("closed");
    reader.close();
  }

  @Test
  void foldersOfDifferentKeysAreReported() throws IOException {
    for (String part : List.of("month=1", "year=2", "year=3")) {
      Path file = Files.createDirectories(folder.resolve("o").resolve(part)).resolve("p.parquet");
      Duck.write(ORDERS, file);
    }
    assertThatThrownBy(() -> ParquetSource.open(folder))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("the files of table 'o'")
        .hasMessageContaining("different keys: [month] above p.parquet and [year] above p.parquet")
        .hasMessageContaining("Maybe move");
  }

  @Test
  void aFileBesideFoldersOfKeysIsReported() throws IOException {
    Path part = Files.createDirectories(folder.resolve("o/month=1"));
    Duck.write(ORDERS, part.resolve("a.parquet"));
    Duck.write(ORDERS, folder.resolve("o/b.parquet"));
    assertThatThrownBy(() -> ParquetSource.open(folder))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("different keys: [] above b.parquet and [month] above a.parquet");
  }

  @Test
  void infiniteDatesAndTimesAreNull() {
    Duck.write(
        "SELECT 1 AS id, 'infinity'::TIMESTAMP AS ts, 'infinity'::TIMESTAMPTZ AS tz,"
            + " '-infinity'::DATE AS day, 'infinity' AS word"
            + " UNION ALL SELECT 2, '2026-01-02'::TIMESTAMP, '2026-01-02 00:00:00+00'::TIMESTAMPTZ,"
            + " '2026-01-02'::DATE, 'finite'",
        folder.resolve("t.parquet"));
    Instant second = Instant.parse("2026-01-02T00:00:00Z");
    try (ParquetSource source = ParquetSource.open(folder)) {
      assertThat(rows(source, Query.from("t").orderBy(asc("id"))))
          .containsExactly(
              Arrays.asList(1L, null, null, null, "infinity"),
              List.of(2L, second, second, LocalDate.of(2026, 1, 2), "finite"));
      Query late = Query.from("t").where(gt("ts", Instant.parse("2020-01-01T00:00:00Z")));
      assertThat(rows(source, late.select("id"))).containsExactly(List.of(2L));
      Query count = Query.from("t").totals(count(col("day")).as("days"));
      assertThat(rows(source, count)).containsExactly(List.of(1L));
    }
  }

  @Test
  void theProviderOpensByUri() {
    Duck.write(ORDERS, folder.resolve("orders.parquet"));
    ParquetProvider provider = new ParquetProvider();
    URI uri = URI.create("parquet:" + folder);
    try (var source = provider.open(uri, RUN)) {
      assertThat(source.tables().keySet()).containsExactly("orders");
    }
    assertThatThrownBy(() -> provider.open(URI.create("parquet:%20"), RUN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
