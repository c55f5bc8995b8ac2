package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.ecomai.error.DataAccessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Lets steps of a run fail, each in a lake of its own that has seen one run before. */
final class PipelineFaults {
  private static final int BEFORE = 1;
  private static final int NOW = 4;

  private final Path folder;
  private int lakes;

  PipelineFaults(Path folder) {
    this.folder = folder;
  }

  /** A lake after one run: the first is made, the others are its copies. */
  private Path lake() {
    Path first = folder.resolve("lake0");
    if (lakes == 0) {
      Moves.pipeline(Lake.open(first, StepFiles.sound()), BEFORE).run();
    }
    Path root = folder.resolve("lake" + ++lakes);
    try (Stream<Path> files = Files.walk(first)) {
      for (Path file : files.toList()) {
        Files.copy(file, root.resolve(first.relativize(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    }
  }
}
