package io.github.ecomai.examples.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for unfinished files beside the report; gone at the end, also after Ctrl-C. */
final class Scratch implements AutoCloseable {
  private final Path folder;
  private final Thread hook = new Thread(this::delete, "tour-clean-up");

  Scratch(Path out) throws IOException {
    Files.createDirectories(out);
    folder = Files.createTempDirectory(out, ".unfinished");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  Path folder() {
    return folder;
  }

  private void delete() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("could not remove " + folder + ": " + e);
    }
  }

  @Override
  public void close() {
    delete();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      System.err.println("interrupted; " + folder + " is removed");
    }
  }
}
