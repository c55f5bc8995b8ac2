package io.github.ecomai.forecast;

import java.util.LinkedHashMap;
import java.util.Map;

/** An ARIMA model after its last value. Immutable. */
final class FittedArima implements FittedValues {
  private final ArimaOrder order;
  private final int season;
  private final FourierTerms fourier;
  private final double[] coefficients;
  private final double[] beta;
  private final double variance;
  private final double aicc;
  private final State state;

  /** Where the series has come to. Immutable. */
  static final class State {
    private final double[] mean;
    private final double[] excess;
    private final int count;

    /**
     * From its parts.
     *
     * @param mean as {@link ArimaKalman#state}, mean, drift and waves taken off; not copied
     * @param excess as {@link ArimaKalman#excess}; not copied
     * @param count number of values
     */
    State(double[] mean, double[] excess, int count) {
      this.mean = mean;
      this.excess = excess;
      this.count = count;
    }

    double[] mean() {
      return mean;
    }

    double[] excess() {
      return excess;
    }

    int count() {
      return count;
    }
  }

  /**
   * From its parts.
   *
   * @param order its order
   * @param season lag of its seasonal part, 1 for none
   * @param fourier waves that were taken out
   * @param coefficients ar, ma, seasonal ar, seasonal ma in the usual signs; not copied
   * @param beta mean or drift if the order has one, then of the waves; not copied
   * @param variance of the innovations
   * @param aicc corrected information criterion of the fit
   * @param state where the series has come to
   */
  FittedArima(
      ArimaOrder order,
      int season,
      FourierTerms fourier,
      double[] coefficients,
      double[] beta,
      double variance,
      double aicc,
      State state) {
    this.order = order;
    this.season = season;
    this.fourier = fourier;
    this.coefficients = coefficients;
    this.beta = beta;
    this.variance = variance;
    this.aicc = aicc;
    this.state = state;
  }

  /** From values and the estimates for them. */
  static FittedArima of(ArimaData data, FourierTerms fourier, ArimaFit fit) {
    ArimaOrder order = fit.order();
    ArmaCoefficients coefficients = new ArmaCoefficients(order, data.season());
    coefficients.set(fit.values());
    boolean[] known = new boolean[data.size()];
    boolean[] missing = data.missing();
    ArimaKalman kalman =
        new ArimaKalman(
            coefficients,
            delta(order, data.season()),
            data.levels(order),
            missing == null ? known : missing);
    kalman.run();
    double[][] states = kalman.state();
    double[] state = states[0].clone();
    for (int c = 0; c < fit.beta().length; c++) {
      for (int i = 0; i < state.length; i++) {
        state[i] -= fit.beta()[c] * states[c + 1][i];
      }
    }
    return new FittedArima(
        order,
        data.season(),
        fourier,
        fit.values(),
        fit.beta(),
        fit.variance(),
        fit.aicc(),
        new State(state, kalman.excess(), data.size()));
  }

  private static double[] delta(ArimaOrder order, int season) {
    return LagPolynomial.differences(order.differences(), order.seasonalDifferences(), season);
  }

  ArimaOrder order() {
    return order;
  }

  int season() {
    return season;
  }

  FourierTerms fourier() {
    return fourier;
  }

  double[] coefficients() {
    return coefficients;
  }

  double[] beta() {
    return beta;
  }

  double variance() {
    return variance;
  }

  double aicc() {
    return aicc;
  }

  State state() {
    return state;
  }

  @Override
  public String name() {
    return fourier.pairs() == 0 ? order.label(season) : order.label(season) + fourier.label();
  }

  @Override
  public Map<String, Double> parameters() {
    Map<String, Double> named = new LinkedHashMap<>();
    names(order, fourier, named, coefficients, beta);
    named.put("variance", variance);
    if (aicc < Double.POSITIVE_INFINITY) {
      named.put("aicc", aicc);
    }
    return named;
  }

  /** Puts numbers under the usual names of coefficients: ar1, ma1, sar1, sma1, mean, drift. */
  static void names(
      ArimaOrder order,
      FourierTerms fourier,
      Map<String, Double> named,
      double[] coefficients,
      double[] beta) {
    int at = 0;
    at = names(named, "ar", order.ar(), coefficients, at);
    at = names(named, "ma", order.ma(), coefficients, at);
    at = names(named, "sar", order.seasonalAr(), coefficients, at);
    names(named, "sma", order.seasonalMa(), coefficients, at);
    int first = order.constant() ? 1 : 0;
    if (order.constant()) {
      boolean drift = order.differences() + order.seasonalDifferences() > 0;
      named.put(drift ? "drift" : "mean", beta[0]);
    }
    for (int c = first; c < beta.length; c++) {
      named.put(fourier.name(c - first), beta[c]);
    }
  }

  private static int names(
      Map<String, Double> named, String name, int count, double[] values, int from) {
    for (int i = 0; i < count; i++) {
      named.put(name + (i + 1), values[from + i]);
    }
    return from + count;
  }

  @Override
  public Fan fan(int horizon, double[] levels) {
    double[] mean = means(horizon);
    double[][] waves = fourier.columns(state.count, horizon);
    int first = order.constant() ? 1 : 0;
    boolean drift = order.differences() + order.seasonalDifferences() > 0;
    for (int h = 0; h < horizon; h++) {
      if (order.constant()) {
        mean[h] += drift ? beta[0] * (state.count + h + 1) : beta[0];
      }
      for (int c = 0; c < waves.length; c++) {
        mean[h] += beta[first + c] * waves[c][h];
      }
    }
    return Fan.normal(levels, mean, deviations(horizon));
  }

  /** The state moved on without innovations, and the value that each shows. */
  private double[] means(int horizon) {
    double[] delta = delta(order, season);
    ArmaCovariance arma = arma();
    int r = arma.size();
    double[] x = state.mean.clone();
    double[] mean = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double value = x[0];
      for (int k = 0; k < delta.length; k++) {
        value += delta[k] * x[r + k];
      }
      mean[h] = value;
      double front = x[0];
      for (int i = 0; i < r; i++) {
        x[i] = arma.phi(i) * front + (i + 1 < r ? x[i + 1] : 0);
      }
      if (delta.length > 0) {
        System.arraycopy(x, r, x, r + 1, delta.length - 1);
        x[r] = value;
      }
    }
    return mean;
  }

  private ArmaCovariance arma() {
    ArmaCoefficients full = new ArmaCoefficients(order, season);
    full.set(coefficients);
    return new ArmaCovariance(full);
  }

  /**
   * Deviations of the errors: how the value h steps ahead depends on the state is moved on step by
   * step, which gives the weights of the innovations in between (psi) as well.
   */
  private double[] deviations(int horizon) {
    double[] delta = delta(order, season);
    ArmaCovariance arma = arma();
    int r = arma.size();
    int size = r + delta.length;
    double[] g = new double[size];
    g[0] = 1;
    System.arraycopy(delta, 0, g, r, delta.length);
    double[] deviations = new double[horizon];
    double innovations = 0;
    for (int h = 0; h < horizon; h++) {
      double psi = 0;
      double front = 0;
      for (int i = 0; i < r; i++) {
        psi += g[i] * arma.theta(i);
        front += g[i] * arma.phi(i);
      }
      innovations += psi * psi;
      double known = state.excess.length == 0 ? 0 : Math.max(0, quadratic(g));
      deviations[h] = Math.sqrt(variance * (innovations + known));
      double value = delta.length == 0 ? 0 : g[r];
      System.arraycopy(g, 0, g, 1, r - 1);
      g[0] = front + value;
      for (int k = 0; k < delta.length; k++) {
        g[r + k] = (k + 1 < delta.length ? g[r + k + 1] : 0) + value * delta[k];
      }
    }
    return deviations;
  }

  private double quadratic(double[] g) {
    double sum = 0;
    for (int i = 0; i < g.length; i++) {
      double row = 0;
      for (int j = 0; j < g.length; j++) {
        row += state.excess[i * g.length + j] * g[j];
      }
      sum += g[i] * row;
    }
    return sum;
  }
}
