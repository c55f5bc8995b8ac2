package io.github.ecomai.anomaly;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.AnomalyDetector;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;
import java.util.Objects;
import java.util.Set;

/**
 * Isolation forest: rows that few random cuts set apart are unusual.
 *
 * <p>Each tree takes a random sample of the rows and cuts it at random, feature and place, until
 * rows stand alone or the height ceil(log2(sample size)) is reached. With h the number of cuts on a
 * row's way plus c(n) for the n rows left together at its end, and c(s) the mean h of a sample of s
 * rows, the score is
 *
 * <p>\[ 2^{-\bar h / c(s)}, \]
 *
 * <p>between 0 and 1; about 0.5 for a row like most, clearly more for one that stands out. Scores
 * depend on the order of values and their distances within each feature, not on units; nothing need
 * be scaled. Features that are constant in a sample are passed over. Values that differ by less
 * than about a ten-millionth of their distance to the middle of their feature count as equal.
 *
 * <p>A missing value (NaN) says nothing: at a cut on its feature the row goes with the majority.
 *
 * <p>Fitting takes time O(trees * (sample * features + nodes)) plus one look at every value,
 * scoring O(trees * log2(sample)) a row. The same seed gives the same bits on any number of
 * threads.
 *
 * <p>Reference: Liu, Ting and Zhou (2008), Isolation forest, ICDM, 413-422. The defaults are
 * theirs.
 *
 * <pre>{@code
 * FittedIsolationForest forest = IsolationForest.withDefaults().fit(rows, run);
 * double[] scores = forest.scores(rows, run);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class IsolationForest implements AnomalyDetector {
  static final int MOST_TREES = 10_000;
  static final int LARGEST_SAMPLE = 1 << 14;

  private static final EngineInfo INFO =
      new EngineInfo(
          "isolation-forest",
          "1",
          "Isolation forest: rows that few random cuts set apart are unusual",
          "Liu, Ting and Zhou (2008), Isolation forest, ICDM, 413-422",
          Set.of(EngineCapability.MISSING_VALUES, EngineCapability.DETERMINISTIC));

  private static final int SCALE_ROWS = 64;
  private static final int TREES_AT_A_TIME = 8;
  private static final int ROWS_AT_A_TIME = 1 << 14;

  private final int trees;
  private final int sampleSize;

  /** 100 trees of 256 rows. */
  public IsolationForest() {
    this(100, 256);
  }

  private IsolationForest(int trees, int sampleSize) {
    this.trees = trees;
    this.sampleSize = sampleSize;
  }

  /**
   * 100 trees of 256 rows.
   *
   * @return the engine
   */
  public static IsolationForest withDefaults() {
    return new IsolationForest();
  }

  /**
   * A copy with another number of trees.
   *
   * @param value 1 to 10,000; more trees, steadier scores
   * @return the copy
   */
  public IsolationForest withTrees(int value) {
    if (value < 1 || value > MOST_TREES) {
      throw new IllegalArgumentException(
          value + " trees are not in 1.." + MOST_TREES + ". Maybe keep the 100 of the default.");
    }
    return new IsolationForest(value, sampleSize);
  }

  /**
   * A copy with another number of rows for each tree. Fewer rows are used where there are fewer.
   *
   * @param value 2 to 16,384; larger samples let anomalies hide in crowds and seldom help
   * @return the copy
   */
  public IsolationForest withSampleSize(int value) {
    if (value < 2 || value > LARGEST_SAMPLE) {
      throw new IllegalArgumentException(
          "sample size "
              + value
              + " is not in 2.."
              + LARGEST_SAMPLE
              + ". Maybe keep the 256 of the default.");
    }
    return new IsolationForest(trees, value);
  }

  /**
   * The number of trees.
   *
   * @return 1 to 10,000
   */
  public int trees() {
    return trees;
  }

  /**
   * The most rows that a tree is grown on.
   *
   * @return 2 to 16,384
   */
  public int sampleSize() {
    return sampleSize;
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  /**
   * Learns what is usual, without labels.
   *
   * @param rows one or more rows, one column for each feature; NaN is a missing value, infinities
   *     are refused
   * @param run seed, threads, cancellation
   * @return the fitted forest; of a single row, or of equal ones, all scores are 0.5
   * @throws IllegalArgumentException if there is no row or a value is infinite
   */
  @Override
  public FittedIsolationForest fit(Matrix rows, RunContext run) {
    Objects.requireNonNull(run, "run");
    check(rows, run);
    KeyScale scale = scale(rows, run);
    double[] pathLength = PathLength.table(Math.min(sampleSize, rows.rows()));
    IsolationTree[] grown = new IsolationTree[trees];
    Parallel.chunks(
        run,
        trees,
        TREES_AT_A_TIME,
        (chunk, from, to) -> {
          TreeGrower grower = new TreeGrower(scale, pathLength);
          RowSample sample = new RowSample(pathLength.length - 1);
          for (int i = from; i < to; i++) {
            grown[i] = grow(rows, run, i, sample, grower);
          }
        });
    return new FittedIsolationForest(scale, grown, pathLength.length - 1);
  }

  private static IsolationTree grow(
      Matrix rows, RunContext run, int index, RowSample sample, TreeGrower grower) {
    var random = run.random("isolation-forest.tree", index);
    copy(rows, sample.draw(rows.rows(), random), grower.sample());
    return grower.grow(random);
  }

  /** Measures with all rows if each tree sees them all, so that their order has no say. */
  private KeyScale scale(Matrix rows, RunContext run) {
    int size = rows.rows() <= sampleSize ? rows.rows() : Math.min(SCALE_ROWS, rows.rows());
    double[] values = new double[size * rows.columns()];
    copy(rows, new RowSample(size).draw(rows.rows(), run.random("isolation-forest.scale")), values);
    return KeyScale.of(values, rows.columns());
  }

  private static void copy(Matrix rows, int[] which, double[] target) {
    for (int i = 0; i < which.length; i++) {
      rows.copyRow(which[i], target, i * rows.columns());
    }
  }

  private static void check(Matrix rows, RunContext run) {
    if (rows.rows() == 0) {
      throw new IllegalArgumentException(
          "a matrix of 0 rows has nothing to learn from. Maybe a filter left no rows.");
    }
    Parallel.chunks(
        run, rows.rows(), ROWS_AT_A_TIME, (chunk, from, to) -> checkFinite(rows, from, to));
  }

  /** Sums column by column of 0 * x, which is 0 for numbers only, then looks closer if need be. */
  private static void checkFinite(Matrix rows, int from, int to) {
    double[] row = new double[rows.columns()];
    double[] sums = new double[rows.columns()];
    for (int i = from; i < to; i++) {
      rows.copyRow(i, row, 0);
      for (int j = 0; j < row.length; j++) {
        sums[j] += 0 * row[j];
      }
    }
    for (int j = 0; j < sums.length; j++) {
      for (int i = from; i < to && sums[j] != 0; i++) {
        checkFinite(rows.get(i, j), i, j);
      }
    }
  }

  private static void checkFinite(double value, int row, int column) {
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "the value in row "
              + row
              + ", column "
              + column
              + " is infinite. Maybe a division by zero; use NaN for what is not known.");
    }
  }

  @Override
  public String toString() {
    return "IsolationForest[trees=" + trees + ", sampleSize=" + sampleSize + "]";
  }
}
