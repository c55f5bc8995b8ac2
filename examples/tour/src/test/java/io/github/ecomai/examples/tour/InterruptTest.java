package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ends the tour from outside, at a moment that its own output or files tell. */
class InterruptTest {
  private static final String EARLIER = "<!doctype html><title>of yesterday</title>";

  @TempDir private Path folder = Path.of("replaced");

  private Process tour() throws IOException {
    Files.writeString(folder.resolve("index.html"), EARLIER);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dout=" + folder,
            "-Dsize=0.1",
            "-cp",
            System.getProperty("java.class.path"),
            Tour.class.getName())
        .redirectErrorStream(true)
        .start();
  }

  /** Reads on until a line with the words has come; false if the output ends before. */
  private static boolean until(String words, BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(words)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasFile(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> Files.exists(file.resolve(name)));
    }
  }

  private void end(Process tour, BufferedReader output) throws Exception {
    tour.toHandle().destroy(); // Process.destroy would close the output too
    assertThat(until("The tour was interrupted.", output)).as("it says so").isTrue();
    assertThat(tour.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(folder)
        .as("nothing unfinished")
        .isDirectoryNotContaining("glob:**.unfinished*")
        .isDirectoryNotContaining("glob:**.report*");
    assertThat(folder.resolve("index.html")).as("earlier page").hasContent(EARLIER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"made the shop", "forecast revenue"})
  void aSignalAfterAStepLeavesNothingBehind(String step) throws Exception {
    Process tour = tour();
    try (BufferedReader output = tour.inputReader()) {
      assertThat(until(step, output)).isTrue();
      end(tour, output);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop/tables/regions", "lake/_versions"})
  void aSignalWhileFilesAreWrittenLeavesNothingBehind(String file) throws Exception {
    Process tour = tour();
    try (BufferedReader output = tour.inputReader()) {
      while (tour.isAlive() && !hasFile(file)) {
        Thread.onSpinWait();
      }
      end(tour, output);
    }
  }
}
