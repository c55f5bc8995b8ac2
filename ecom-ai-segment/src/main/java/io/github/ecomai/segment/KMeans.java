package io.github.ecomai.segment;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.Clusterer;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.run.RunContext;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * k-means: divides points into k clusters so that the sum of squared distances to the clusters'
 * means, the inertia, is small.
 *
 * <p>\[ \min_{c_1,\dots,c_k} \sum_i \min_j \lVert x_i - c_j \rVert^2 \]
 *
 * <p>Lloyd's iteration from centres chosen by greedy k-means++, or from given ones, until no point
 * changes its cluster or the centres' squared way in one pass is at most {@code tolerance} times
 * the mean variance of the columns (1e-4), at most 300 passes. It finds a local optimum; {@link
 * #withRestarts} tries several beginnings and keeps the best. The answer is that of measuring every
 * point in every pass, though bounds leave most measurements out; distances are computed in single
 * precision (data far from zero are moved there first), sums in double. A cluster that loses all
 * its points gets the point farthest from its centre. {@code NaN} and infinite values are refused.
 *
 * <p>Time O(n k d) per pass at worst, and about a fifth of it when centres settle; memory 4 d + 12
 * bytes a point, 12 of them beside points handed in as floats. The same seed gives the same bits on
 * any number of threads.
 *
 * <p>References: Lloyd (1982), Least squares quantization in PCM, IEEE Transactions on Information
 * Theory 28, 129-137; Arthur and Vassilvitskii (2007), SODA, 1027-1035; Hamerly (2010), SIAM Data
 * Mining, 130-140.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * KMeansClustering groups = KMeans.withDefaults().withRestarts(5).fit(points, 4, run);
 * int group = groups.assign(1.5, 0.2);
 * }</pre>
 */
public final class KMeans implements Clusterer {
  private static final EngineInfo INFO =
      new EngineInfo(
          "kmeans",
          "1",
          "k-means with k-means++ beginnings, exact, by bounds",
          "Lloyd (1982), IEEE Transactions on Information Theory 28, 129-137",
          Set.of(EngineCapability.DETERMINISTIC));
  private static final int PASSES = 300;
  private static final double TOLERANCE = 1e-4;

  private final int maxPasses;
  private final double tolerance;
  private final int restarts;
  private final @Nullable Matrix start;

  /** With defaults: one beginning, at most 300 passes, tolerance 1e-4. */
  public KMeans() {
    this(PASSES, TOLERANCE, 1, null);
  }

  private KMeans(int maxPasses, double tolerance, int restarts, @Nullable Matrix start) {
    this.maxPasses = maxPasses;
    this.tolerance = tolerance;
    this.restarts = restarts;
    this.start = start;
  }

  /**
   * One beginning, at most 300 passes, tolerance 1e-4.
   *
   * @return the algorithm
   */
  public static KMeans withDefaults() {
    return new KMeans();
  }

  /**
   * A copy with another limit of passes.
   *
   * @param value 1 or more
   * @return the copy
   */
  public KMeans withMaxPasses(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("max passes " + value + " is below 1. Maybe use 300.");
    }
    return new KMeans(value, tolerance, restarts, start);
  }

  /**
   * A copy that stops at another way of the centres.
   *
   * @param value in units of the mean variance of the columns, 0 to go on until nothing changes
   * @return the copy
   */
  public KMeans withTolerance(double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "tolerance " + value + " is not 0 or more. Maybe use 1e-4.");
    }
    return new KMeans(maxPasses, value, restarts, start);
  }

  /**
   * A copy that begins several times and keeps the least inertia, the earlier on a tie.
   *
   * @param value number of beginnings, 1 or more
   * @return the copy
   */
  public KMeans withRestarts(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("restarts " + value + " is below 1. Maybe use 1.");
    }
    return new KMeans(maxPasses, tolerance, value, start);
  }

  /**
   * A copy that begins at given centres, once.
   *
   * @param centres one row for each cluster, all finite; group numbers follow its rows
   * @return the copy
   */
  public KMeans withStart(Matrix centres) {
    return new KMeans(maxPasses, tolerance, 1, centres.checkFinite());
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  /**
   * Divides the points.
   *
   * @param points one row for each point, one column for each feature, all finite
   * @param clusters number of groups, from 1 to the number of distinct points (distinct in single
   *     precision)
   * @param run seed, threads, cancellation
   * @return the groups
   * @throws IllegalArgumentException if a value is not finite (the message names its row), the
   *     number of groups is out of range, or given centres do not fit
   */
  @Override
  public KMeansClustering fit(Matrix points, int clusters, RunContext run) {
    Objects.requireNonNull(run, "run");
    checkClusters(clusters, points.rows());
    return fit(Points.of(points, run), clusters, run);
  }

  /**
   * Divides points of single precision, without a copy of them if their numbers are of ordinary
   * size.
   *
   * @param points coordinates, row after row, all finite; must not be written to until this returns
   * @param columns coordinates of one point, 1 or more
   * @param clusters number of groups, from 1 to the number of distinct points
   * @param run seed, threads, cancellation
   * @return the groups
   * @throws IllegalArgumentException as {@link #fit(Matrix, int, RunContext)}, or if the last row
   *     is incomplete
   */
  public KMeansClustering fit(float[] points, int columns, int clusters, RunContext run) {
    Objects.requireNonNull(run, "run");
    checkClusters(clusters, columns < 1 ? clusters : points.length / columns);
    return fit(Points.of(points, columns, run), clusters, run);
  }

  private void checkClusters(int clusters, int rows) {
    if (clusters < 1) {
      throw new IllegalArgumentException(clusters + " clusters cannot be. Maybe ask for 4.");
    }
    if (clusters > rows && rows > 0) {
      throw TooFewPoints.rows(clusters, rows);
    }
    if (start != null && start.rows() != clusters) {
      throw new IllegalArgumentException(
          clusters
              + " clusters, but "
              + start.rows()
              + " centres to start from. Maybe give as many.");
    }
  }

  private KMeansClustering fit(Points points, int clusters, RunContext run) {
    Lloyd best = iterate(points, clusters, run, 0);
    double least = best.inertia();
    for (int attempt = 1; attempt < restarts; attempt++) {
      Lloyd other = iterate(points, clusters, run, attempt);
      double inertia = other.inertia();
      if (inertia < least) {
        least = inertia;
        best = other;
      }
    }
    Centres centres = new Centres(points.units(), best.centres());
    double scale = points.units().scale();
    double inertia = least / scale / scale;
    return new KMeansClustering(centres, best.assignments(), inertia, best.passes());
  }

  private Lloyd iterate(Points points, int clusters, RunContext run, int attempt) {
    float[] first =
        start == null
            ? Seeding.choose(points, clusters, run, attempt)
            : Centres.inward(start, points.units());
    Lloyd lloyd = new Lloyd(points, first, run);
    lloyd.iterate(maxPasses, tolerance);
    return lloyd;
  }
}
