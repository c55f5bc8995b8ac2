package io.github.ecomai.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.anomaly.FittedIsolationForest;
import io.github.ecomai.anomaly.IsolationForest;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.Matrix;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.decomposition.Decomposition;
import io.github.ecomai.decomposition.Mstl;
import io.github.ecomai.decomposition.SeasonsDecomposition;
import io.github.ecomai.decomposition.Stl;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.forecast.Ces;
import io.github.ecomai.forecast.Drift;
import io.github.ecomai.forecast.Ensemble;
import io.github.ecomai.forecast.Ets;
import io.github.ecomai.forecast.FittedForecastCodec;
import io.github.ecomai.forecast.Mean;
import io.github.ecomai.forecast.SeasonalNaive;
import io.github.ecomai.forecast.StlForecast;
import io.github.ecomai.forecast.Theta;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.segment.AdjustedRand;
import io.github.ecomai.segment.ClusterCount;
import io.github.ecomai.segment.ClusterStability;
import io.github.ecomai.segment.KMeans;
import io.github.ecomai.segment.KMeansClustering;
import io.github.ecomai.store.DirectoryModelStore;
import io.github.ecomai.store.ModelStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the comments of the families of algorithms. */
class KernelSnippetsTest {
  private final RunContext run = RunContext.defaults().withSeed(7);
  private final double[] values = season(72, 12);
  private final TimeSeries history =
      TimeSeries.of(LocalDate.of(2020, 1, 1), Frequency.MONTH, values);

  /** A level of 100 that grows by 1 a step, with a season of 20 up and down. */
  private static double[] season(int size, int period) {
    return IntStream.range(0, size)
        .mapToDouble(t -> 100 + t + 20 * Math.sin(2 * Math.PI * t / period))
        .toArray();
  }

  /** Points around (0, 0), (10, 0), (0, 10) and (10, 10). */
  private Matrix groups() {
    RandomGenerator random = run.random("snippets");
    double[] cells = new double[400 * 2];
    for (int i = 0; i < 400; i++) {
      cells[2 * i] = 10 * (i % 2) + random.nextGaussian();
      cells[2 * i + 1] = 10 * (i / 2 % 2) + random.nextGaussian();
    }
    return Matrix.of(400, 2, cells);
  }

  @Test
  void stl() {
    // region Stl
    Decomposition parts = Stl.ofPeriod(12).withSeasonalWindow(7).robust().decompose(values);
    // endregion
    assertThat(parts.seasonal()[3]).isCloseTo(20, within(0.5));
  }

  @Test
  void ensemble() {
    // region Ensemble
    Forecast year = Ensemble.withDefaults().fit(history, run).forecast(12, 0.80, 0.95);
    // endregion
    assertThat(year.mean().value(3)).isCloseTo(100 + 75 + 20, within(8.0));
  }

  @Test
  void theta() {
    // region Theta
    Forecast year = Theta.withDefaults().fit(history, run).forecast(12, 0.80, 0.95);
    // endregion
    assertThat(year.mean().value(3)).isCloseTo(100 + 75 + 20, within(8.0));
  }

  @Test
  void ces() {
    // region Ces
    Forecast year = Ces.withDefaults().fit(history, run).forecast(12, 0.80, 0.95);
    // endregion
    assertThat(year.mean().value(3)).isCloseTo(100 + 75 + 20, within(12.0));
  }

  @Test
  void drift() {
    // region Drift
    Forecast year = Drift.withDefaults().fit(history, run).forecast(12, 0.95);
    // endregion
    assertThat(year.mean().value(11)).isGreaterThan(year.mean().value(0));
  }

  @Test
  void mean() {
    // region Mean
    Forecast year = Mean.withDefaults().fit(history, run).forecast(12, 0.95);
    // endregion
    assertThat(year.mean().value(11)).isEqualTo(year.mean().value(0));
  }

  @Test
  void stlForecast() {
    // region StlForecast
    Forecast year = StlForecast.of(Theta.withDefaults()).fit(history, run).forecast(12, 0.95);
    // endregion
    assertThat(year.mean().value(3)).isCloseTo(100 + 75 + 20, within(8.0));
  }

  @Test
  void mstl() {
    double[] values = season(24 * 7 * 4, 24);
    // region Mstl
    SeasonsDecomposition parts = Mstl.ofPeriods(24, 168).decompose(values);
    // endregion
    assertThat(parts.seasonal(0)).hasSize(values.length);
  }

  @Test
  void ets(@TempDir Path folder) {
    // region Ets
    FittedForecast fitted = Ets.withDefaults().fit(history, run);
    Forecast year = fitted.forecast(12, 0.80, 0.95);
    // endregion
    assertThat(year.mean().value(3)).isCloseTo(100 + 75 + 20, within(12.0));
    // region Components
    Components parts = fitted.components(12).orElseThrow();
    TimeSeries seasonAhead = parts.last(12).seasons().get(0);
    // endregion
    assertThat(seasonAhead.value(3)).isGreaterThan(seasonAhead.value(9));
    ModelStore store = DirectoryModelStore.open(folder);
    TimeSeries newMonths =
        TimeSeries.of(history.time(history.size()), history.frequency(), year.mean().value(0));
    // region FittedForecastCodec
    store.save("revenue", new FittedForecastCodec(), fitted);
    FittedForecast stored = store.load("revenue", new FittedForecastCodec());
    Forecast later = stored.update(newMonths).forecast(12, 0.95);
    // endregion
    assertThat(stored.forecast(12, 0.80, 0.95)).isEqualTo(year);
    assertThat(later.mean().value(0)).isCloseTo(year.mean().value(1), within(1e-6));
  }

  @Test
  void seasonalNaive() {
    TimeSeries days = TimeSeries.of(LocalDate.of(2024, 1, 1), Frequency.DAY, season(28, 7));
    // region SeasonalNaive
    Forecast week = SeasonalNaive.withDefaults().fit(days, run).forecast(7, 0.95);
    // endregion
    assertThat(week.mean().toArray()).containsExactly(days.slice(21, 28).toArray());
  }

  @Test
  void isolationForest() {
    Matrix rows = groups();
    // region IsolationForest
    FittedIsolationForest forest = IsolationForest.withDefaults().fit(rows, run);
    double[] scores = forest.scores(rows, run);
    // endregion
    assertThat(scores).hasSize(400);
    assertThat(forest.score(100, 100)).isGreaterThan(forest.score(0, 0));
  }

  @Test
  void adjustedRand() {
    // region AdjustedRand
    double agreement = AdjustedRand.of(new int[] {0, 0, 1, 1}, new int[] {1, 1, 0, 0}); // 1
    // endregion
    assertThat(agreement).isEqualTo(1);
  }

  @Test
  void clusterStability() {
    Matrix points = groups();
    // region ClusterStability
    ClusterCount count = ClusterStability.of(KMeans.withDefaults()).choose(points, run);
    // endregion
    assertThat(count.clusters()).isEqualTo(4);
  }

  @Test
  void kMeans() {
    Matrix points = groups();
    // region KMeans
    KMeansClustering groups = KMeans.withDefaults().withRestarts(5).fit(points, 4, run);
    int group = groups.assign(1.5, 0.2);
    // endregion
    assertThat(group).isEqualTo(groups.assign(0, 0)).isNotEqualTo(groups.assign(10, 10));
  }
}
