package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void alignsAndRounds() {
    Table table =
        Table.of("method", "cpu s", "n")
            .row("ours", 0.0123456, 100000)
            .row("a rival", 12.3456, "-")
            .row("tiny", 1.5e-6, 0);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    table.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "method       cpu s       n",
            "ours       0.01235  100000",
            "a rival      12.35       -",
            "tiny     1.500e-06       0");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatIllegalArgumentException().isThrownBy(() -> Table.of("a", "b").row(1));
  }
}
