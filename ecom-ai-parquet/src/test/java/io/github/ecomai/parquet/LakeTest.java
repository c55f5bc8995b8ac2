package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakeTest {
  @TempDir private Path folder = Path.of("replaced");
  private Path parquet = Path.of("replaced");
  private Lake lake = Lake.open(Path.of("replaced"));

  @BeforeEach
  void open() {
    parquet = Ledger.parquet(folder);
    lake = Lake.open(folder.resolve("lake"));
  }

  private Path only(String below) throws IOException {
    try (var files = Files.list(lake.root().resolve(below))) {
      return files.sorted().findFirst().orElseThrow();
    }
  }

  @Test
  void aNewLakeIsEmpty() {
    assertThat(lake.version()).isZero();
    assertThat(lake.versions()).isEmpty();
    assertThatThrownBy(lake::prod)
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("no table yet")
        .hasMessageContaining("Maybe run a Pipeline");
    assertThat(lake.root()).doesNotExist();
  }

  @Test
  void aVersionIsReadThroughTheLakeAPathAndAUri() {
    assertThat(Ledger.next(lake, parquet)).isEqualTo(1);
    assertThat(Ledger.next(lake, parquet)).isEqualTo(2);
    assertThat(lake.versions()).containsExactly(1L, 2L);
    assertThat(Ledger.check(lake)).isEqualTo(2);
    Path prod = lake.root().resolve("prod");
    try (ParquetSource ours = lake.prod();
        ParquetSource byPath = ParquetSource.open(prod);
        ParquetSource raw = lake.read(Tier.RAW, RunContext.defaults())) {
      assertThat(Ledger.numbers(ours, "a")).containsExactly(1L, 2L, 3L);
      assertThat(Ledger.numbers(byPath, "a")).containsExactly(1L, 2L, 3L);
      assertThat(Ledger.numbers(raw, "b")).containsExactly(1L, 2L, 3L, 1L, 2L, 3L);
      assertThat(ours.tables().get("a")).isEqualTo(Ledger.SCHEMA);
    }
    assertThat(Ledger.names(lake.root().resolve(Leases.FOLDER))).isEmpty();
    assertThatThrownBy(() -> ParquetSource.open(lake.root()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("is a lake")
        .hasMessageContaining("prod");
  }

  @Test
  void ofTwoWritersOneWins() {
    Ledger.next(lake, parquet);
    try (LakeWriter slow = lake.write()) {
      Path file = slow.newFile(Tier.RAW, "c", "");
      Duck.write("SELECT 1::BIGINT AS n", file);
      slow.put(Tier.RAW, "c", Ledger.SCHEMA, List.of(slow.written(file, 1)));
      Ledger.next(lake, parquet);
      assertThatThrownBy(slow::publish)
          .isInstanceOfSatisfying(
              DataAccessException.class, e -> assertThat(e.retriable()).isTrue())
          .hasMessageContaining("changed by another writer: version 2 is there already")
          .hasMessageContaining("Maybe try again");
    }
    assertThat(Ledger.check(lake)).isEqualTo(2);
    assertThat(Files.exists(lake.root().resolve("raw/c"))).isTrue();
    assertThat(Ledger.names(lake.root().resolve("raw/c"))).isEmpty();
  }

  @Test
  void aSlowWriterCannotTakeANumberThatWasRemoved() {
    Lake brief = lake.withRetention(1);
    Ledger.next(brief, parquet);
    try (LakeWriter slow = brief.write()) {
      slow.mark("slow", "yes");
      for (int i = 0; i < 3; i++) {
        Ledger.next(brief, parquet);
        brief.clean();
      }
      assertThat(brief.versions()).as("2 is what it would take").containsExactly(1L, 2L, 4L);
      assertThatThrownBy(slow::publish).hasMessageContaining("version 2 is there already");
    }
    brief.clean();
    assertThat(brief.versions()).containsExactly(4L);
  }

  @Test
  void aWriterThatIsGivenUpLeavesNothing() {
    Ledger.next(lake, parquet);
    var before = Ledger.content(lake.root());
    try (LakeWriter writer = lake.write()) {
      Path file = writer.newFile(Tier.PROD, "a", "month=2026-02");
      Duck.write("SELECT 1::BIGINT AS n", file);
      writer.written(file, 1);
    }
    assertThat(Ledger.content(lake.root())).isEqualTo(before);
  }

  @Test
  void readersKeepTheirVersionWhenItIsRemoved() {
    Lake brief = lake.withRetention(1);
    Ledger.next(brief, parquet);
    try (ParquetSource first = brief.prod()) {
      for (int i = 0; i < 4; i++) {
        Ledger.next(brief, parquet);
        brief.clean();
      }
      assertThat(brief.versions()).as("the reader's and the newest").containsExactly(1L, 5L);
      assertThat(Ledger.names(lake.root().resolve("prod"))).hasSize(2);
      assertThat(Ledger.numbers(first, "a")).containsExactly(1L, 2L, 3L);
    }
    brief.clean();
    assertThat(Ledger.names(lake.root().resolve("prod"))).hasSize(1);
    assertThat(Ledger.names(lake.root().resolve("raw"))).hasSize(10);
    assertThat(Ledger.check(brief)).isEqualTo(5);
  }

  @Test
  void cleaningSparesWritersAndForeignFiles() throws IOException {
    Ledger.next(lake, parquet);
    try (LakeWriter writer = lake.write()) {
      Path file = writer.newFile(Tier.RAW, "c", "");
      Files.copy(parquet, file);
      Ledger.next(lake, parquet);
      Path foreign = Files.writeString(lake.root().resolve("raw/a/notes.txt"), "mine");
      Path orphan = lake.root().resolve("raw/a/000000001-77-0.parquet");
      Path future = lake.root().resolve("raw/a/000000009-77-0.parquet");
      Files.copy(parquet, orphan);
      Files.copy(parquet, future);
      lake.clean();
      assertThat(file).exists();
      assertThat(foreign).exists();
      assertThat(future).as("a file of a version whose manifest is lost").exists();
      assertThat(orphan).doesNotExist();
    }
  }

  @Test
  void truncatedSwappedMissingAndForeignFilesAreNamed() throws IOException {
    Ledger.next(lake, parquet);
    Path file = only("prod/a/month=2026-01");
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, bytes.length / 2, bytes.length - 1, bytes.length + 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      refused("has " + length + " bytes instead of " + bytes.length, file);
    }
    for (int at = 0; at < bytes.length; at++) {
      byte[] changed = bytes.clone();
      changed[at] ^= 1;
      Files.write(file, changed);
      refused("is damaged or another file", file);
    }
    Path other = folder.resolve("other.parquet");
    Duck.write("SELECT 3 - range::BIGINT AS n FROM range(3)", other);
    assertThat(Files.size(other)).as("same length").isEqualTo(bytes.length);
    Files.write(file, Files.readAllBytes(other));
    refused("is damaged or another file", file);
    Files.delete(file);
    refused("is missing", file);
    Files.write(file, bytes);
    assertThat(Ledger.check(lake)).isEqualTo(1);
  }

  private void refused(String message, Path file) {
    Lake again = Lake.open(lake.root());
    assertThatThrownBy(again::prod)
        .isInstanceOfSatisfying(DataAccessException.class, e -> assertThat(e.retriable()).isFalse())
        .hasMessageContaining(message)
        .hasMessageContaining(lake.root().relativize(file).toString());
    assertThatThrownBy(() -> lake.verify(RunContext.defaults())).hasMessageContaining(message);
  }

  @Test
  void everyChangedByteOfAManifestIsRefused() throws IOException {
    Ledger.next(lake, parquet);
    Path file = lake.manifestFile(1);
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 0; at < bytes.length; at++) {
      for (int bit : new int[] {1, 32, 128}) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) bit;
        assertThatThrownBy(() -> ManifestText.read(changed, "m"))
            .isInstanceOf(DataAccessException.class)
            .hasMessageContaining("Maybe restore");
      }
    }
    for (int length = 0; length < bytes.length; length++) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(lake::prod)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("000000001.manifest is not a complete manifest");
      assertThatThrownBy(() -> Ledger.next(lake, parquet)).isInstanceOf(DataAccessException.class);
    }
    Files.write(file, bytes);
    assertThat(Ledger.check(lake)).isEqualTo(1);
  }

  @Test
  void swappedManifestsAreRefused() throws IOException {
    Ledger.next(lake, parquet);
    Ledger.next(lake, parquet);
    Files.copy(lake.manifestFile(1), lake.manifestFile(3));
    assertThatThrownBy(lake::prod)
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("000000003.manifest is the manifest of version 1");
  }

  @Test
  void aNewerFormatAsksForAnUpdate() {
    String body = "ecom-ai-lake 2\nversion 1\nsomething new\n";
    byte[] newer = ManifestTextTest.framed(body);
    assertThatThrownBy(() -> ManifestText.read(newer, "m"))
        .isInstanceOf(DataAccessException.class)
        .hasMessage("m has format 2, but this library reads up to 1. Maybe update the library.");
  }

  @Test
  void aManifestCannotLeadOutOfTheLake() {
    for (String path :
        List.of(
            "../secret.parquet",
            "raw/../../etc/000000001-1-0.parquet",
            "/etc/000000001-1-0.parquet",
            "raw/a/x.parquet",
            "other/a/000000001-1-0.parquet")) {
      String body =
          "ecom-ai-lake 1\nversion 1\ntable raw 'a\ncolumn 'n LONG\nfile "
              + path
              + " 1 00000000 1\n";
      assertThatThrownBy(() -> ManifestText.read(ManifestTextTest.framed(body), "m"))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("holds what no manifest holds");
    }
  }

  @Test
  void aRetentionBelowOneIsMisuse() {
    assertThatThrownBy(() -> lake.withRetention(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("retention 0");
  }

  @Test
  void manyWritersAndReadersAtOnce() {
    int writers = 3;
    int each = 6;
    RunContext run = RunContext.defaults().withParallelism(writers + 2);
    Lake brief = lake.withRetention(1);
    Ledger.next(brief, parquet);
    AtomicInteger writing = new AtomicInteger(writers);
    Parallel.forEach(
        run,
        writers + 2,
        worker -> {
          if (worker < writers) {
            for (int i = 0; i < each; i++) {
              persist(brief);
            }
            writing.decrementAndGet();
          } else {
            readUntil(writing);
          }
        });
    assertThat(Ledger.check(brief)).isEqualTo(1 + writers * each);
    brief.clean();
    assertThat(Ledger.names(lake.root().resolve("raw"))).hasSize(2 * (1 + writers * each));
  }

  private void persist(Lake shared) {
    while (true) {
      try {
        Ledger.next(shared, parquet);
        shared.clean();
        return;
      } catch (DataAccessException e) {
        assertThat(e.retriable()).as(e.getMessage()).isTrue();
      }
    }
  }

  private void readUntil(AtomicInteger writing) {
    while (writing.get() > 0) {
      try (ParquetSource prod = Lake.open(lake.root()).prod()) {
        assertThat(Ledger.numbers(prod, "a")).containsExactly(1L, 2L, 3L);
      }
    }
  }
}
