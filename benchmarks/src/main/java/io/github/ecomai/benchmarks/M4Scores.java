package io.github.ecomai.benchmarks;

import java.util.Arrays;

/**
 * The measures of the M4 competition, as Makridakis, Spiliotis and Assimakopoulos (2020) define
 * them; forecasts and lower bounds below zero count as zero.
 */
record M4Scores(double smape, double mase, double coverage, double msis) {
  private static final double NORMAL_90 = 1.6448536269514722;
  private static final double PENALTY = 40;

  /** Scores of a forecast; without bounds coverage and MSIS are NaN. */
  static M4Scores of(M4Series series, double[] mean, double[] lower, double[] upper) {
    double[] actual = series.test();
    int h = actual.length;
    double scale = scale(series.train(), series.group().scoredSeason());
    double smape = 0;
    double error = 0;
    double interval = 0;
    for (int i = 0; i < h; i++) {
      double y = actual[i];
      double f = Math.max(0, mean[i]);
      double size = Math.abs(y) + f;
      smape += size == 0 ? 0 : 200 * Math.abs(y - f) / size / h;
      error += Math.abs(y - f) / h;
      double low = Math.max(0, lower[i]);
      interval += upper[i] - low;
      interval += PENALTY * (Math.max(0, low - y) + Math.max(0, y - upper[i]));
    }
    return new M4Scores(smape, error / scale, covered(series, lower, upper), interval / h / scale);
  }

  /** The share of what came that lies within bounds. */
  static double covered(M4Series series, double[] lower, double[] upper) {
    double[] actual = series.test();
    int inside = 0;
    for (int i = 0; i < actual.length; i++) {
      inside += actual[i] >= Math.max(0, lower[i]) && actual[i] <= upper[i] ? 1 : 0;
    }
    return (double) inside / actual.length;
  }

  private static double scale(double[] train, int season) {
    double sum = 0;
    for (int t = season; t < train.length; t++) {
      sum += Math.abs(train[t] - train[t - season]);
    }
    return sum / (train.length - season);
  }

  /** The benchmark of the competition: the last value of the seasonally adjusted series. */
  static double[] naive2(M4Series series) {
    double[] y = series.train();
    int season = series.group().scoredSeason();
    double[] indices = new double[season];
    Arrays.fill(indices, 1);
    if (season > 1 && y.length >= 3 * season && seasonal(y, season)) {
      indices = indices(y, season);
    }
    double last = y[y.length - 1] / indices[(y.length - 1) % season];
    double[] forecast = new double[series.test().length];
    for (int i = 0; i < forecast.length; i++) {
      forecast[i] = last * indices[(y.length + i) % season];
    }
    return forecast;
  }

  private static boolean seasonal(double[] y, int season) {
    double mean = Arrays.stream(y).average().orElseThrow();
    double[] r = new double[season + 1];
    for (int lag = 0; lag <= season; lag++) {
      for (int t = lag; t < y.length; t++) {
        r[lag] += (y[t] - mean) * (y[t - lag] - mean);
      }
    }
    double squares = 0;
    for (int lag = 1; lag < season; lag++) {
      squares += r[lag] / r[0] * r[lag] / r[0];
    }
    return Math.abs(r[season] / r[0]) > NORMAL_90 * Math.sqrt((1 + 2 * squares) / y.length);
  }

  private static double[] indices(double[] y, int season) {
    double[] sums = new double[season];
    int[] counts = new int[season];
    int half = season / 2;
    for (int t = half; t + half < y.length; t++) {
      double average = 0.5 * (y[t - half] + y[t + half]);
      for (int k = 1 - half; k < half; k++) {
        average += y[t + k];
      }
      sums[t % season] += y[t] * season / average;
      counts[t % season]++;
    }
    double total = 0;
    for (int i = 0; i < season; i++) {
      sums[i] /= counts[i];
      total += sums[i];
    }
    for (int i = 0; i < season; i++) {
      sums[i] *= season / total;
    }
    return sums;
  }
}
