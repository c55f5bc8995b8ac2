package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.run.RunContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The likelihood of differenced models with gaps beside that of one large normal distribution: the
 * first values have a huge variance, the others follow from them and from differences that are a
 * moving average.
 */
class ArimaGapsTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final double HUGE = 1e7;
  private static final int SEASON = 4;
  private static final int SIZE = 44;
  private static final int FIRST = 1 + SEASON; // values lost to the differences
  private static final ArimaOrder AIRLINE = new ArimaOrder(0, 1, 1, 0, 1, 1, false);

  static int[][] gaps() {
    return new int[][] {
      {}, {20}, {43}, {0}, {2, 3}, {10, 11, 12, 13, 14, 15}, {1, 8, 16, 24, 25, 39, 43}
    };
  }

  private static double[] values(int... missing) {
    double[] y = new double[SIZE];
    Arrays.setAll(
        y,
        t ->
            0.1 * t
                + 3 * Math.sin(Math.PI * t / 2)
                + 2 * RUN.withSeed(5).random("value" + t).nextGaussian());
    for (int t : missing) {
      y[t] = Double.NaN;
    }
    return y;
  }

  /** The most likely variance, which is not corrected for the two coefficients. */
  private static double variance(ArimaEstimate found, double[] y) {
    double counted = Arrays.stream(y).filter(v -> !Double.isNaN(v)).count() - FIRST;
    return found.variance() * (counted - 2) / counted;
  }

  private static ArimaEstimate estimate(double[] y) {
    TimeSeries series = TimeSeries.of(LocalDate.of(2010, 1, 1), Frequency.QUARTER, y);
    return Arima.withDefaults().withOrder(AIRLINE).estimate(series, RUN);
  }

  @ParameterizedTest
  @MethodSource("gaps")
  void theLikelihoodIsThatOfTheKnownValuesTogether(int... missing) {
    double[] y = values(missing);
    ArimaEstimate found = estimate(y);
    double ma = found.coefficients().get(0).value();
    double seasonal = found.coefficients().get(1).value();
    double expected = dense(y, ma, seasonal, variance(found, y));
    assertThat(found.logLikelihood()).isCloseTo(expected, within(1e-4));
  }

  @Test
  void noOtherCoefficientsAreMoreLikely() {
    double[] y = values(1, 8, 16, 24, 25, 39, 43);
    ArimaEstimate found = estimate(y);
    double ma = found.coefficients().get(0).value();
    double seasonal = found.coefficients().get(1).value();
    double variance = variance(found, y);
    double most = dense(y, ma, seasonal, variance);
    for (double step : new double[] {-0.02, 0.02}) {
      assertThat(dense(y, ma + step, seasonal, variance)).isLessThan(most);
      assertThat(dense(y, ma, seasonal + step, variance)).isLessThan(most);
      assertThat(dense(y, ma, seasonal, (1 + step) * variance)).isLessThan(most);
    }
  }

  private static double dense(double[] y, double ma, double seasonal, double variance) {
    int[] known = IntStream.range(0, SIZE).filter(t -> !Double.isNaN(y[t])).toArray();
    double[][] byFirst = new double[SIZE][FIRST];
    double[][] byShock = new double[SIZE][SIZE + FIRST];
    double[] weights = new double[FIRST + 1];
    weights[0] = 1;
    weights[1] = ma;
    weights[SEASON] += seasonal;
    weights[SEASON + 1] += ma * seasonal;
    for (int t = 0; t < SIZE; t++) {
      if (t < FIRST) {
        byFirst[t][t] = 1;
        continue;
      }
      for (int i = 0; i < FIRST; i++) {
        byFirst[t][i] = byFirst[t - 1][i] + byFirst[t - SEASON][i] - byFirst[t - FIRST][i];
      }
      for (int s = 0; s < SIZE + FIRST; s++) {
        byShock[t][s] = byShock[t - 1][s] + byShock[t - SEASON][s] - byShock[t - FIRST][s];
      }
      for (int lag = 0; lag < weights.length; lag++) {
        byShock[t][t + FIRST - lag] += weights[lag];
      }
    }
    int n = known.length;
    double[][] covariance = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        covariance[i][j] =
            HUGE * product(byFirst[known[i]], byFirst[known[j]])
                + variance * product(byShock[known[i]], byShock[known[j]]);
      }
    }
    double[] values = Arrays.stream(known).mapToDouble(t -> y[t]).toArray();
    return logNormal(covariance, values) + 0.5 * FIRST * Math.log(2 * Math.PI * HUGE);
  }

  private static double product(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  /** By a Cholesky factor in the place of the matrix. */
  private static double logNormal(double[][] c, double[] values) {
    double[] rest = values.clone();
    double log = 0;
    for (int j = 0; j < values.length; j++) {
      for (int i = j; i < values.length; i++) {
        for (int k = 0; k < j; k++) {
          c[i][j] -= c[i][k] * c[j][k];
        }
        c[i][j] /= i == j ? Math.sqrt(c[j][j]) : c[j][j];
      }
      for (int k = 0; k < j; k++) {
        rest[j] -= c[j][k] * rest[k];
      }
      rest[j] /= c[j][j];
      log -= Math.log(c[j][j]) + 0.5 * rest[j] * rest[j] + 0.5 * Math.log(2 * Math.PI);
    }
    return log;
  }
}
