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

/**
 * Complex exponential smoothing: a level and an information term that describe, without a separate
 * trend, both series that stay and series that grow.
 *
 * <p>The form is chosen by the corrected information criterion (AICc) among none, simple, partial
 * and full season, or set by {@link #withForm}. Parameters are those of least squares in the region
 * where the weights of old values die away; the states before the first value follow a rule of
 * thumb. A season needs more than two full ones, else there is none; fewer than ten values get
 * simple exponential smoothing. Missing values are interpolated first, and the forecast says so.
 * Bounds are normal with the exact variances. Time O(n) a search step.
 *
 * <p>Reference: Svetunkov, Kourentzes and Ord (2022), Complex exponential smoothing, Naval Research
 * Logistics 69(8), 1108-1123.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Forecast year = Ces.withDefaults().fit(history, run).forecast(12, 0.80, 0.95);
 * }</pre>
 */
public final class Ces implements ForecastModel {
  private static final EngineInfo INFO =
      new EngineInfo(
          "ces",
          "1",
          "Complex exponential smoothing with the season chosen by AICc",
          "Svetunkov, Kourentzes and Ord (2022)",
          EnumSet.of(
              EngineCapability.MISSING_VALUES,
              EngineCapability.SEASONS,
              EngineCapability.UPDATES,
              EngineCapability.DETERMINISTIC));

  private final List<Form> forms;
  private final int season;

  /** The default model, for the service loader. */
  public Ces() {
    this(List.of(Form.values()), 0);
  }

  private Ces(List<Form> forms, int season) {
    this.forms = forms;
    this.season = season;
  }

  /** How a model follows the season. Immutable and thread-safe. */
  public enum Form {
    /** Not at all. */
    NONE("N", 2),
    /** Level and information term stand one season back. */
    SIMPLE("S", 2),
    /** A seasonal index is added. */
    PARTIAL("P", 3),
    /** A second pair of level and information term stands one season back. */
    FULL("F", 4);

    private final String letter;
    private final int parameters;

    Form(String letter, int parameters) {
      this.letter = letter;
      this.parameters = parameters;
    }

    String letter() {
      return letter;
    }

    int parameters() {
      return parameters;
    }

    /** Values that the states before the first value take from the history. */
    int states(int season) {
      return switch (this) {
        case NONE -> 2;
        case SIMPLE -> 2 * season;
        case PARTIAL -> 2 + season;
        case FULL -> 2 + 2 * season;
      };
    }
  }

  /**
   * All forms, the season of the frequency.
   *
   * @return the model
   */
  public static Ces withDefaults() {
    return new Ces();
  }

  /**
   * A copy with one form.
   *
   * @param value the form
   * @return the copy
   */
  public Ces withForm(Form value) {
    return new Ces(List.of(value), season);
  }

  /**
   * A copy with another length of the season.
   *
   * @param value values per season, 1 for none
   * @return the copy
   */
  public Ces withSeason(int value) {
    return new Ces(forms, Seasons.check(value));
  }

  @Override
  public EngineInfo info() {
    return INFO;
  }

  @Override
  public FittedForecast fit(TimeSeries history, RunContext run) {
    List<String> notes = new ArrayList<>();
    ValueModel model = (y, positions, r) -> CesFit.fitOrLevel(y, positions, forms, r, notes);
    PreparedHistory prepared = SeriesFit.prepare(history, season);
    return SeriesFit.fit(INFO, history, prepared, run, model, notes);
  }
}
