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
  private static final int IN_ONE_LAKE = 25;
  private static final int LANES = 2;
  private static final int LONGEST_MILLIS = 900;

  @TempDir private Path folder = Path.of("replaced");

  @Test
  void killedAtRandomMoments() {
    RunContext run = RunContext.defaults().withSeed(11).withParallelism(LANES);
    Parallel.forEach(run, LANES, lane -> lane(lane, run.random("kills", lane)));
  }

  private void lane(int lane, RandomGenerator random) {
    for (int kill = 0; kill < KILLS / LANES; kill += IN_ONE_LAKE) {
      try {
        oneLake(folder.resolve("lake" + lane + "-" + kill), random);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void oneLake(Path root, RandomGenerator random) throws IOException {
    Lake lake = Lake.open(root).withRetention(2);
    int seen = -1;
    int next = 0;
    for (int kill = 0; kill < IN_ONE_LAKE; kill++) {
      int done = killed(root, next, random.nextInt(LONGEST_MILLIS));
      int shown = Moves.check(lake);
      assertThat(shown).as("kill %s", kill).isBetween(Math.max(seen, done), done + 1);
      seen = shown;
      next = done + 1;
    }
    Moves.pipeline(lake, next).run();
    Moves.checkComplete(lake, next);
  }

  /** Starts the pipeline and kills it; gives the last step that it said was done. */
  private static int killed(Path root, int first, int millis) throws IOException {
    Process process = Child.start(PipelineRunner.class, root, first, first + 100);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("ready");
      assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
      process.toHandle().destroyForcibly(); // unlike process, leaves what it said
      process.waitFor();
      int done = first - 1;
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
