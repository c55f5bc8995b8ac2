package io.github.ecomai.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Code that is shown elsewhere: what stands between "// region NAME" and "// endregion". */
final class Regions {
  /** The root of the repository, seen from this module, in which the tests run. */
  static final Path ROOT = Path.of("..", "..");

  private Regions() {}

  /** The regions of this module's programs and tests by name. */
  static Map<String, String> all() throws IOException {
    Map<String, String> regions = new TreeMap<>();
    for (Path file : files(Path.of("src"), ".java")) {
      read(Files.readAllLines(file), regions);
    }
    return regions;
  }

  /** The Java blocks of a page of Markdown, in order. */
  static List<String> blocks(String markdown) {
    List<String> blocks = new ArrayList<>();
    List<String> lines = markdown.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals("```java")) {
        int end = i + 1 + lines.subList(i + 1, lines.size()).indexOf("```");
        blocks.add(String.join("\n", lines.subList(i + 1, end)));
        i = end;
      }
    }
    return blocks;
  }

  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void read(List<String> lines, Map<String, String> regions) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("// region ")) {
        int begin = i + 1;
        while (!lines.get(i).strip().equals("// endregion")) {
          i++;
        }
        String name = line.substring("// region ".length());
        String text = String.join("\n", lines.subList(begin, i)).stripIndent().strip();
        if (regions.put(name, text) != null) {
          throw new IllegalStateException("two regions are named " + name);
        }
      }
    }
  }
}
