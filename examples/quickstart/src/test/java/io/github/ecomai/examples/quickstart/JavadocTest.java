package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every example in a comment of a published module is code of a region here, apart from blanks and
 * the semicolon of an expression.
 */
class JavadocTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\\n(.*?)\\}</pre>", Pattern.DOTALL);
  private static final int FEWEST = 50;

  @Test
  void everyExampleIsARegion() throws IOException {
    Set<String> regions =
        Regions.all().values().stream().map(JavadocTest::squeeze).collect(Collectors.toSet());
    int examples = 0;
    Set<String> strangers = new TreeSet<>();
    for (Path file : library()) {
      Matcher example = EXAMPLE.matcher(Files.readString(file));
      while (example.find()) {
        examples++;
        String code = example.group(1).replaceAll("(?m)^ *\\* ?", "");
        if (!regions.contains(squeeze(code))) {
          strangers.add(file.getFileName() + ": " + code);
        }
      }
    }
    assertThat(strangers).isEmpty();
    assertThat(examples).isGreaterThanOrEqualTo(FEWEST);
  }

  @Test
  void theClassesThatUsersMeetFirstHaveAnExample() throws IOException {
    List<String> first = List.of("EcomAi.java", "Query.java", "TimeSeries.java");
    for (Path file : library()) {
      if (first.contains(file.getFileName().toString())) {
        assertThat(Files.readString(file)).containsPattern(EXAMPLE);
      }
    }
  }

  private static List<Path> library() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Regions.ROOT)) {
      for (Path module : modules.filter(m -> Files.isDirectory(m.resolve("src/main"))).toList()) {
        if (module.getFileName().toString().startsWith("ecom-ai-")) {
          files.addAll(Regions.files(module.resolve("src/main"), ".java"));
        }
      }
    }
    return files;
  }

  private static String squeeze(String code) {
    return code.replaceAll("\\s+", "").replaceAll(";$", "");
  }
}
