package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages show is code that compiles and runs, and their links lead somewhere. */
class ReadmeTest {
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)(#[^)]*)?\\)");

  static Stream<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    try (Stream<Path> top = Files.list(Regions.ROOT)) {
      pages.addAll(top.filter(file -> file.toString().endsWith(".md")).sorted().toList());
    }
    pages.addAll(Regions.files(Regions.ROOT.resolve("docs"), ".md"));
    return pages.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void everyJavaBlockIsARegion(Path page) throws IOException {
    assertThat(Regions.all().values()).containsAll(Regions.blocks(Files.readString(page)));
  }

  @Test
  void theReadmeShowsEveryProgram() throws IOException {
    Map<String, String> regions = Regions.all();
    String readme = Files.readString(Regions.ROOT.resolve("README.md"));

    assertThat(Regions.blocks(readme))
        .contains(
            regions.get("forecast"),
            regions.get("segment"),
            regions.get("screen"),
            regions.get("decompose"),
            regions.get("ask"),
            regions.get("values"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void everyLinkLeadsToAFile(Path page) throws IOException {
    Matcher links = LINK.matcher(Files.readString(page));
    Path folder = page.toAbsolutePath().getParent();
    while (links.find()) {
      assertThat(folder.resolve(links.group(1))).exists();
    }
  }
}
