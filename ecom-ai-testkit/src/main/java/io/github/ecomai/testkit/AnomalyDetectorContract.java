package io.github.ecomai.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.AnomalyDetector;
import io.github.ecomai.engine.Availability;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.Engines;
import io.github.ecomai.engine.FittedDetector;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * What every anomaly detector must do. The author of one extends it. Stateless and thread-safe.
 *
 * <pre>{@code
 * class IsolationForestContractTest extends AnomalyDetectorContract {
 *   protected AnomalyDetector detector() { return new IsolationForest(); }
 * }
 * }</pre>
 */
public abstract class AnomalyDetectorContract {
  private static final RunContext RUN = RunContext.defaults().withSeed(12).withParallelism(1);
  private static final int USUAL = 240;
  private static final int STRANGE = 3;

  /** A contract for the detector of the subclass. */
  protected AnomalyDetectorContract() {}

  /**
   * The detector with its defaults.
   *
   * @return one that is ready to be used
   */
  protected abstract AnomalyDetector detector();

  /** The engine says what it is and can be found and chosen by its id. */
  @Test
  protected void isDescribedAndRegistered() {
    AnomalyDetector detector = detector();
    assertThat(detector.info().summary()).isNotBlank();
    assertThat(detector.info().version()).isNotBlank();
    assertThat(detector.availability()).isInstanceOf(Availability.Ready.class);
    Engines<AnomalyDetector> engines =
        Engines.load(AnomalyDetector.class, detector.getClass().getClassLoader());
    assertThat(engines.get(detector.info().id())).hasSameClassAs(detector);
  }

  /** Rows far from all others score highest, and the far feature contributes most. */
  @Test
  protected void farRowsScoreHighest() {
    Matrix rows = cloud();
    FittedDetector fitted = detector().fit(rows, RUN);
    double[] scores = fitted.scores(rows, RUN);
    assertThat(scores).hasSize(rows.rows());
    assertThat(DoubleStream.of(scores)).allMatch(score -> score >= 0 && score <= 1);
    double highestUsual = Arrays.stream(scores, 0, USUAL).max().orElseThrow();
    for (int i = USUAL; i < rows.rows(); i++) {
      assertThat(scores[i]).as("far row %s", i - USUAL).isGreaterThan(highestUsual);
      double[] contributions = fitted.contributions(rows.row(i));
      double most = Arrays.stream(contributions).max().orElseThrow();
      assertThat(contributions[(i - USUAL) % 2]).isEqualTo(most).isPositive();
    }
  }

  /** Row by row and all at once give the same bits. */
  @Test
  protected void oneRowAndManyAreScoredAlike() {
    Matrix rows = cloud();
    FittedDetector fitted = detector().fit(rows, RUN);
    assertThat(fitted.features()).isEqualTo(2);
    double[] scores = fitted.scores(rows, RUN);
    for (int i = 0; i < rows.rows(); i++) {
      assertThat(fitted.score(rows.row(i))).isEqualTo(scores[i]);
    }
    assertThat(fitted.scores(Matrix.of(0, 2), RUN)).isEmpty();
  }

  /** Baseline and contributions add up to something that rises with the score. */
  @Test
  protected void contributionsExplainTheScore() {
    Matrix rows = cloud();
    FittedDetector fitted = detector().fit(rows, RUN);
    double[] scores = fitted.scores(rows, RUN);
    double[] sums = new double[scores.length];
    for (int i = 0; i < sums.length; i++) {
      double[] contributions = fitted.contributions(rows.row(i));
      assertThat(contributions).hasSize(2);
      sums[i] = fitted.baseline() + DoubleStream.of(contributions).sum();
      assertThat(sums[i]).isFinite();
    }
    for (int i = 1; i < sums.length; i++) {
      if (scores[i] > scores[i - 1] + 1e-9) {
        assertThat(sums[i]).isGreaterThan(sums[i - 1]);
      } else if (scores[i] == scores[i - 1]) {
        assertThat(sums[i]).isCloseTo(sums[i - 1], within(1e-9 * (1 + Math.abs(sums[i]))));
      }
    }
  }

  /** A column that never changes says nothing and does no harm. */
  @Test
  protected void constantColumnsAndEqualRowsDoNoHarm() {
    Matrix one = Matrix.of(1, 2, 3, 4);
    assertThat(detector().fit(one, RUN).scores(one, RUN)[0]).isBetween(0.0, 1.0);
    Matrix equal = Matrix.of(50, 2, new double[100]);
    double[] scores = detector().fit(equal, RUN).scores(equal, RUN);
    assertThat(DoubleStream.of(scores).distinct().count()).isEqualTo(1);
    assertThat(scores[0]).isBetween(0.0, 1.0);
  }

  /** The same seed gives the same answer, on any number of threads if that is declared. */
  @Test
  protected void sameSeedSameAnswer() {
    AnomalyDetector detector = detector();
    Matrix rows = cloud();
    double[] first = detector.fit(rows, RUN).scores(rows, RUN);
    assertThat(detector.fit(rows, RUN).scores(rows, RUN)).containsExactly(first);
    if (detector.info().capabilities().contains(EngineCapability.DETERMINISTIC)) {
      for (int threads : new int[] {2, 7}) {
        RunContext run = RUN.withParallelism(threads);
        assertThat(detector.fit(rows, run).scores(rows, run)).containsExactly(first);
      }
    }
  }

  /** A shared engine gives ten callers at once the right answer. */
  @Test
  protected void canBeShared() {
    AnomalyDetector detector = detector();
    Matrix rows = cloud();
    double[] alone = detector.fit(rows, RUN).scores(rows, RUN);
    List<double[]> together =
        Collections.nCopies(10, rows).parallelStream()
            .map(same -> detector.fit(same, RUN).scores(same, RUN))
            .toList();
    assertThat(together).hasSize(10).allSatisfy(s -> assertThat(s).containsExactly(alone));
  }

  /** Missing values are accepted if that is declared, and refused if not. */
  @Test
  protected void missingValuesAreAsDeclared() {
    Matrix gap = Matrix.of(5, 1, 1, 2, Double.NaN, 4, 50);
    AnomalyDetector detector = detector();
    if (detector.info().capabilities().contains(EngineCapability.MISSING_VALUES)) {
      FittedDetector fitted = detector.fit(gap, RUN);
      assertThat(DoubleStream.of(fitted.scores(gap, RUN))).allMatch(s -> s >= 0 && s <= 1);
      assertThat(fitted.contributions(Double.NaN)[0]).isFinite();
    } else {
      assertThatThrownBy(() -> detector.fit(gap, RUN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("(?is).*row 2\\b.*");
    }
  }

  /** Infinities to learn from, no rows, and rows of another width are refused. */
  @Test
  protected void impossibleRowsAreRefused() {
    AnomalyDetector detector = detector();
    Matrix infinite = Matrix.of(5, 1, 1, 2, 3, Double.POSITIVE_INFINITY, 5);
    assertThatThrownBy(() -> detector.fit(infinite, RUN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(?is).*row 3\\b.*");
    assertThatThrownBy(() -> detector.fit(Matrix.of(0, 2), RUN))
        .isInstanceOf(IllegalArgumentException.class);
    FittedDetector fitted = detector.fit(cloud(), RUN);
    assertThatThrownBy(() -> fitted.score(1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fitted.contributions(1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> fitted.scores(Matrix.of(1, 3, 1, 2, 3), RUN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A cancelled run ends. */
  @Test
  protected void canBeCancelled() {
    RunContext run = RunContext.defaults();
    Matrix rows = cloud();
    FittedDetector fitted = detector().fit(rows, run);
    run.cancellation().cancel();
    assertThatThrownBy(() -> detector().fit(rows, run)).isInstanceOf(RunCancelledException.class);
    assertThatThrownBy(() -> fitted.scores(rows, run)).isInstanceOf(RunCancelledException.class);
  }

  /** A cloud in the plane and, at the end, rows far out in one feature each. */
  private static Matrix cloud() {
    RandomGenerator random = RUN.random("contract.cloud");
    double[] values = new double[2 * (USUAL + STRANGE)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    for (int i = 0; i < STRANGE; i++) {
      values[2 * (USUAL + i) + i % 2] = (i == 1 ? -1 : 1) * (60 + 10.0 * i);
    }
    return Matrix.of(USUAL + STRANGE, 2, values);
  }
}
