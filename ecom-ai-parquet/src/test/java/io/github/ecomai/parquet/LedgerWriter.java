package io.github.ecomai.parquet;

import java.nio.file.Path;

/** Publishes one version, and dies in the midst: at a step of the protocol. */
public final class LedgerWriter {
  private static final int DEAD = 3;

  private LedgerWriter() {}

  /**
   * Runs in a JVM of its own.
   *
   * @param args the lake, the Parquet file, the step at which to die, and the moment
   */
  public static void main(String[] args) {
    int last = Integer.parseInt(args[2]);
    StepFiles.Moment at = StepFiles.Moment.valueOf(args[3]);
    StepFiles files =
        new StepFiles(
            (step, moment) -> {
              if (step == last && moment == at) {
                Runtime.getRuntime().halt(DEAD);
              }
            });
    Lake lake = Lake.open(Path.of(args[0]), files).withRetention(1);
    Ledger.next(lake, Path.of(args[1]));
    lake.clean();
  }
}
