package io.github.ecomai.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The BOM stands beside the parent, not under it, so their agreement is tested. */
class BomTest {
  private static final Path PARENT = Path.of("..", "pom.xml");
  private static final Path BOM = Path.of("..", "ecom-ai-bom", "pom.xml");

  @Test
  void namesEveryPublishedModule() throws IOException {
    List<String> published =
        all(PARENT, "<module>(ecom-ai-[^<]+)</module>").stream()
            .filter(module -> !module.equals("ecom-ai-bom"))
            .toList();
    String management = Files.readString(BOM).replaceAll("(?s)<build>.*", "");
    assertThat(all(management, "<artifactId>(ecom-ai-[^<]+)</artifactId>"))
        .containsExactlyInAnyOrderElementsOf(with("ecom-ai-bom", published));
  }

  @Test
  void hasTheParentsVersions() throws IOException {
    assertThat(all(BOM, "<version>([^<$]+)</version>"))
        .containsExactlyInAnyOrder(
            all(PARENT, "<version>([^<$]+)</version>").get(0),
            all(PARENT, "<spotless-maven-plugin.version>([^<]+)<").get(0));
  }

  private static List<String> with(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private static List<String> all(Path file, String pattern) throws IOException {
    return all(Files.readString(file), pattern);
  }

  private static List<String> all(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(BomTest::group).toList();
  }

  private static String group(MatchResult match) {
    return match.group(1);
  }
}
