package io.github.ecomai.forecast;

import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.forecast.RollingOrigin.Plan;
import java.util.List;
import java.util.Locale;

/**
 * Says why an ensemble is as it is.
 *
 * @param ensemble what was asked for
 * @param fitted its members
 * @param errors at earlier points
 * @param origins number of earlier points that forecasts came from
 * @param plan the points that were to be
 * @param timeUp whether some of them were left out
 */
record EnsembleWords(
    Ensemble ensemble,
    List<FittedForecast> fitted,
    MemberErrors errors,
    int origins,
    Plan plan,
    boolean timeUp) {
  /**
   * The sentence.
   *
   * @param factor by which bounds are wider than the members say
   * @param values that the members were fitted to
   * @param others what else makes bounds wider or narrower
   */
  String why(double factor, int values, ErrorTable others) {
    if (fitted.size() > 1) {
      return whySoWeighed();
    }
    return others == ErrorTable.NONE
        ? whySoWide(factor, values)
        : name(0) + " is what is left of " + ensemble.members().size() + " models.";
  }

  private String whySoWide(double factor, int values) {
    return errors.forecasts() == 0
        ? String.format(
            Locale.ROOT,
            "%s: bounds are %.2f times as wide as %s says, as its parameters come from %d values.",
            whyNot("try the model at earlier points"),
            factor,
            name(0),
            values)
        : String.format(
            Locale.ROOT,
            "Bounds are %.2f times as wide as %s says, by its errors in %s.",
            factor,
            name(0),
            compared());
  }

  private String whySoWeighed() {
    int n = fitted.size();
    if (errors.forecasts() == 0) {
      return whyNot("compare models")
          + ", so "
          + (ensemble.bestAlone() ? name(0) + " is taken." : n + " weigh the same.");
    }
    String compared = compared() + ", where " + name(errors.best()) + " erred least.";
    return ensemble.bestAlone()
        ? "Chosen among " + n + " models by " + compared
        : n + " models are weighed by their errors in " + compared;
  }

  private String compared() {
    return errors.forecasts()
        + (errors.forecasts() == 1 ? " forecast from " : " forecasts from ")
        + origins
        + (origins == 1 ? " earlier point" : " earlier points")
        + " of the history";
  }

  /** Why there is no error to go by. */
  private String whyNot(String doing) {
    if (ensemble.origins() == 0) {
      return "No earlier points were to be looked at";
    }
    if (timeUp) {
      return "There was no time to " + doing;
    }
    return plan.origins().isEmpty()
        ? "The history is too short to " + doing
        : "No known value could be forecast from an earlier point";
  }

  private String name(int member) {
    return fitted.get(member).model();
  }
}
