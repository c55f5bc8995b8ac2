package io.github.ecomai.segment;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.Clusterer;
import io.github.ecomai.engine.Clustering;
import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Chooses a number of clusters that would be found again in other customers of the same kind.
 *
 * <p>For each number, the points are clustered, then 20 bootstrap samples of them (drawn with
 * replacement); every point is assigned to its nearest centre of both, and the two divisions are
 * compared by {@link AdjustedRand}. Clusters that lie close together may be stable and yet say
 * little: numbers end before the first one above 2 that has two centres less than 1 standard
 * deviation of the points apart (the root of the mean variance of the columns). The rule, for
 * numbers k with mean agreement s(k), b the best of them for k of 3 or more:
 *
 * <ol>
 *   <li>If no number reaches 0.75 the points have no clear groups: 3.
 *   <li>Two groups are rarely of use, so 2 only if b is below 0.75, or below s(2) by 0.12 or more.
 *   <li>If b is 0.97 or more the groups lie apart: the largest k of 3 or more with s(k) of b - 0.01
 *       or more, so that groups are not put together that can be told apart.
 *   <li>Otherwise one group passes into the next and any number is a convention; more groups say
 *       more: the largest k of 3 to 6 with s(k) of 0.85 or more, or if none has, the best.
 * </ol>
 *
 * <p>Of more than 5,000 points a random sample of that size is looked at. Numbers go up to 10, to a
 * tenth of the points and to the number of distinct points; where that leaves fewer than 2, one
 * cluster is chosen. The same seed gives the same answer on any number of threads if the clusterer
 * does.
 *
 * <p>Reference: Fang and Wang (2012), Selection of the number of clusters via the bootstrap method,
 * Computational Statistics and Data Analysis 56, 468-477; the rule is ours.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * ClusterCount count = ClusterStability.of(KMeans.withDefaults()).choose(points, run);
 * }</pre>
 */
public final class ClusterStability {
  private static final int MOST = 10;
  private static final int MOST_OF_A_CONVENTION = 6;
  private static final int RESAMPLES = 20;
  private static final int SAMPLE = 5000;
  private static final int POINTS_PER_CLUSTER = 10;
  private static final double VERY_STABLE = 0.85;
  private static final double APART = 0.97;
  private static final double SLACK = 0.01;
  private static final double STABLE = 0.75;
  private static final double CLEARLY_TWO = 0.12;
  private static final double LEAST_DISTANCE = 1;

  private final Clusterer clusterer;
  private final int most;

  private ClusterStability(Clusterer clusterer, int most) {
    this.clusterer = clusterer;
    this.most = most;
  }

  /**
   * Tries up to 10 clusters.
   *
   * @param clusterer makes the clusters
   * @return the method
   */
  public static ClusterStability of(Clusterer clusterer) {
    return new ClusterStability(Objects.requireNonNull(clusterer, "clusterer"), MOST);
  }

  /**
   * A copy that tries more or fewer.
   *
   * @param value the largest number of clusters to try, 2 or more
   * @return the copy
   */
  public ClusterStability withMost(int value) {
    if (value < 2) {
      throw new IllegalArgumentException("most " + value + " is below 2. Maybe use 10.");
    }
    return new ClusterStability(clusterer, value);
  }

  /**
   * Chooses the number.
   *
   * @param points one row for each point, all finite
   * @param run seed, threads, cancellation
   * @return the number and the stability of all that were tried
   * @throws IllegalArgumentException if a value is not finite; names its row
   */
  public ClusterCount choose(Matrix points, RunContext run) {
    points.checkFinite();
    Matrix sample = sample(points, run);
    int last = Math.min(Math.min(most, sample.rows() / POINTS_PER_CLUSTER), distinct(sample));
    double least = LEAST_DISTANCE * deviation(sample);
    List<ClusterCount.Score> scores = new ArrayList<>();
    for (int clusters = 2; clusters <= last; clusters++) {
      run.progress("number of clusters", clusters - 1L, last - 1L);
      Clustering all = clusterer.fit(sample, clusters, run);
      if (clusters > 2 && closest(all.centres()) < least) {
        break;
      }
      scores.add(new ClusterCount.Score(clusters, agreement(all, sample, clusters, run)));
    }
    return new ClusterCount(choose(scores), scores);
  }

  /** The rule. */
  static int choose(List<ClusterCount.Score> scores) {
    if (scores.isEmpty()) {
      return 1;
    }
    double two = scores.get(0).agreement();
    double best = Double.NEGATIVE_INFINITY;
    for (ClusterCount.Score score : scores.subList(1, scores.size())) {
      best = Math.max(best, score.agreement());
    }
    if (scores.size() == 1 || (two >= STABLE && two >= best + CLEARLY_TWO)) {
      return 2;
    }
    if (best < STABLE) {
      return two >= STABLE ? 2 : 3;
    }
    double enough = best >= APART ? best - SLACK : Math.min(best, VERY_STABLE);
    int chosen = 3;
    int end = best >= APART ? scores.size() : Math.min(MOST_OF_A_CONVENTION - 1, scores.size());
    for (ClusterCount.Score score : scores.subList(1, end)) {
      chosen = score.agreement() >= enough ? score.clusters() : chosen;
    }
    return chosen;
  }

  /** Root of the mean variance of the columns. */
  private static double deviation(Matrix points) {
    double squares = 0;
    for (int column = 0; column < points.columns(); column++) {
      double mean = 0;
      for (int i = 0; i < points.rows(); i++) {
        mean += points.get(i, column) / points.rows();
      }
      for (int i = 0; i < points.rows(); i++) {
        double t = points.get(i, column) - mean;
        squares = Math.hypot(squares, t);
      }
    }
    return squares / Math.sqrt((double) points.rows() * points.columns());
  }

  /** The distance of the two centres that are closest; infinite if there are fewer. */
  static double closest(Matrix centres) {
    double closest = Double.POSITIVE_INFINITY;
    for (int a = 0; a < centres.rows(); a++) {
      for (int b = 0; b < a; b++) {
        double distance = 0;
        for (int column = 0; column < centres.columns(); column++) {
          distance = Math.hypot(distance, centres.get(a, column) - centres.get(b, column));
        }
        closest = Math.min(closest, distance);
      }
    }
    return closest;
  }

  private double agreement(Clustering fitted, Matrix points, int clusters, RunContext run) {
    int[] all = divide(fitted, points);
    List<Double> agreements =
        Parallel.map(
            run,
            RESAMPLES,
            i -> {
              RandomGenerator random = run.random("stability.resample", i);
              Matrix drawn = draw(points, clusters, random);
              RunContext own = run.withSeed(random.nextLong());
              return AdjustedRand.of(all, divide(clusterer.fit(drawn, clusters, own), points));
            });
    double sum = 0;
    for (double agreement : agreements) {
      sum += agreement;
    }
    return sum / RESAMPLES;
  }

  private static int[] divide(Clustering clustering, Matrix points) {
    int[] groups = new int[points.rows()];
    double[] point = new double[points.columns()];
    for (int i = 0; i < groups.length; i++) {
      points.copyRow(i, point, 0);
      groups[i] = clustering.assign(point);
    }
    return groups;
  }

  /** As many points, with replacement; drawn again in the rare case of too few distinct ones. */
  private static Matrix draw(Matrix points, int clusters, RandomGenerator random) {
    int columns = points.columns();
    while (true) {
      double[] values = new double[points.rows() * columns];
      for (int i = 0; i < points.rows(); i++) {
        points.copyRow(random.nextInt(points.rows()), values, i * columns);
      }
      Matrix drawn = Matrix.wrap(points.rows(), columns, values);
      if (atLeastDistinct(drawn, clusters)) {
        return drawn;
      }
    }
  }

  private static boolean atLeastDistinct(Matrix points, int wanted) {
    Set<List<Float>> seen = new HashSet<>();
    for (int i = 0; i < points.rows() && seen.size() < wanted; i++) {
      seen.add(single(points, i));
    }
    return seen.size() >= wanted;
  }

  private static int distinct(Matrix points) {
    Set<List<Float>> seen = new HashSet<>();
    for (int i = 0; i < points.rows(); i++) {
      seen.add(single(points, i));
    }
    return seen.size();
  }

  private static List<Float> single(Matrix points, int row) {
    List<Float> values = new ArrayList<>();
    for (double value : points.row(row)) {
      values.add((float) value + 0f);
    }
    return values;
  }

  private static Matrix sample(Matrix points, RunContext run) {
    int n = points.rows();
    if (n <= SAMPLE) {
      return points;
    }
    RandomGenerator random = run.random("stability.sample");
    int columns = points.columns();
    double[] values = new double[SAMPLE * columns];
    for (int i = 0; i < SAMPLE; i++) {
      int from = (int) ((long) n * i / SAMPLE);
      int to = (int) ((long) n * (i + 1) / SAMPLE);
      points.copyRow(from + random.nextInt(to - from), values, i * columns);
    }
    return Matrix.wrap(SAMPLE, columns, values);
  }
}
