package io.github.ecomai.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.benchmarks.M4Series.Group;
import io.github.ecomai.forecast.SeasonalNaive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class M4ScoresTest {
  private static M4Series series(Path folder, String frequency, double[] train, double[] test)
      throws IOException {
    StringBuilder rows = new StringBuilder("series_id,frequency,split,t,value\n");
    add(rows, frequency, "train", train);
    add(rows, frequency, "test", test);
    Path file = Files.writeString(folder.resolve("series.csv"), rows);
    List<M4Series> read = M4Series.read(file);
    assertThat(read).hasSize(1);
    return read.get(0);
  }

  private static void add(StringBuilder rows, String frequency, String split, double[] values) {
    for (int t = 0; t < values.length; t++) {
      rows.append("X1,").append(frequency).append(',').append(split);
      rows.append(',').append(t + 1).append(',').append(values[t]).append('\n');
    }
  }

  @Test
  void scoresByHand(@TempDir Path folder) throws IOException {
    M4Series one = series(folder, "Yearly", new double[] {10, 12, 14}, new double[] {10, 30});
    M4Scores scores =
        M4Scores.of(one, new double[] {-5, 20}, new double[] {-8, 18}, new double[] {4, 40});
    assertThat(one.group()).isEqualTo(Group.YEARLY);
    assertThat(scores.smape()).isCloseTo((200 + 200 * 10 / 50.0) / 2, within(1e-12));
    assertThat(scores.mase()).isCloseTo((10 + 10) / 2.0 / 2, within(1e-12));
    assertThat(scores.coverage()).isCloseTo(0.5, within(1e-12));
    assertThat(scores.msis()).isCloseTo((4 + 40 * 6 + 22) / 2.0 / 2, within(1e-12));
  }

  @Test
  void aBoundCoversUpToItself(@TempDir Path folder) throws IOException {
    M4Series one = series(folder, "Yearly", new double[] {1, 3}, new double[] {0, 2, 4, 6});
    double[] lower = {-2, 2, 1, 6.5};
    assertThat(M4Scores.covered(one, lower, new double[] {0, 3, 3.5, 7})).isEqualTo(0.5);
  }

  @Test
  void naive2RepeatsTheAdjustedValue(@TempDir Path folder) throws IOException {
    double[] pattern = {0.5, 1.5, 1.2, 0.8};
    double[] train = new double[20];
    for (int t = 0; t < train.length; t++) {
      train[t] = 10 * pattern[t % 4];
    }
    M4Series seasonal = series(folder, "Quarterly", train, new double[5]);
    assertThat(M4Scores.naive2(seasonal))
        .containsExactly(new double[] {5, 15, 12, 8, 5}, within(1e-12));
    M4Series plain = series(folder, "Weekly", train, new double[2]);
    assertThat(M4Scores.naive2(plain)).containsExactly(8, 8);
  }

  @Test
  void aModelAgainstItselfIsOne(@TempDir Path folder) throws IOException {
    M4Series one = series(folder, "Monthly", new double[] {1, 2, 4, 3}, new double[] {5});
    M4Results naive2 = new M4Results("Naive2");
    naive2.add("X1", one.group(), new M4Scores(20, 2, Double.NaN, Double.NaN), 0);
    M4Results half = new M4Results("half");
    half.add("X1", one.group(), new M4Scores(10, 1, 1, 1), 0);
    assertThat(naive2.owa(naive2)).containsEntry(Group.MONTHLY, 1.0);
    assertThat(half.weightedOwa(naive2)).isEqualTo(0.5);
    assertThat(half.means(Group.MONTHLY).coverage(80)).isNaN();
  }

  /** Changes of 1 and -1: bounds are z times the root of the step from the last value. */
  @Test
  void widerIntervalsCoverMore(@TempDir Path folder) throws IOException {
    double[] train = IntStream.range(0, 60).mapToDouble(t -> 100 + t % 2).toArray();
    double[] test = {0.3, 1.0, 1.6, 2.3};
    Arrays.setAll(test, h -> 101 + test[h] * Math.sqrt(h + 1));
    M4Series one = series(folder, "Yearly", train, test);
    M4Results.Means means =
        M4Results.of("naive", SeasonalNaive.withDefaults(), List.of(one)).means(Group.YEARLY);
    assertThat(means.coverage(50)).isEqualTo(0.25);
    assertThat(means.coverage(80)).isEqualTo(0.5);
    assertThat(means.coverage()).isEqualTo(0.75);
    assertThat(means.coverage(99)).isEqualTo(1);
  }
}
