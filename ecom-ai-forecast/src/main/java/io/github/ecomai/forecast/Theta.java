package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * The Theta method: simple exponential smoothing with a share of the slope of the regression line
 * as drift, on values whose season was taken out by classical decomposition where the history shows
 * one (multiplicative for positive values, else additive). The standard method takes half the
 * slope; {@link #withForm} has it estimated, or the line move on with the values.
 *
 * <p>Missing values are interpolated first, and the forecast says so. A season needs more than two
 * full ones (three if longer than 24), the optimised forms need eight values; fewer get the
 * standard method. Time O(n) a search step.
 *
 * <p>On logarithms ({@link #onLogarithms}) the drift is exponential, for histories of positive
 * values; others are fitted as they are.
 *
 * <p>Reference: Assimakopoulos and Nikolopoulos (2000), The theta model: a decomposition approach
 * to forecasting, International Journal of Forecasting 16(4), 521-530; in the form of Hyndman and
 * Billah (2003), Unmasking the Theta method; Fiorucci et al. (2016), Models for optimising the
 * theta method, International Journal of Forecasting 32(4), 1151-1161.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Forecast year = Theta.withDefaults().fit(history, run).forecast(12, 0.80, 0.95);
 * }</pre>
 */
public final class Theta implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "theta",
          "1",
          "Exponential smoothing with half the linear trend",
          "Assimakopoulos and Nikolopoulos (2000)",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.SEASONS,
              EngineCapability.UPDATES,
              EngineCapability.DETERMINISTIC));

  private final Form form;
  private final int season;
  private final boolean logarithms;

  /** The default model, for the service loader. */
  public Theta() {
    this(Form.STANDARD, 0, false);
  }

  private Theta(Form form, int season, boolean logarithms) {
    this.form = form;
    this.season = season;
    this.logarithms = logarithms;
  }

  /** The forms of the method. Immutable and thread-safe. */
  public enum Form {
    /** Half the slope of the line through all values. */
    STANDARD("Theta", false, false),
    /** An estimated share of that line (OTM). */
    OPTIMISED("Optimised Theta", false, true),
    /** Half the slope of a line that is drawn anew with each value (DSTM). */
    DYNAMIC("Dynamic Theta", true, false),
    /** An estimated share of a line that is drawn anew with each value (DOTM). */
    DYNAMIC_OPTIMISED("Dynamic optimised Theta", true, true);

    private final String title;
    private final boolean dynamic;
    private final boolean optimised;

    Form(String title, boolean dynamic, boolean optimised) {
      this.title = title;
      this.dynamic = dynamic;
      this.optimised = optimised;
    }

    String title() {
      return title;
    }

    boolean dynamic() {
      return dynamic;
    }

    boolean optimised() {
      return optimised;
    }
  }

  /**
   * The standard form, the season of the frequency, values as they are.
   *
   * @return the model
   */
  public static Theta withDefaults() {
    return new Theta();
  }

  /**
   * A copy of another form.
   *
   * @param value the form
   * @return the copy
   */
  public Theta withForm(Form value) {
    return new Theta(Objects.requireNonNull(value, "form"), season, logarithms);
  }

  /**
   * A copy with another length of the season.
   *
   * @param value values per season, 1 for none
   * @return the copy
   */
  public Theta withSeason(int value) {
    return new Theta(form, Seasons.check(value), logarithms);
  }

  /**
   * A copy that models the logarithms of histories whose values are all positive.
   *
   * @return the copy
   */
  public Theta onLogarithms() {
    return new Theta(form, season, true);
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    List<String> notes = new ArrayList<>();
    ValueModel model = (y, positions, r) -> FittedOptimisedTheta.of(y, positions, form, r, notes);
    PreparedHistory prepared = SeriesFit.prepare(history, season);
    ValueModel chosen = logarithms ? OnLogarithms.where(model) : model;
    return SeriesFit.fit(INFO, history, prepared, run, chosen, notes);
  }
}
