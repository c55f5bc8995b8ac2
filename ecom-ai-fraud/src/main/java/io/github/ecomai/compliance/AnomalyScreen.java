package io.github.ecomai.compliance;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.AnomalyDetector;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.FittedDetector;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Rows of features with their scores and reasons. Immutable and thread-safe. */
final class AnomalyScreen {
  private static final int MOST_REASONS = 3;
  private static final double LEAST_SHARE = 0.1;

  private final List<Feature> features;
  private final List<FeatureProfile> profiles;
  private final Matrix matrix;
  private final FittedDetector detector;
  private final double[] scores;

  private AnomalyScreen(
      List<Feature> features,
      List<FeatureProfile> profiles,
      Matrix matrix,
      FittedDetector detector,
      double[] scores) {
    this.features = List.copyOf(features);
    this.profiles = List.copyOf(profiles);
    this.matrix = matrix;
    this.detector = detector;
    this.scores = scores;
  }

  /**
   * Learns what is usual from the rows and scores them. Features that tell no rows apart are left
   * out.
   */
  static AnomalyScreen of(List<Feature> candidates, AnomalyDetector engine, RunContext run) {
    List<Feature> features = new ArrayList<>();
    List<FeatureProfile> profiles = new ArrayList<>();
    for (Feature feature : candidates) {
      Optional<FeatureProfile> profile = feature.profile();
      profile.ifPresent(
          usual -> {
            features.add(feature);
            profiles.add(usual);
          });
    }
    if (features.isEmpty()) {
      boolean one = candidates.stream().allMatch(f -> f.rows() == 1);
      throw new ModelFitException(
          one
              ? "One transaction or row alone cannot stand out. Maybe screen it together with"
                  + " earlier ones."
              : "All rows are alike, so none can stand out. Maybe screen more of them.");
    }
    boolean gaps = engine.info().capabilities().contains(EngineCapability.MISSING_VALUES);
    Matrix matrix = matrix(features, profiles, gaps);
    FittedDetector detector = engine.fit(matrix, run);
    return new AnomalyScreen(features, profiles, matrix, detector, detector.scores(matrix, run));
  }

  /** For an engine that allows no gaps, the median stands in them. */
  private static Matrix matrix(
      List<Feature> features, List<FeatureProfile> profiles, boolean gaps) {
    int columns = features.size();
    int rows = features.get(0).rows();
    double[] values = new double[Math.multiplyExact(rows, columns)];
    for (int j = 0; j < columns; j++) {
      Feature feature = features.get(j);
      double gap = gaps ? Double.NaN : profiles.get(j).median();
      for (int i = 0; i < rows; i++) {
        values[i * columns + j] = Double.isNaN(feature.value(i)) ? gap : feature.scored(i);
      }
    }
    return Matrix.wrap(rows, columns, values);
  }

  List<FeatureProfile> profiles() {
    return profiles;
  }

  Matrix matrix() {
    return matrix;
  }

  double score(int row) {
    return scores[row];
  }

  /**
   * The rows that stand out, the most unusual first.
   *
   * @param screened which rows may be findings
   * @param ties the order of rows with equal scores
   */
  int[] highest(
      ScreenTransactionsRequest request, IntPredicate screened, Comparator<Integer> ties) {
    int[] rows = IntStream.range(0, scores.length).filter(screened).toArray();
    long most = (long) Math.ceil(request.share() * rows.length);
    return Arrays.stream(rows)
        .filter(row -> scores[row] >= request.minimumScore())
        .boxed()
        .sorted(Comparator.comparing((Integer row) -> -scores[row]).thenComparing(ties))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** What contributes most to the score of a row and lies off the median. */
  List<FindingReason> reasons(int row) {
    double[] contributions = detector.contributions(matrix.row(row));
    double all = Arrays.stream(contributions).filter(c -> c > 0).sum();
    List<Integer> order =
        IntStream.range(0, contributions.length)
            .filter(j -> contributions[j] > 0 && features.get(j).standsOut(row, profiles.get(j)))
            .boxed()
            .sorted(Comparator.comparing((Integer j) -> -contributions[j]))
            .limit(MOST_REASONS)
            .toList();
    List<FindingReason> reasons = new ArrayList<>();
    for (int j : order) {
      double share = contributions[j] / all;
      if (reasons.isEmpty() || share >= LEAST_SHARE) {
        reasons.add(reason(row, j, share));
      }
    }
    return reasons;
  }

  private FindingReason reason(int row, int j, double share) {
    Feature feature = features.get(j);
    FeatureProfile usual = profiles.get(j);
    double value = feature.value(row);
    return new FindingReason(
        usual.feature(),
        value,
        value > usual.median() ? FindingReason.Direction.HIGH : FindingReason.Direction.LOW,
        usual,
        share,
        feature.say(row, usual));
  }
}
