package io.github.ecomai.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.Availability;
import io.github.ecomai.engine.Clusterer;
import io.github.ecomai.engine.Clustering;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.Engines;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every clusterer must do. The author of one extends it. Stateless and thread-safe.
 *
 * <pre>{@code
 * class KMeansContractTest extends ClustererContract {
 *   protected Clusterer clusterer() { return new KMeans(); }
 * }
 * }</pre>
 */
public abstract class ClustererContract {
  private static final RunContext RUN = RunContext.defaults().withSeed(11).withParallelism(1);
  private static final int PER_HEAP = 60;

  /** A contract for the clusterer of the subclass. */
  protected ClustererContract() {}

  /**
   * The clusterer with its defaults.
   *
   * @return one that is ready to be used
   */
  protected abstract Clusterer clusterer();

  /** The engine says what it is and can be found and chosen by its id. */
  @Test
  protected void isDescribedAndRegistered() {
    Clusterer clusterer = clusterer();
    assertThat(clusterer.info().summary()).isNotBlank();
    assertThat(clusterer.info().version()).isNotBlank();
    assertThat(clusterer.availability()).isInstanceOf(Availability.Ready.class);
    Engines<Clusterer> engines =
        Engines.load(Clusterer.class, clusterer.getClass().getClassLoader());
    assertThat(engines.get(clusterer.info().id())).hasSameClassAs(clusterer);
  }

  /** Three heaps that lie far apart become three groups. */
  @Test
  protected void findsHeapsThatLieApart() {
    Matrix points = heaps();
    Clustering found = clusterer().fit(points, 3, RUN);

    assertThat(found.centres().rows()).isEqualTo(3);
    assertThat(found.centres().columns()).isEqualTo(2);
    int[] groups = found.assignments();
    assertThat(groups).hasSize(points.rows());
    for (int i = 0; i < groups.length; i++) {
      assertThat(groups[i]).isBetween(0, 2).isEqualTo(groups[i / PER_HEAP * PER_HEAP]);
    }
    assertThat(IntStream.of(groups).distinct().count()).isEqualTo(3);
  }

  /** The inertia is that of the groups, and new points go to the nearest centre. */
  @Test
  protected void inertiaAndAssignmentFollowTheCentres() {
    Matrix points = heaps();
    Clustering found = clusterer().fit(points, 5, RUN);
    Matrix centres = found.centres();
    int[] groups = found.assignments();
    double inertia = 0;
    for (int i = 0; i < points.rows(); i++) {
      inertia += squared(points, i, centres, groups[i]);
      int assigned = found.assign(points.row(i));
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < centres.rows(); c++) {
        least = Math.min(least, squared(points, i, centres, c));
      }
      assertThat(squared(points, i, centres, assigned))
          .isCloseTo(least, within(1e-4 * least + 1e-9));
    }
    assertThat(found.inertia()).isCloseTo(inertia, within(1e-4 * inertia));
  }

  /** What is given out does not change what is kept. */
  @Test
  protected void resultsAreCopies() {
    Clustering found = clusterer().fit(heaps(), 3, RUN);
    int[] groups = found.assignments();
    int[] before = groups.clone();
    groups[0] = 99;
    assertThat(found.assignments()).isEqualTo(before);
  }

  /** One group is the mean of all points; as many groups as points leaves nothing over. */
  @Test
  protected void fewestAndMostGroups() {
    Matrix points = Matrix.of(4, 1, 1, 2, 4, 9);
    Clustering one = clusterer().fit(points, 1, RUN);
    assertThat(one.centres().get(0, 0)).isCloseTo(4, within(1e-6));
    assertThat(one.inertia()).isCloseTo(38, within(1e-4));
    assertThat(clusterer().fit(points, 4, RUN).inertia()).isCloseTo(0, within(1e-9));
    assertThat(clusterer().fit(Matrix.of(1, 1, 7), 1, RUN).assignments()).containsExactly(0);
  }

  /** The same seed gives the same answer, on any number of threads if that is declared. */
  @Test
  protected void sameSeedSameAnswer() {
    Clusterer clusterer = clusterer();
    Matrix points = heaps();
    Clustering first = clusterer.fit(points, 4, RUN);
    assertSame(clusterer.fit(points, 4, RUN), first);
    if (clusterer.info().capabilities().contains(EngineCapability.DETERMINISTIC)) {
      assertSame(clusterer.fit(points, 4, RUN.withParallelism(2)), first);
      assertSame(clusterer.fit(points, 4, RUN.withParallelism(7)), first);
    }
  }

  /** A shared engine gives ten callers at once the right answer. */
  @Test
  protected void canBeShared() {
    Clusterer clusterer = clusterer();
    Matrix points = heaps();
    Clustering alone = clusterer.fit(points, 4, RUN);
    List<Clustering> together =
        Collections.nCopies(10, points).parallelStream()
            .map(same -> clusterer.fit(same, 4, RUN))
            .toList();
    assertThat(together).hasSize(10).allSatisfy(other -> assertSame(other, alone));
  }

  private static void assertSame(Clustering actual, Clustering expected) {
    assertThat(actual.assignments()).isEqualTo(expected.assignments());
    assertThat(actual.centres()).isEqualTo(expected.centres());
    assertThat(actual.inertia()).isEqualTo(expected.inertia());
  }

  /** Values that are not finite are refused with their row. */
  @Test
  protected void valuesThatAreNotFiniteAreRefused() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Matrix points = Matrix.of(5, 1, 1, 2, bad, 4, 5);
      assertThatThrownBy(() -> clusterer().fit(points, 2, RUN))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("(?is).*row 2\\b.*");
    }
    Clustering found = clusterer().fit(heaps(), 2, RUN);
    assertThatThrownBy(() -> found.assign(1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> found.assign(1)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Numbers of groups that cannot be are refused. */
  @Test
  protected void impossibleNumbersOfGroupsAreRefused() {
    Matrix points = Matrix.of(4, 1, 1, 1, 1, 2);
    for (int groups : new int[] {-1, 0, 3, 5}) {
      assertThatThrownBy(() -> clusterer().fit(points, groups, RUN))
          .as("%s groups of 2 distinct points", groups)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** A cancelled run ends. */
  @Test
  protected void canBeCancelled() {
    RunContext run = RunContext.defaults();
    run.cancellation().cancel();
    assertThatThrownBy(() -> clusterer().fit(heaps(), 3, run))
        .isInstanceOf(RunCancelledException.class);
  }

  /** Three heaps in the plane, one after the other. */
  private static Matrix heaps() {
    RandomGenerator random = RUN.random("contract.heaps");
    double[] values = new double[3 * PER_HEAP * 2];
    for (int i = 0; i < values.length; i += 2) {
      int heap = i / (2 * PER_HEAP);
      values[i] = 20 * (heap - 1) + random.nextGaussian();
      values[i + 1] = 15 * (heap % 2) + random.nextGaussian();
    }
    return Matrix.of(3 * PER_HEAP, 2, values);
  }

  private static double squared(Matrix points, int point, Matrix centres, int centre) {
    double sum = 0;
    for (int d = 0; d < points.columns(); d++) {
      double t = points.get(point, d) - centres.get(centre, d);
      sum += t * t;
    }
    return sum;
  }
}
