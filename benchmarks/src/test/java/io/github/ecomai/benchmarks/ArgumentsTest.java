package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentsTest {
  @Test
  void readsKeysFlagsAndNumbers() {
    Arguments arguments = parse("stl", "--out", "a.json", "--short", "--rounds", "3");
    assertThat(arguments.path("out")).contains(Path.of("a.json"));
    assertThat(arguments.isShort()).isTrue();
    assertThat(arguments.number("rounds", 7)).isEqualTo(3);
    assertThat(arguments.number("seed", 7)).isEqualTo(7);
    arguments.checkAllAsked();
  }

  @Test
  void namesWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("stl", "fast"))
        .withMessageContaining("'fast'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("stl", "--k", "1", "--k", "2"))
        .withMessageContaining("--k");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("stl", "--k", "many").number("k", 1))
        .withMessageContaining("many");
  }

  @Test
  void anOptionThatNobodyAskedForIsReported() {
    Arguments arguments = parse("stl", "--shrot");
    assertThat(arguments.isShort()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(arguments::checkAllAsked)
        .withMessageContaining("shrot")
        .withMessageContaining("short");
  }

  @Test
  void dataMustExist(@TempDir Path folder) {
    assertThat(parse("m4", "--data", folder.toString()).data("m4")).isEqualTo(folder);
    String missing = folder.resolve("none").toString();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parse("m4", "--data", missing).data("m4"))
        .withMessageContaining(missing)
        .withMessageContaining("--data PATH");
  }

  private static Arguments parse(String... words) {
    return Arguments.parse(words, 1);
  }
}
