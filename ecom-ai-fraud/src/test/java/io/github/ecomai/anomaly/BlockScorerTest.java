package io.github.ecomai.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.run.RunContext;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockScorerTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(3).withParallelism(1);

  /** Sizes around the block, sample sizes around the levels that are walked column by column. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 256, 0",
    "7, 1, 2, 0",
    "8, 3, 3, 0",
    "9, 3, 4, 0",
    "127, 4, 8, 0",
    "128, 4, 9, 0",
    "129, 5, 256, 0",
    "300, 2, 1000, 0",
    "40, 3000, 32, 0",
    "130, 4, 64, 0.1",
    "20, 3, 16, 1"
  })
  void blocksAndSingleRowsHaveTheSameBits(int rows, int columns, int sample, double missing) {
    RandomGenerator random = RUN.random("test");
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble() < missing ? Double.NaN : Math.rint(random.nextGaussian() * 9);
    }
    Matrix matrix = Matrix.of(rows, columns, values);
    IsolationForest forest = IsolationForest.withDefaults().withTrees(20).withSampleSize(sample);
    FittedIsolationForest fitted = forest.fit(matrix, RUN);
    double[] scores = fitted.scores(matrix, RUN);
    for (int i = 0; i < rows; i++) {
      assertThat(fitted.score(matrix.row(i))).isEqualTo(scores[i]).isBetween(0.0, 1.0);
    }
  }
}
