package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A lake that holds one number in two tables of raw and one of prod, so that a mixture of versions
 * shows. Its files are real Parquet, made once and copied with another number of rows.
 */
final class Ledger {
  static final Schema SCHEMA = Schema.of(new Field("n", DataType.LONG));

  private Ledger() {}

  /** Publishes the next number: raw keeps one file for each, prod only the newest. */
  static long next(Lake lake, Path parquet) {
    try (LakeWriter writer = lake.write()) {
      long n = writer.base().version() + 1;
      for (String table : List.of("a", "b")) {
        TableState before = writer.table(Tier.RAW, table);
        List<LakeFile> files = new ArrayList<>(before == null ? List.of() : before.files());
        files.add(copy(writer, Tier.RAW, table, "", parquet));
        writer.put(Tier.RAW, table, SCHEMA, files);
      }
      LakeFile newest = copy(writer, Tier.PROD, "a", "month=2026-01", parquet);
      writer.put(Tier.PROD, "a", SCHEMA, List.of(newest));
      writer.mark("number", Long.toString(n));
      return writer.publish();
    }
  }

  private static LakeFile copy(
      LakeWriter writer, Tier tier, String table, String partition, Path parquet) {
    Path file = writer.newFile(tier, table, partition);
    try {
      Files.copy(parquet, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.written(file, 3);
  }

  /** A Parquet file of the rows 1, 2, 3. */
  static Path parquet(Path folder) {
    Path file = folder.resolve("three.parquet");
    Duck.write("SELECT range::BIGINT + 1 AS n FROM range(3)", file);
    return file;
  }

  /** The newest version, every file of it checked, and that its parts belong together. */
  static long check(Lake lake) {
    long version = lake.version();
    lake.verify(RunContext.defaults());
    if (version == 0) {
      return 0;
    }
    try (LakeWriter writer = lake.write()) {
      Manifest manifest = writer.base();
      long number = Long.parseLong(manifest.mark("number").orElseThrow());
      int a = manifest.table(Tier.RAW, "a").orElseThrow().files().size();
      int b = manifest.table(Tier.RAW, "b").orElseThrow().files().size();
      if (number != manifest.version() || a != number || b != number) {
        throw new AssertionError("a mixture: " + number + ", " + a + ", " + b);
      }
      return manifest.version();
    }
  }

  /** The next writer goes on as if nothing had happened, and nothing is left over. */
  static void goOn(Lake lake, long version, Path parquet) {
    Lake brief = lake.withRetention(1);
    assertThat(next(brief, parquet)).isEqualTo(version + 1);
    brief.clean();
    assertThat(check(brief)).isEqualTo(version + 1);
    assertThat(brief.versions()).endsWith(version + 1).hasSizeBetween(1, 3);
    assertThat(names(lake.root().resolve("raw"))).hasSize(2 * (int) (version + 1));
    assertThat(names(lake.root().resolve(Lake.VERSIONS))).hasSameSizeAs(brief.versions());
  }

  static List<Long> numbers(ParquetSource source, String table) {
    List<Long> numbers = new ArrayList<>();
    try (BatchReader reader = source.read(Query.from(table), RunContext.defaults())) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        for (int row = 0; row < next.get().rows(); row++) {
          numbers.add(next.get().longs("n").get(row));
        }
      }
    }
    return numbers;
  }

  /** All files below a folder with their bytes. */
  static TreeMap<String, String> content(Path root) {
    TreeMap<String, String> content = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        content.put(root.relativize(file).toString(), bytes);
      }
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TreeSet<String> names(Path root) {
    return new TreeSet<>(content(root).keySet());
  }
}
