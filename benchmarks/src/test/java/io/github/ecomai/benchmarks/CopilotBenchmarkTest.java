package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopilotBenchmarkTest {
  private static final Benchmark COPILOT = new CopilotBenchmark();

  private static Optional<String> failure(long wrong, String... options) {
    Figures figures = new Figures().put("items", 127L).put("wrong_confident", wrong);
    return COPILOT.failure(Arguments.parse(options, 0), figures);
  }

  @Test
  void aWrongAnswerToTheQuestionsAtHandFails() {
    assertThat(failure(2)).hasValueSatisfying(text -> assertThat(text).startsWith("2 questions"));
    assertThat(failure(1, "--short")).isPresent();
    assertThat(failure(0)).isEmpty();
  }

  @Test
  void otherQuestionsAreAMeasurement() {
    assertThat(failure(2, "--data", "other.jsonl")).isEmpty();
  }

  @Test
  void otherBenchmarksDoNotFail() {
    assertThat(new KMeansBenchmark().failure(Arguments.parse(new String[0], 0), new Figures()))
        .isEmpty();
  }
}
