package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running pipeline is killed at 500 random moments: nothing is torn, lost or doubled. */
class PipelineKillIT {
  private static final int KILLS = 500;
  private static final int LANES = 2;
  private static final int LONGEST_MILLIS = 900;

  @TempDir private Path folder = Path.of("replaced");

  @Test
  void killedAtRandomMoments() {
    RunContext run = RunContext.defaults().withSeed(11).withParallelism(LANES);
    Parallel.forEach(run, LANES, lane -> lane(lane, run.random("kills", lane)));
  }

  private void lane(int lane, RandomGenerator random) {
    Path root = folder.resolve("lake" + lane);
    Lake lake = Lake.open(root).withRetention(2);
    int seen = -1;
    int next = 0;
    try {
      for (int kill = 0; kill < KILLS / LANES; kill++) {
        int done = killed(root, next, random.nextInt(LONGEST_MILLIS), next - 1);
        int shown = Moves.check(lake);
        assertThat(shown).as("kill %s", kill).isBetween(Math.max(seen, done), done + 1);
        seen = shown;
        next = done + 1;
        if (kill % 25 == 24) {
          Moves.pipeline(lake, next).run();
          Moves.checkComplete(lake, next);
          seen = next;
          next++;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the pipeline and kills it; gives the last step that it said was done. */
  private static int killed(Path root, int first, int millis, int before) throws IOException {
    Process process = Child.start(PipelineRunner.class, root, first, first + 100);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("ready");
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
      process.toHandle().destroyForcibly(); // unlike process, leaves what it said
      process.waitFor();
      int done = before;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        done = Integer.parseInt(line);
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
