package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some steps of a whole run fail; {@link PipelineFaultsIT} lets every step fail. */
class PipelineFaultsTest {
  private static final int SOME = 29;

  @TempDir private Path folder = Path.of("replaced");

  @Test
  void afterAFaultTheNextRunGoesOn() {
    new PipelineFaults(folder)
        .everyStepFails(StepFiles.Moment.BEFORE, SOME, new IOException("planted"));
  }

  @Test
  void theStepsOfARunAreKnown() {
    assertThat(new PipelineFaults(folder).steps()).isGreaterThan(100);
  }
}
