package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writing process is killed at every step; readers and the next writer do not notice. */
class LakeKillTest {
  private static final int VERSIONS = 2;

  @TempDir private Path folder = Path.of("replaced");

  /** A process that will die at a step of writing into a lake of its own. */
  private record Victim(Process process, Path root, int step) {}

  @Test
  void killedAtEveryStep() throws IOException, InterruptedException {
    Path parquet = Ledger.parquet(folder);
    StepFiles all = StepFiles.sound();
    Lake rehearsal = Lake.open(lake("rehearsal", parquet), all).withRetention(1);
    Ledger.next(rehearsal, parquet);
    rehearsal.clean();
    assertThat(all.steps).contains("lock", "create", "link", "force", "delete", "unlock");
    List<Victim> victims = new ArrayList<>();
    for (int step = 0; step < all.steps.size(); step++) {
      if (StepFiles.LOOKS.contains(all.steps.get(step))) {
        continue; // the same as being killed before the step that follows
      }
      victims.add(start(step, StepFiles.Moment.BEFORE, parquet));
      if (all.steps.get(step).equals("create")) {
        victims.add(start(step, StepFiles.Moment.WITHIN, parquet));
      }
      if (victims.size() >= 3) {
        check(victims.remove(0), parquet);
      }
    }
    for (Victim victim : victims) {
      check(victim, parquet);
    }
  }

  private Path lake(String name, Path parquet) {
    Path root = folder.resolve(name);
    for (int i = 0; i < VERSIONS; i++) {
      Ledger.next(Lake.open(root, StepFiles.sound()), parquet);
    }
    return root;
  }

  private Victim start(int step, StepFiles.Moment moment, Path parquet) throws IOException {
    Path root = lake("lake" + step + moment, parquet);
    return new Victim(Child.start(LedgerWriter.class, root, parquet, step, moment), root, step);
  }

  private static void check(Victim victim, Path parquet) throws InterruptedException {
    assertThat(victim.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(victim.process().exitValue()).as("killed at step %s", victim.step()).isEqualTo(3);
    Lake lake = Lake.open(victim.root(), StepFiles.sound());
    long found = Ledger.check(lake);
    assertThat(found).isBetween(VERSIONS + 0L, VERSIONS + 1L);
    Ledger.goOn(lake, found, parquet);
    assertThat(Ledger.names(victim.root().resolve(Leases.FOLDER))).isEmpty();
  }

  @Test
  void aReaderInAnotherProcessKeepsItsVersion() throws IOException, InterruptedException {
    Path parquet = Ledger.parquet(folder);
    Path root = lake("held", parquet);
    Process reader = Child.start(LedgerReader.class, root);
    assertThat(reader.getInputStream().read()).isEqualTo('r');
    Lake lake = Lake.open(root).withRetention(1);
    Ledger.next(lake, parquet);
    Ledger.next(lake, parquet);
    lake.clean();
    assertThat(lake.versions()).containsExactly(2L, 4L);
    assertThat(Ledger.names(root.resolve("prod"))).as("the reader's and the newest").hasSize(2);
    reader.destroyForcibly().waitFor();
    lake.clean();
    assertThat(Ledger.names(root.resolve("prod"))).hasSize(1);
    assertThat(Ledger.names(root.resolve(Leases.FOLDER))).isEmpty();
  }

  /** Also after this process has cleaned up, which must not touch the locks of its own readers. */
  @Test
  void aReaderOfThisProcessIsSeenByOthers() throws IOException, InterruptedException {
    Path parquet = Ledger.parquet(folder);
    Path root = lake("seen", parquet);
    Lake lake = Lake.open(root).withRetention(1);
    try (ParquetSource prod = lake.prod()) {
      lake.clean();
      for (int i = 0; i < 2; i++) {
        Process writer = Child.start(LedgerWriter.class, root, parquet, -1, "BEFORE");
        assertThat(writer.waitFor()).isZero();
      }
      assertThat(lake.versions()).as("the reader's and the newest").containsExactly(2L, 4L);
      assertThat(Ledger.numbers(prod, "a")).containsExactly(1L, 2L, 3L);
    }
    lake.clean();
    assertThat(lake.versions()).containsExactly(4L);
  }
}
