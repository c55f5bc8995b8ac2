package io.github.ecomai.parquet;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of a whole run fails once. */
class PipelineFaultsIT {
  @TempDir private Path folder = Path.of("replaced");

  @Test
  void errorsBeforeAStep() {
    new PipelineFaults(folder)
        .everyStepFails(StepFiles.Moment.BEFORE, 1, new IOException("planted"));
  }

  @Test
  void errorsAfterAStep() {
    new PipelineFaults(folder)
        .everyStepFails(StepFiles.Moment.AFTER, 1, new IOException("planted"));
  }

  @Test
  void aFullDisk() {
    new PipelineFaults(folder)
        .everyStepFails(StepFiles.Moment.WITHIN, 1, new IOException("No space left on device"));
  }
}
