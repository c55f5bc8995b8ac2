package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Seasonal ARIMA models with mean or drift, of a given order or of the best one by AICc.
 *
 * <p>The automatic order takes ordinary differences by the KPSS test and a seasonal one where the
 * season of an STL is strong, then compares orders stepwise, by conditional likelihood for more
 * than 150 values or seasons longer than 12 and by exact likelihood otherwise; orders with a root
 * within 1 % of the unit circle are not taken. The answer is estimated by exact likelihood. Seasons
 * longer than 24 are waves (Fourier terms) rather than lags.
 *
 * <p>Missing values are passed over by the Kalman filter; the order is chosen on interpolated ones.
 * A given order for which there are too few values, or no season for its seasonal part, is replaced
 * by an automatic one, and the forecast says so. Intervals assume normal errors and known
 * coefficients. One evaluation of the likelihood takes O(n r) at most for r terms counted by their
 * longest lag, O(n) where the model is clearly invertible.
 *
 * <p>References: Box and Jenkins (1976), Time series analysis: forecasting and control; Hyndman and
 * Khandakar (2008), Automatic time series forecasting: the forecast package for R, Journal of
 * Statistical Software 27(3).
 *
 * <p>Immutable and thread-safe.
 */
public final class Arima implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "arima",
          "1",
          "Seasonal ARIMA with automatic order",
          "Hyndman and Khandakar (2008)",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.SEASONS,
              EngineCapability.UPDATES,
              EngineCapability.DETERMINISTIC));

  private final Settings settings;

  /** The default model, for the service loader. */
  public Arima() {
    this(new Settings());
  }

  private Arima(Settings settings) {
    this.settings = settings;
  }

  /** How coefficients are estimated. Immutable and thread-safe. */
  public enum Estimation {
    /** The greatest exact likelihood found from several starts. */
    EXACT,
    /** The least sum of squares, given the first values. */
    CONDITIONAL,
    /**
     * The exact likelihood, for a given order searched from the conditional estimate alone: faster.
     * An automatic order is estimated as by {@link #EXACT}.
     */
    CONDITIONAL_THEN_EXACT
  }

  /** What tells whether there is a seasonal difference. Immutable and thread-safe. */
  public enum SeasonalTest {
    /** A strength of the season of at least 0.64 in an STL. */
    STRENGTH,
    /** The test of Osborn, Chui, Smith and Birchenhall at the 5 % level. */
    OCSB
  }

  /**
   * The season of the frequency, an automatic order, values as they are.
   *
   * @return the model
   */
  public static Arima withDefaults() {
    return new Arima();
  }

  /**
   * A copy with another length of the season.
   *
   * @param value values per season, 1 for none
   * @return the copy
   * @throws IllegalArgumentException if the season is out of range
   */
  public Arima withSeason(int value) {
    Seasons.check(value);
    return with(s -> s.season = value);
  }

  /**
   * A copy of a given order.
   *
   * @param value the order
   * @return the copy
   */
  public Arima withOrder(ArimaOrder value) {
    Objects.requireNonNull(value, "order");
    return with(s -> s.order = value);
  }

  /**
   * A copy with other limits of the automatic order.
   *
   * @param ar most autoregressive terms, 0 to 20
   * @param differences most differences, 0 to 3
   * @param ma most moving-average terms, 0 to 20
   * @return the copy
   * @throws IllegalArgumentException if a limit is out of range
   */
  public Arima withMaxOrder(int ar, int differences, int ma) {
    ArimaOrder most = ArimaOrder.of(ar, differences, ma);
    return with(s -> s.limits = s.limits.withMost(most));
  }

  /**
   * A copy with other limits of the seasonal part of the automatic order.
   *
   * @param ar most autoregressive terms, 0 to 5
   * @param differences most differences, 0 to 2
   * @param ma most moving-average terms, 0 to 5
   * @return the copy
   * @throws IllegalArgumentException if a limit is out of range
   */
  public Arima withMaxSeasonalOrder(int ar, int differences, int ma) {
    ArimaOrder most = ArimaOrder.of(0, 0, 0).withSeasonal(ar, differences, ma);
    return with(s -> s.limits = s.limits.withMostSeasonal(most));
  }

  /**
   * A copy that compares all orders of at most so many terms, not only neighbours of the best.
   *
   * @param terms autoregressive and moving-average terms together, 0 to 20
   * @return the copy
   * @throws IllegalArgumentException if the number is out of range
   */
  public Arima searchingAll(int terms) {
    if (terms < 0 || terms > 20) {
      throw new IllegalArgumentException("terms " + terms + " is not from 0 to 20. Maybe 5.");
    }
    return with(s -> s.limits = s.limits.withFull(terms));
  }

  /**
   * A copy that compares at most so many orders (94 by default).
   *
   * @param orders 1 or more
   * @return the copy
   * @throws IllegalArgumentException if the number is below 1
   */
  public Arima withEffort(int orders) {
    if (orders < 1) {
      throw new IllegalArgumentException("effort of " + orders + " orders. Maybe 94.");
    }
    return with(s -> s.limits = s.limits.withEffort(orders));
  }

  /**
   * A copy that is fitted in about so much time, by the clock of the run: two thirds are for
   * comparing orders, the rest for the exact estimate, which is not cut short. Its result depends
   * on the speed of the machine; {@link #withEffort} does not.
   *
   * @param value above zero
   * @return the copy
   * @throws IllegalArgumentException if not above zero
   */
  public Arima withTimeLimit(Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("time limit " + value + ". Maybe Duration.ofSeconds(1).");
    }
    return with(s -> s.limits = s.limits.withTime(TimeLimit.countable(value)));
  }

  /**
   * A copy with another test for the seasonal difference.
   *
   * @param value the test
   * @return the copy
   */
  public Arima withSeasonalTest(SeasonalTest value) {
    Objects.requireNonNull(value, "test");
    return with(s -> s.limits = s.limits.withTest(value));
  }

  /**
   * A copy with another estimation of the final coefficients.
   *
   * @param value the kind
   * @return the copy
   */
  public Arima withEstimation(Estimation value) {
    Objects.requireNonNull(value, "estimation");
    return with(s -> s.estimation = value);
  }

  /**
   * A copy that models histories of positive values after Box and Cox's transformation; others as
   * they are.
   *
   * @param lambda power, -2 to 2; 0 for logarithms, 1 for none
   * @return the copy
   * @throws IllegalArgumentException if out of range
   */
  public Arima withBoxCox(double lambda) {
    if (!(Math.abs(lambda) <= 2)) {
      throw new IllegalArgumentException("lambda " + lambda + " is not from -2 to 2. Maybe 0.");
    }
    return with(s -> s.lambda = lambda);
  }

  /**
   * A copy that models histories of positive values after Box and Cox's transformation with the
   * lambda of Guerrero's method, from -1 to 2.
   *
   * @return the copy
   */
  public Arima withGuerreroBoxCox() {
    return with(s -> s.lambda = Settings.GUERRERO);
  }

  /**
   * A copy whose forecasts after a Box-Cox transformation are means rather than medians, by the
   * variance of the forecast.
   *
   * @return the copy
   */
  public Arima biasAdjusted() {
    return with(s -> s.adjusted = true);
  }

  /**
   * A copy whose season is a sum of sine and cosine waves, while the ARIMA part has none. Without
   * waves a season of up to 24 values stays with the ARIMA part, and a longer one is left out.
   *
   * @param pairs number of waves, 0 to 50; at most half a season is used
   * @return the copy
   * @throws IllegalArgumentException if out of range
   */
  public Arima withFourierTerms(int pairs) {
    if (pairs < 0 || pairs > 50) {
      throw new IllegalArgumentException("waves " + pairs + " is not from 0 to 50. Maybe 5.");
    }
    return with(s -> s.waves = pairs);
  }

  @Override
  public EngineInfo info() {
    return settings.limits.time() == null ? INFO : INFO.without(EngineCapability.DETERMINISTIC);
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    PreparedHistory prepared = prepare(history);
    List<String> notes = new ArrayList<>();
    ValueModel model =
        (y, season, context) ->
            new ArimaFitting(settings, season, context, notes)
                .fit(y, prepared.missing())
                .forecaster();
    return SeriesFit.fit(info(), history, prepared, run, model, notes);
  }

  /**
   * The estimates alone, with standard errors and diagnostics.
   *
   * @param history four or more known values, not all equal
   * @param run seed, cancellation
   * @return the estimates
   * @throws IllegalArgumentException if the history is too short or constant
   */
  public ArimaEstimate estimate(TimeSeries history, RunContext run) {
    if (SeriesFit.isTrivial(history)) {
      throw new IllegalArgumentException(
          "a history of fewer than four values or without change. Maybe fit(...), which repeats"
              + " the last value then.");
    }
    PreparedHistory prepared = prepare(history);
    ArimaFitting fitting =
        new ArimaFitting(settings, prepared.season(), run, new ArrayList<>())
            .fit(prepared.values(), prepared.missing());
    return ArimaEstimate.of(history, prepared, fitting);
  }

  private PreparedHistory prepare(TimeSeries history) {
    int season = settings.season == 0 ? history.frequency().season() : settings.season;
    return PreparedHistory.of(
        history,
        Math.max(1, season),
        "interpolated to choose the order"
            + (settings.estimation == Estimation.CONDITIONAL
                ? " and to estimate the coefficients; the forecast passes over them"
                : " alone; the Kalman filter of estimate and forecast passes over them"));
  }

  private Arima with(Consumer<Settings> change) {
    Settings copy = new Settings(settings);
    change.accept(copy);
    return new Arima(copy);
  }

  /** What can be set; changed on copies only. */
  static final class Settings {
    static final double NO_LAMBDA = Double.NaN;
    static final double GUERRERO = Double.POSITIVE_INFINITY;
    static final int AUTOMATIC = -1;

    private int season;
    private @Nullable ArimaOrder order;
    private ArimaLimits limits = ArimaLimits.DEFAULTS;
    private Estimation estimation = Estimation.EXACT;
    private double lambda = NO_LAMBDA;
    private boolean adjusted;
    private int waves = AUTOMATIC;

    Settings() {}

    Settings(Settings s) {
      season = s.season;
      order = s.order;
      limits = s.limits;
      estimation = s.estimation;
      lambda = s.lambda;
      adjusted = s.adjusted;
      waves = s.waves;
    }

    @Nullable ArimaOrder order() {
      return order;
    }

    ArimaLimits limits() {
      return limits;
    }

    Estimation estimation() {
      return estimation;
    }

    /** The power, {@link #GUERRERO}, or NaN for none. */
    double lambda() {
      return lambda;
    }

    boolean adjusted() {
      return adjusted;
    }

    /** Number of waves or {@link #AUTOMATIC}. */
    int waves() {
      return waves;
    }
  }
}
