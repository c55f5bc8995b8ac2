package io.github.ecomai.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RowSampleTest {
  @Property(tries = 300)
  void drawsDistinctRows(
      @ForAll @IntRange(min = 1, max = 300) int size,
      @ForAll @IntRange(max = 500) int others,
      @ForAll long seed) {
    RandomGenerator random = RunContext.defaults().withSeed(seed).random("test");
    RowSample sample = new RowSample(size);
    for (int round = 0; round < 2; round++) {
      int[] rows = sample.draw(size + others, random).clone();
      assertThat(rows).hasSize(size).doesNotHaveDuplicates();
      assertThat(Arrays.stream(rows)).allMatch(row -> row >= 0 && row < size + others);
    }
  }

  @Test
  void everyRowIsAsLikely() {
    RandomGenerator random = RunContext.defaults().withSeed(1).random("test");
    RowSample sample = new RowSample(5);
    int[] counts = new int[20];
    int draws = 40_000;
    for (int i = 0; i < draws; i++) {
      for (int row : sample.draw(counts.length, random)) {
        counts[row]++;
      }
    }
    double expected = draws / 4.0;
    double deviation = Math.sqrt(draws * 0.25 * 0.75);
    assertThat(Arrays.stream(counts))
        .allMatch(count -> Math.abs(count - expected) < 4.5 * deviation);
  }
}
