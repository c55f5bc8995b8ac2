package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.testkit.RandomTables;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetWriterTest {
  private static final RunContext RUN = RunContext.defaults();

  @TempDir private Path folder = Path.of("replaced");

  private static void same(MemorySource source, Path folder) {
    for (String table : source.tables().keySet()) {
      Path file = folder.resolve(table + ".parquet");
      try (BatchReader rows = source.read(Query.from(table), RUN)) {
        assertThat(ParquetWriter.write(rows, file, RUN))
            .isEqualTo(Rows.of(source, Query.from(table)).size());
      }
    }
    try (ParquetSource written = ParquetSource.open(folder)) {
      assertThat(written.tables()).isEqualTo(source.tables());
      for (String table : source.tables().keySet()) {
        assertThat(Rows.of(written, Query.from(table)))
            .isEqualTo(Rows.of(source, Query.from(table)));
      }
    }
  }

  @Test
  void randomTablesComeBack() {
    for (int seed = 0; seed < 3; seed++) {
      same(RandomTables.of(seed, true), folder.resolve("tables" + seed));
    }
  }

  @Test
  void extremesComeBack() {
    Schema schema =
        Schema.of(
            new Field("l", DataType.LONG),
            new Field("d", DataType.DOUBLE),
            new Field("m0", DataType.decimal(0)),
            new Field("m18", DataType.decimal(18)),
            new Field("s", DataType.STRING),
            new Field("day", DataType.DATE),
            new Field("t", DataType.TIMESTAMP),
            new Field("b", DataType.BOOLEAN));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    BigDecimal most = BigDecimal.valueOf(999_999_999_999_999_999L);
    rows.add(
        List.of(
            Long.MIN_VALUE,
            -0.0,
            most,
            most.movePointLeft(18),
            "",
            LocalDate.EPOCH,
            Instant.parse("0001-01-01T00:00:00.000001Z"),
            true));
    rows.add(
        List.of(
            Long.MAX_VALUE,
            Double.MIN_VALUE,
            most.negate(),
            most.movePointLeft(18).negate(),
            "\uD83D\uDE00'\"\n",
            LocalDate.of(9999, 12, 31),
            Instant.EPOCH,
            false));
    rows.add(Arrays.asList(null, null, null, null, null, null, null, null));
    same(MemorySource.builder().rows("t", schema, rows).build(), folder);
  }

  @Test
  void oneWriterWritesManyFilesAndOutlivesAFailure() {
    MemorySource source = RandomTables.of(11, true);
    String table = source.tables().keySet().iterator().next();
    try (ParquetWriter writer = ParquetWriter.open(RUN)) {
      for (int file = 0; file < 3; file++) {
        try (BatchReader rows = source.read(Query.from(table), RUN)) {
          writer.write(rows, folder.resolve(file + ".parquet"));
        }
        try (BatchReader rows = source.read(Query.from(table), RUN)) {
          Path taken = folder.resolve(file + ".parquet/below");
          assertThatThrownBy(() -> writer.write(rows, taken))
              .isInstanceOf(DataAccessException.class);
        }
      }
    }
    for (int file = 0; file < 3; file++) {
      try (ParquetSource written = ParquetSource.open(folder.resolve(file + ".parquet"))) {
        assertThat(Rows.of(written, Query.from(String.valueOf(file))))
            .isEqualTo(Rows.of(source, Query.from(table)));
      }
    }
    assertThat(folder).isDirectoryNotContaining("glob:**.writing*");
  }

  @Test
  void noRowsAndManyRows() {
    Schema schema = Schema.of(new Field("n", DataType.LONG));
    List<List<Object>> many = new ArrayList<>();
    for (long n = 0; n < 10_000; n++) {
      many.add(List.of(n));
    }
    same(
        MemorySource.builder().rows("none", schema, List.of()).rows("many", schema, many).build(),
        folder);
  }

  /** Gives one batch and then fails. */
  private record Failing(BatchReader first, RuntimeException error) implements BatchReader {
    @Override
    public Schema schema() {
      return first.schema();
    }

    @Override
    public Optional<Batch> next() {
      return Optional.of(first.next().orElseThrow(() -> error));
    }

    @Override
    public void close() {
      first.close();
    }
  }

  @Test
  void aFileAppearsWholeOrNotAtAll() throws IOException {
    MemorySource source = RandomTables.of(1, true);
    String table = source.tables().keySet().iterator().next();
    Path file = folder.resolve("t.parquet");
    Files.writeString(file, "before");
    DataAccessException error = new DataAccessException("lost", null, true);
    try (BatchReader rows = new Failing(source.read(Query.from(table), RUN), error)) {
      assertThatThrownBy(() -> ParquetWriter.write(rows, file, RUN)).isSameAs(error);
    }
    RunContext cancelled = RunContext.defaults();
    cancelled.cancellation().cancel();
    try (BatchReader rows = source.read(Query.from(table), RUN)) {
      assertThatThrownBy(() -> ParquetWriter.write(rows, file, cancelled))
          .isInstanceOf(RunCancelledException.class);
    }
    assertThat(file).hasContent("before");
    assertThat(Ledger.names(folder)).containsExactly("t.parquet");
    try (BatchReader rows = source.read(Query.from(table), RUN)) {
      assertThatThrownBy(() -> ParquetWriter.write(rows, file.resolve("below.parquet"), RUN))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("could not be written")
          .hasMessageContaining("Maybe check");
    }
  }

  @Test
  void twoWritersOfOneFileDoNotDisturbEachOther() throws IOException {
    Schema schema = Schema.of(new Field("n", DataType.LONG));
    Path file = folder.resolve("n.parquet");
    MemorySource source =
        MemorySource.builder().rows("n", schema, List.of(List.of(1L), List.of(2L))).build();
    try (BatchReader rows = source.read(Query.from("n"), RUN)) {
      BatchReader whileOtherWrites =
          new BatchReader() {
            @Override
            public Schema schema() {
              return rows.schema();
            }

            @Override
            public Optional<Batch> next() {
              Optional<Batch> next = rows.next();
              try (BatchReader others = source.read(Query.from("n"), RUN)) {
                assertThat(ParquetWriter.write(others, file, RUN)).isEqualTo(2);
              }
              return next;
            }

            @Override
            public void close() {}
          };
      assertThat(ParquetWriter.write(whileOtherWrites, file, RUN)).isEqualTo(2);
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("n.parquet");
    }
    try (ParquetSource written = ParquetSource.open(file)) {
      assertThat(Rows.of(written, "n")).containsExactly(List.of(1L), List.of(2L));
    }
  }
}
