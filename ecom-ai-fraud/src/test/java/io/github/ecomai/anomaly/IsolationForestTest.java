package io.github.ecomai.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.AnomalyDetector;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationForestTest {
  private static final IsolationForest FOREST = IsolationForest.withDefaults();
  private static final RunContext RUN = RunContext.defaults().withSeed(7).withParallelism(1);

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void anyNumberOfThreadsGivesTheSameBits(int threads) {
    Matrix rows = normal(10_000, 5);
    RunContext parallel = RUN.withParallelism(threads);
    double[] expected = FOREST.fit(rows, RUN).scores(rows, RUN);
    assertThat(FOREST.fit(rows, parallel).scores(rows, parallel)).containsExactly(expected);
  }

  @Test
  void anotherSeedGivesAnotherForest() {
    Matrix rows = normal(400, 3);
    double[] scores = FOREST.fit(rows, RUN).scores(rows, RUN);
    assertThat(FOREST.fit(rows, RUN.withSeed(8)).scores(rows, RUN)).isNotEqualTo(scores);
  }

  /** With all rows in every sample, their order has no say. */
  @Property(tries = 200)
  void permutedRowsHavePermutedScores(@ForAll long seed, @ForAll @IntRange(max = 199) int shift) {
    Matrix rows = normal(200, 3);
    double[][] turned = new double[200][];
    for (int i = 0; i < 200; i++) {
      turned[i] = rows.row((i + shift) % 200);
    }
    RunContext run = RUN.withSeed(seed);
    double[] expected = FOREST.fit(rows, run).scores(rows, run);
    Matrix permuted = Matrix.ofRows(turned);
    double[] scores = FOREST.fit(permuted, run).scores(permuted, run);
    for (int i = 0; i < 200; i++) {
      assertThat(scores[i]).isEqualTo(expected[(i + shift) % 200]);
    }
  }

  @Property(tries = 30)
  void theUnitOfAFeatureHasNoSay(
      @ForAll @IntRange(min = -40, max = 40) int exponent, @ForAll long seed) {
    Matrix rows = normal(500, 3);
    Matrix scaled = mapColumn(rows, 1, v -> Math.scalb(v, exponent));
    RunContext run = RUN.withSeed(seed);
    assertThat(FOREST.fit(scaled, run).scores(scaled, run))
        .containsExactly(FOREST.fit(rows, run).scores(rows, run));
  }

  @Test
  void offsetAndUnitChangeNoMoreThanRounding() {
    Matrix rows = normal(2000, 3);
    Matrix moved = mapColumn(rows, 0, v -> 1_700_000_000 + 86.4 * v);
    double[] expected = FOREST.fit(rows, RUN).scores(rows, RUN);
    double[] scores = FOREST.fit(moved, RUN).scores(moved, RUN);
    double worst =
        IntStream.range(0, scores.length)
            .mapToDouble(i -> Math.abs(scores[i] - expected[i]))
            .max()
            .orElseThrow();
    assertThat(worst).isLessThan(0.01);
  }

  @Property(tries = 50)
  void contributionsAddUpToTheScore(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int columns) {
    RunContext run = RUN.withSeed(seed);
    Matrix rows = normal(300, columns);
    FittedIsolationForest forest = FOREST.withTrees(25).fit(rows, run);
    double[] row = rows.row((int) Math.floorMod(seed, 300L));
    row[0] = seed % 3 == 0 ? Double.NaN : row[0];
    double sum = forest.baseline() + DoubleStream.of(forest.contributions(row)).sum();
    assertThat(Math.pow(2, sum)).isCloseTo(forest.score(row), within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"0, 40", "1, -40", "2, 60", "3, -90"})
  void plantedAnomaliesAreFoundAndExplained(int feature, double value) {
    int planted = 5;
    double[][] rows = new double[250][];
    Matrix usual = normal(rows.length, 4);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = usual.row(i);
      rows[i][feature] = i < planted ? value + i * 0.1 : rows[i][feature];
    }
    Matrix matrix = Matrix.ofRows(rows);
    FittedIsolationForest forest = FOREST.fit(matrix, RUN);
    double[] scores = forest.scores(matrix, RUN);
    double least = Arrays.stream(scores, 0, planted).min().orElseThrow();
    assertThat(Arrays.stream(scores, planted, scores.length).max().orElseThrow()).isLessThan(least);
    for (int i = 0; i < planted; i++) {
      double[] contributions = forest.contributions(rows[i]);
      double largest = DoubleStream.of(contributions).max().orElseThrow();
      assertThat(contributions[feature]).isEqualTo(largest).isPositive();
    }
  }

  /**
   * Cuts of equally spaced values make a random binary search tree: the depth of an end is the
   * harmonic number H(n - 1), the mean depth of all is c(n).
   */
  @ParameterizedTest
  @CsvSource({"2, 1", "3, 1.5", "4, 1.8333333333333333"})
  void pathLengthsAreThoseOfRandomSearchTrees(int n, double depthOfAnEnd) {
    Matrix rows = Matrix.of(n, 1, IntStream.range(0, n).asDoubleStream().toArray());
    FittedIsolationForest forest = FOREST.withTrees(10_000).fit(rows, RUN);
    double usual = PathLength.table(n)[n];
    double[] lengths =
        Arrays.stream(forest.scores(rows, RUN))
            .map(score -> -usual * Math.log(score) / Math.log(2))
            .toArray();
    assertThat(lengths[0]).isCloseTo(depthOfAnEnd, within(0.03));
    assertThat(lengths[n - 1]).isCloseTo(depthOfAnEnd, within(0.03));
    assertThat(Arrays.stream(lengths).average().orElseThrow()).isCloseTo(usual, within(1e-2));
  }

  /** The same law for a sample of which only the upper levels are grown. */
  @Test
  void theMeanPathLengthIsTheOneItIsComparedWith() {
    Matrix rows = Matrix.of(256, 1, IntStream.range(0, 256).asDoubleStream().toArray());
    assertThat(FOREST.withTrees(1000).fit(rows, RUN).baseline()).isCloseTo(-1, within(0.01));
  }

  @Test
  void constantAndMissingColumnsHaveNoSay() {
    Matrix rows = normal(500, 2);
    double[][] wide = new double[500][];
    for (int i = 0; i < 500; i++) {
      wide[i] = new double[] {rows.get(i, 0), 42, rows.get(i, 1), Double.NaN};
    }
    Matrix matrix = Matrix.ofRows(wide);
    FittedIsolationForest forest = FOREST.fit(matrix, RUN);
    double[] contributions = forest.contributions(wide[3]);
    assertThat(contributions[1]).isZero();
    assertThat(contributions[3]).isZero();
    double[] other = {rows.get(3, 0), -1e9, rows.get(3, 1), 17};
    assertThat(forest.score(other)).isEqualTo(forest.score(wide[3]));
    assertThat(forest.scores(matrix, RUN)).doesNotContain(Double.NaN);
  }

  @Test
  void beingMissingDoesNotMakeARowUnusual() {
    Matrix rows = mapColumn(normal(2000, 3), 2, v -> v > 1.5 ? Double.NaN : v);
    FittedIsolationForest forest = FOREST.fit(rows, RUN);
    double[] scores = forest.scores(rows, RUN);
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double unknown = forest.score(Double.NaN, Double.NaN, Double.NaN);
    assertThat(unknown).isLessThan(sorted[1000]);
    assertThat(forest.score(0, 0, Double.NaN)).isLessThan(sorted[1000]);
    assertThat(forest.score(6, 0, Double.NaN)).isGreaterThan(sorted[1500]);
  }

  @Test
  void oneRowAndEqualRowsAreUsual() {
    Matrix one = Matrix.of(1, 2, 3, 4);
    FittedIsolationForest forest = FOREST.fit(one, RUN);
    assertThat(forest.scores(one, RUN)).containsExactly(0.5);
    assertThat(forest.score(9, 9)).isEqualTo(0.5);
    assertThat(forest.contributions(9, 9)).containsExactly(0, 0);
    assertThat(forest.baseline()).isEqualTo(-1);
    Matrix equal = Matrix.of(300, 1, new double[300]);
    assertThat(FOREST.fit(equal, RUN).scores(equal, RUN)).containsOnly(0.5);
  }

  @Test
  void hugeAndTinyValuesAreOrdered() {
    double[] values = {-Double.MAX_VALUE, -1e300, -1, 0, Double.MIN_VALUE, 1, Double.MAX_VALUE};
    Matrix rows = Matrix.of(values.length, 1, values);
    double[] scores = FOREST.fit(rows, RUN).scores(rows, RUN);
    assertThat(scores[0]).isGreaterThan(scores[3]);
    assertThat(scores[6]).isGreaterThan(scores[3]);
    assertThat(DoubleStream.of(scores)).allMatch(score -> score > 0 && score < 1);
  }

  @Test
  void infinitiesMayBeScoredButNotLearntFrom() {
    Matrix rows = normal(500, 2);
    FittedIsolationForest forest = FOREST.fit(rows, RUN);
    assertThat(forest.score(Double.POSITIVE_INFINITY, 0)).isEqualTo(forest.score(1e300, 0));
    Matrix infinite = Matrix.of(3, 2, 1, 2, 3, 4, 5, Double.NEGATIVE_INFINITY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FOREST.fit(infinite, RUN))
        .withMessageContaining("row 2, column 1");
  }

  @Test
  void misuseIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FOREST.withTrees(0))
        .withMessageContaining("0 trees");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FOREST.withSampleSize(1))
        .withMessageContaining("sample size 1 ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FOREST.fit(Matrix.of(0, 3), RUN))
        .withMessageContaining("0 rows");
    FittedIsolationForest forest = FOREST.fit(normal(20, 3), RUN);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forest.score(1, 2))
        .withMessageContaining("2 values")
        .withMessageContaining("3 features");
    assertThatIllegalArgumentException().isThrownBy(() -> forest.scores(normal(5, 2), RUN));
    assertThatIllegalArgumentException().isThrownBy(() -> forest.contributions());
    assertThat(forest.scores(Matrix.of(0, 3), RUN)).isEmpty();
  }

  @Test
  void aCancelledRunStops() {
    RunContext run = RunContext.defaults();
    Matrix rows = normal(50, 2);
    FittedIsolationForest forest = FOREST.fit(rows, run);
    run.cancellation().cancel();
    assertThatExceptionOfType(RunCancelledException.class).isThrownBy(() -> FOREST.fit(rows, run));
    assertThatExceptionOfType(RunCancelledException.class)
        .isThrownBy(() -> forest.scores(rows, run));
  }

  @Test
  void isFoundAsAnEngine() {
    assertThat(ServiceLoader.load(AnomalyDetector.class))
        .anyMatch(engine -> engine.info().id().equals("isolation-forest"));
    assertThat(FOREST.withTrees(3).withSampleSize(9))
        .hasToString("IsolationForest[trees=3, sampleSize=9]");
  }

  private static Matrix normal(int rows, int columns) {
    RandomGenerator random = RunContext.defaults().random("normal", columns);
    double[] values = new double[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    return Matrix.of(rows, columns, values);
  }

  private static Matrix mapColumn(Matrix rows, int column, DoubleUnaryOperator map) {
    double[] values = rows.toArray();
    for (int i = column; i < values.length; i += rows.columns()) {
      values[i] = map.applyAsDouble(values[i]);
    }
    return Matrix.of(rows.rows(), rows.columns(), values);
  }
}
