package io.github.ecomai.forecast;

import io.github.ecomai.run.RunContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way from prepared values to an estimated ARIMA model. Not thread-safe: one fit each. */
final class ArimaFitting {
  /** Longer seasons are waves: lags so long cost much and tell little. */
  private static final int LONGEST_LAG = 24;

  private static final int MOST_WAVES = 10;

  /** A given order needs as many values more than coefficients. */
  private static final int SPARE = 2;

  private final Arima.Settings settings;
  private final int season;
  private final RunContext run;
  private final List<String> notes;
  private double lambda = Arima.Settings.NO_LAMBDA;
  private double[] original = new double[0];
  private String transformation = "";
  private FourierTerms fourier = FourierTerms.NONE;
  private @Nullable ArimaData data;
  private @Nullable ArimaFit fit;

  ArimaFitting(Arima.Settings settings, int season, RunContext run, List<String> notes) {
    this.settings = settings;
    this.season = season;
    this.run = run;
    this.notes = notes;
  }

  /** Fits values of which some may be interpolated. */
  ArimaFitting fit(double[] y, boolean @Nullable [] missing) {
    original = y;
    double[] x = transformed(y);
    int lag = season > LONGEST_LAG || settings.waves() > 0 ? 1 : season;
    fourier = waves(x);
    double[][] columns = fourier.columns(0, x.length);
    ArimaData whole = new ArimaData(x, missing, lag, columns);
    ArimaOrder order = settings.order();
    if (order != null && !isPossible(order, whole)) {
      notes.add(order.label(season) + whyNot(order, lag) + ": the order was chosen automatically.");
      order = null;
    }
    data = whole;
    fit = order == null ? automatic(whole) : given(whole, order);
    if (!transformation.isEmpty()) {
      notes.add(transformation);
    }
    return this;
  }

  private double[] transformed(double[] y) {
    double wanted = settings.lambda();
    if (Double.isNaN(wanted)) {
      return y;
    }
    if (!SeasonalAdjustment.allPositive(y)) {
      notes.add("Not all values are positive, so they were not transformed.");
      return y;
    }
    lambda = wanted == Arima.Settings.GUERRERO ? BoxCox.guerrero(y, season) : wanted;
    boolean found = wanted == Arima.Settings.GUERRERO;
    transformation =
        "The values were transformed with the lambda "
            + Ranking.number(lambda)
            + (found ? " that Guerrero's method gives." : " that was asked for.");
    double[] x = new double[y.length];
    for (int t = 0; t < x.length; t++) {
      x[t] = BoxCox.transform(y[t], lambda);
    }
    return x;
  }

  private FourierTerms waves(double[] x) {
    int most = Math.min(season / 2, x.length / 8);
    if (settings.waves() >= 0) {
      return new FourierTerms(season, Math.min(most, settings.waves()));
    }
    boolean seasonal = season > LONGEST_LAG && SeasonalAdjustment.present(x, season);
    return seasonal ? bestWaves(x, Math.min(MOST_WAVES, most)) : FourierTerms.NONE;
  }

  /** As many waves as are worth their coefficients in an ARIMA(1,1,1). */
  private FourierTerms bestWaves(double[] x, int most) {
    FourierTerms best = FourierTerms.NONE;
    double least = Double.POSITIVE_INFINITY;
    for (int pairs = 0; pairs <= most; pairs++) {
      FourierTerms terms = new FourierTerms(season, pairs);
      ArimaData with = new ArimaData(x, null, 1, terms.columns(0, x.length));
      ArimaFit one = new ArimaEstimation(with, ArimaOrder.of(1, 1, 1), run).quick();
      if (one != null && one.aicc() < least) {
        least = one.aicc();
        best = terms;
      }
    }
    return best;
  }

  private static boolean isPossible(ArimaOrder order, ArimaData data) {
    int coefficients = order.terms() + (order.constant() ? 1 : 0) + data.regressors();
    boolean enough = data.counted(order) >= coefficients + SPARE;
    return enough && (data.season() > 1 || !order.seasonal());
  }

  private String whyNot(ArimaOrder order, int lag) {
    if (!order.seasonal() || lag > 1) {
      return " needs more values than the history has";
    }
    return season > 1 && season <= LONGEST_LAG
        ? " has a seasonal part, and waves stand for the season"
        : " has a seasonal part, and the history no season of 2 to 24 values";
  }

  private ArimaFit given(ArimaData whole, ArimaOrder order) {
    ArimaEstimation estimation = new ArimaEstimation(whole, order, run);
    ArimaFit conditional = new ArimaEstimation(whole.filled(), order, run).conditional();
    double[] zero = new double[order.terms()];
    double[] start = conditional == null ? zero : conditional.free();
    ArimaFit found =
        switch (settings.estimation()) {
          case CONDITIONAL -> conditional;
          case CONDITIONAL_THEN_EXACT -> estimation.exact(start);
          case EXACT -> estimation.exact(zero, start);
        };
    if (found == null) {
      notes.add(order.label(whole.season()) + " cannot be estimated: the order was chosen.");
      return automatic(whole);
    }
    notes.add(
        order.label(whole.season())
            + " was asked for; the deviation of its one-step errors is "
            + deviation(found)
            + " of that of the values.");
    return found;
  }

  /** Of the errors over that of the values. */
  private String deviation(ArimaFit found) {
    Moments moments = Moments.NONE;
    for (double value : data().values()) {
      moments = moments.and(value);
    }
    return Ranking.number(Math.sqrt(found.variance()) / moments.deviation());
  }

  private ArimaFit automatic(ArimaData whole) {
    ArimaData plain = whole.withoutRegressors();
    ArimaSearch search = new ArimaSearch(plain, settings.limits(), Double.isNaN(lambda), run);
    ArimaFit best = search.best();
    notes.add(
        best.order().label(plain.season())
            + " was chosen among "
            + search.compared()
            + " orders by AICc"
            + (search.isComplete() ? "." : ", where the limit of the search ended it."));
    String why = search.why(best);
    if (!why.isEmpty()) {
      notes.add(best.order().label(plain.season()) + ": " + why + ".");
    }
    if (settings.estimation() == Arima.Estimation.CONDITIONAL) {
      ArimaFit conditional = new ArimaEstimation(whole.filled(), best.order(), run).conditional();
      return conditional == null ? withoutWaves(whole, best) : conditional;
    }
    if (whole.missing() == null && whole.regressors() == 0) {
      return best;
    }
    double[] zero = new double[best.order().terms()];
    ArimaEstimation again = new ArimaEstimation(whole, best.order(), run);
    ArimaFit fitted = isPossible(best.order(), whole) ? again.exact(zero, best.free()) : null;
    return fitted == null ? withoutWaves(whole, best) : fitted;
  }

  /** What is left when known values are too few for waves: the model without them. */
  private ArimaFit withoutWaves(ArimaData whole, ArimaFit best) {
    if (whole.regressors() == 0) {
      return best;
    }
    fourier = FourierTerms.NONE;
    data = new ArimaData(whole.values(), whole.missing(), whole.season());
    return automatic(data);
  }

  ArimaData data() {
    return Objects.requireNonNull(data, "not fitted yet");
  }

  ArimaFit estimates() {
    return Objects.requireNonNull(fit, "not fitted yet");
  }

  FourierTerms fourier() {
    return fourier;
  }

  /** Power of the transformation, NaN for none. */
  double lambda() {
    return lambda;
  }

  RunContext run() {
    return run;
  }

  /** What forecasts. */
  FittedValues forecaster() {
    FittedArima arima = FittedArima.of(data(), fourier, estimates());
    return Double.isNaN(lambda) ? arima : OnBoxCox.of(arima, lambda, settings.adjusted(), original);
  }
}
