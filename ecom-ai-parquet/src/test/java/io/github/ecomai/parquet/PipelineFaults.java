package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.ecomai.error.DataAccessException;
import java.io.IOException;
import java.nio.file.Path;

/** Lets steps of a run fail, each in a lake of its own that has seen one run before. */
final class PipelineFaults {
  private static final int BEFORE = 1;
  private static final int NOW = 4;

  private final Path folder;
  private int lakes;

  PipelineFaults(Path folder) {
    this.folder = folder;
  }

  private Path lake() {
    Path root = folder.resolve("lake" + lakes++);
    Moves.pipeline(Lake.open(root, StepFiles.sound()), BEFORE).run();
    return root;
  }

  int steps() {
    StepFiles files = StepFiles.sound();
    Moves.pipeline(Lake.open(lake(), files).withRetention(1), NOW).run();
    return files.steps.size();
  }

  void everyStepFails(StepFiles.Moment moment, int stride, IOException error) {
    int steps = steps();
    for (int step = 0; step < steps; step += stride) {
      Path root = lake();
      StepFiles files = StepFiles.failing(step, moment, error);
      try {
        Moves.pipeline(Lake.open(root, files).withRetention(1), NOW).run();
      } catch (DataAccessException e) {
        assertThat(e).hasMessageContaining("lake ").hasMessageContaining("Maybe");
      } catch (RuntimeException e) {
        fail("step " + step + ", " + files.steps.get(step), e);
      }
      Lake lake = Lake.open(root, StepFiles.sound()).withRetention(1);
      assertThat(Moves.check(lake)).as("after step %s failed", step).isIn(BEFORE, NOW);
      Moves.pipeline(lake, NOW).run();
      Moves.checkComplete(lake, NOW);
      assertThat(Moves.pipeline(lake, NOW).run().isUnchanged()).isTrue();
    }
  }
}
