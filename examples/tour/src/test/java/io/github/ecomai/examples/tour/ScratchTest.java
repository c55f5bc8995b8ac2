package io.github.ecomai.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.run.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @Test
  void itIsGoneAtTheEnd(@TempDir Path folder) throws IOException {
    Cancellation work = new Cancellation();
    try (Scratch scratch = Scratch.in(folder, work)) {
      Files.createDirectories(scratch.folder().resolve("a/b"));
      Files.writeString(scratch.folder().resolve("a/b/c"), "x");
    }
    assertThat(folder).isEmptyDirectory();
    assertThat(work.isCancelled()).as("nobody interrupted").isFalse();
  }

  @Test
  void closingTwiceIsClosingOnce(@TempDir Path folder) throws IOException {
    Scratch scratch = Scratch.in(folder, new Cancellation());
    scratch.close();
    scratch.close();
    assertThat(folder).isEmptyDirectory();
  }
}
