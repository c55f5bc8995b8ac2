package io.github.ecomai.forecast;

import io.github.ecomai.forecast.Ets.Errors;
import io.github.ecomai.forecast.Ets.Seasonal;
import io.github.ecomai.forecast.Ets.Trend;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The forms of exponential smoothing that are asked for and fit the values, and the choice among
 * them by the corrected information criterion. Immutable.
 *
 * @param errors forms of the errors to try
 * @param trends forms of the trend to try
 * @param seasons forms of the season to try
 * @param region of the smoothing parameters
 * @param start of the states
 */
record EtsChoice(
    Set<Errors> errors,
    Set<Trend> trends,
    Set<Seasonal> seasons,
    Ets.Region region,
    Ets.Start start) {
  private static final int FEWEST_FOR_TREND = 10;
  private static final int LONGEST_FREE_SEASON = 24;

  EtsChoice {
    errors = Set.copyOf(errors);
    trends = Set.copyOf(trends);
    seasons = Set.copyOf(seasons);
  }

  static EtsChoice ofAll() {
    return new EtsChoice(
        EnumSet.allOf(Errors.class),
        EnumSet.allOf(Trend.class),
        EnumSet.allOf(Seasonal.class),
        Ets.Region.USUAL,
        Ets.Start.ESTIMATED);
  }

  /** The form of least criterion, the simplest of equals; the level alone if none is possible. */
  FittedEts fit(double[] y, int season, RunContext run, List<String> notes) {
    @Nullable FittedEts best = null;
    Ranking ranking = new Ranking();
    for (EtsForm form : forms(y, season)) {
      run.checkCancelled();
      @Nullable FittedEts fitted = new EtsFit(y, season, form, region, start(season)).fit(run);
      if (fitted != null) {
        ranking.add(fitted.name(), fitted.quality().aicc());
      }
      if (fitted != null && (best == null || fitted.quality().aicc() < best.quality().aicc())) {
        best = fitted;
      }
    }
    notes.add(
        best != null ? ranking.why() : "No form that was asked for is possible: the level alone.");
    return best != null ? best : simple(y, run);
  }

  /** Smoothing of the level alone, which any values allow. */
  static FittedEts simple(double[] y, RunContext run) {
    EtsFit fit = new EtsFit(y, 1, EtsForm.SIMPLE, Ets.Region.USUAL, Ets.Start.ESTIMATED);
    return Objects.requireNonNull(fit.fit(run), "a level");
  }

  /** Simplest first. */
  List<EtsForm> forms(double[] y, int season) {
    boolean positive = SeasonalAdjustment.allPositive(y);
    Set<Seasonal> possible = seasonal(y, season, positive);
    boolean plain = y.length < Math.max(FEWEST_FOR_TREND, season > 1 ? 2 * season : 1);
    List<EtsForm> forms = new ArrayList<>();
    for (Seasonal seasonal : sorted(possible, Seasonal.NONE)) {
      for (Trend trend : plain ? Set.of(Trend.NONE) : sorted(trends, Trend.NONE)) {
        for (Errors error : positive ? sorted(errors, Errors.ADDITIVE) : Set.of(Errors.ADDITIVE)) {
          EtsForm form = new EtsForm(error, trend, seasonal);
          if (isStable(form)) {
            forms.add(form);
          }
        }
      }
    }
    return forms;
  }

  /** Additive errors with a multiplicative season divide by small indices: only if asked for. */
  private boolean isStable(EtsForm form) {
    return form.relative() || !form.product() || errors.size() == 1 && seasons.size() == 1;
  }

  private Set<Seasonal> seasonal(double[] y, int season, boolean positive) {
    boolean enough = season > 1 && y.length > 2 * season;
    boolean clear = season <= LONGEST_FREE_SEASON || SeasonalAdjustment.present(y, season);
    if (!enough || !clear) {
      return Set.of(Seasonal.NONE);
    }
    EnumSet<Seasonal> possible = EnumSet.noneOf(Seasonal.class);
    possible.addAll(seasons);
    if (season > LONGEST_FREE_SEASON && seasons.size() > 1) {
      possible.remove(Seasonal.NONE); // a criterion that counts a year of indices would never agree
    }
    if (!positive && possible.remove(Seasonal.MULTIPLICATIVE)) {
      possible.add(Seasonal.ADDITIVE);
    }
    return possible;
  }

  /** Long seasons have too many indices to be searched. */
  private Ets.Start start(int season) {
    return season > LONGEST_FREE_SEASON ? Ets.Start.FIRST_VALUES : start;
  }

  private static <E extends Enum<E>> List<E> sorted(Set<E> some, E first) {
    return EnumSet.allOf(first.getDeclaringClass()).stream().filter(some::contains).toList();
  }
}
