package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.benchmarks.M4Series.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class M4BenchmarkTest {
  private static List<M4Results> all(double seconds, Group... groups) {
    List<M4Results> all = new ArrayList<>();
    for (String method : List.of("ensemble", "theta", "theta-log", "ces", "ets", "arima")) {
      M4Results results = new M4Results(method);
      for (Group group : groups) {
        M4Scores scores = new M4Scores(1, 1, 1, 1);
        results.add(group.letter() + 1, group, scores, seconds);
        results.add(group.letter() + 2, group, scores, 2 * seconds);
      }
      all.add(results);
    }
    return all;
  }

  /** Four methods of 1.5 times 12 ms: 100,000 times 72 ms on two cores. */
  @Test
  void fourMethodsCountTowardsTheHours() {
    assertThat(M4Benchmark.hours(all(0.012, Group.values())).orElseThrow())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void aFrequencyWeighsAsInTheCompetition() {
    List<M4Results> some = all(0.012, Group.values());
    M4Results arima = some.get(some.size() - 1);
    arima.add("M1", Group.MONTHLY, new M4Scores(1, 1, 1, 1), 0.012 + 0.15);
    assertThat(M4Benchmark.hours(some).orElseThrow()).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void aMissingFrequencyGivesNoHours() {
    Group[] some =
        Arrays.stream(Group.values()).filter(one -> one != Group.DAILY).toArray(Group[]::new);
    assertThat(M4Benchmark.hours(all(0.012, some))).isEmpty();
  }
}
