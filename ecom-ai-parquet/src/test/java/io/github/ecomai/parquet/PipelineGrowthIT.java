package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw grows by a file in each run; many of them become one. */
class PipelineGrowthIT {
  private static final int STEPS = 60;

  @TempDir private Path folder = Path.of("replaced");

  @Test
  void manyRuns() {
    Lake lake = Lake.open(folder.resolve("lake"), StepFiles.sound()).withRetention(1);
    for (int step = 0; step < STEPS; step++) {
      Moves.pipeline(lake, step).run();
    }
    Moves.checkComplete(lake, STEPS - 1);
    assertThat(Ledger.names(lake.root().resolve("raw/a"))).hasSizeBetween(5, 15);
  }
}
