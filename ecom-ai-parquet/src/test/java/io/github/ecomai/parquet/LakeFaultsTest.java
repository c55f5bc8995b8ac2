package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of the protocol fails once, in every way: a clear error or a complete result. */
class LakeFaultsTest {
  @TempDir private Path folder = Path.of("replaced");
  private Path parquet = Path.of("replaced");
  private int lakes;

  @BeforeEach
  void prepare() {
    parquet = Ledger.parquet(folder);
  }

  /** Publishes, cleans up and reads. */
  private long work(Lake lake) {
    long version = Ledger.next(lake, parquet);
    lake.clean();
    lake.verify(RunContext.defaults());
    return version;
  }

  private Path lakeOf(int versions) {
    Path root = folder.resolve("lake" + lakes++);
    for (int i = 0; i < versions; i++) {
      Ledger.next(Lake.open(root, StepFiles.sound()), parquet);
    }
    return root;
  }

  private int steps(int versions) {
    StepFiles files = StepFiles.sound();
    work(Lake.open(lakeOf(versions), files).withRetention(1));
    return files.steps.size();
  }

  private void everyStepFails(int versions, StepFiles.Moment moment, IOException error) {
    int steps = steps(versions);
    assertThat(steps).isGreaterThan(30);
    for (int step = 0; step < steps; step++) {
      Path root = lakeOf(versions);
      StepFiles files = StepFiles.failing(step, moment, error);
      Lake lake = Lake.open(root, files).withRetention(1);
      try {
        assertThat(work(lake)).isEqualTo(versions + 1);
      } catch (DataAccessException e) {
        assertThat(e).hasMessageContaining("lake ").hasMessageContaining("Maybe");
      } catch (RuntimeException e) {
        fail("step " + step + ", " + files.steps.get(step), e);
      }
      long found = Ledger.check(Lake.open(root, StepFiles.sound()));
      assertThat(found).as("after step %s failed", step).isBetween(versions + 0L, versions + 1L);
      Ledger.goOn(Lake.open(root, StepFiles.sound()), found, parquet);
    }
  }

  @Test
  void errorsBeforeAStep() {
    everyStepFails(2, StepFiles.Moment.BEFORE, new IOException("planted"));
  }

  @Test
  void errorsAfterAStep() {
    everyStepFails(2, StepFiles.Moment.AFTER, new IOException("planted"));
  }

  @Test
  void shortWrites() {
    everyStepFails(2, StepFiles.Moment.WITHIN, new IOException("planted"));
  }

  @Test
  void theFirstVersionOfALake() {
    everyStepFails(0, StepFiles.Moment.BEFORE, new IOException("planted"));
    everyStepFails(0, StepFiles.Moment.AFTER, new IOException("planted"));
  }

  @Test
  void aFullDiskSaysSo() {
    String reason = "No space left on device";
    everyStepFails(1, StepFiles.Moment.BEFORE, new FileSystemException("f", null, reason));
    everyStepFails(1, StepFiles.Moment.WITHIN, new IOException(reason));
    Lake lake = Lake.open(lakeOf(1), full(reason));
    assertThatThrownBy(() -> Ledger.next(lake, parquet))
        .isInstanceOfSatisfying(DataAccessException.class, e -> assertThat(e.retriable()).isTrue())
        .hasMessageContaining("the disk is full. Maybe free space");
  }

  private static StepFiles full(String reason) {
    return new StepFiles(
        (step, moment) -> {
          if (moment == StepFiles.Moment.WITHIN) {
            throw new IOException(reason);
          }
        });
  }

  @Test
  void aReadOnlyDirectoryCanBeReadButNotWritten() {
    Path root = lakeOf(1);
    for (IOException error :
        List.of(
            new AccessDeniedException("x"),
            new FileSystemException("x", null, "Read-only file system"))) {
      Lake lake = Lake.open(root, readOnly(error));
      try (ParquetSource prod = lake.prod()) {
        assertThat(Ledger.numbers(prod, "a")).containsExactly(1L, 2L, 3L);
      }
      assertThatThrownBy(() -> Ledger.next(lake, parquet))
          .isInstanceOfSatisfying(
              DataAccessException.class, e -> assertThat(e.retriable()).isFalse())
          .hasMessageContaining("it is read-only here. Maybe check the rights");
    }
  }

  /** Refuses whatever would change something. */
  private static LakeFiles readOnly(IOException error) {
    StepFiles[] files = new StepFiles[1];
    files[0] =
        new StepFiles(
            (step, moment) -> {
              if (!StepFiles.LOOKS.contains(files[0].steps.get(step))) {
                throw error;
              }
            });
    return files[0];
  }

  @Test
  void aLockFolderThatIsAFileIsAClearError() throws IOException {
    Path root = lakeOf(1);
    for (String name : Ledger.names(root.resolve(Leases.FOLDER))) {
      Files.delete(root.resolve(Leases.FOLDER).resolve(name));
    }
    Files.delete(root.resolve(Leases.FOLDER));
    Files.writeString(root.resolve(Leases.FOLDER), "not a folder");
    assertThatThrownBy(() -> Lake.open(root).prod())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("could not be read: FileAlreadyExistsException");
  }
}
