package io.github.ecomai.forecast;

import io.github.ecomai.math.Bounds;
import io.github.ecomai.math.NelderMead;
import io.github.ecomai.math.Optimum;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Least squares for complex exponential smoothing, and the choice among its forms by AICc. */
final class CesFit {
  private static final NelderMead SEARCH =
      NelderMead.withDefaults().withTolerance(1e-6).withMaxEvaluations(500).withRestarts(1);
  private static final double[] FIRST = {1.3, 1, 1.3, 1};
  private static final int FEWEST = 10;
  private static final double FIRST_PARTIAL = 0.1;
  private static final double LARGEST_PARAMETER = 4;

  private CesFit() {}

  /** The form of least criterion, the first of equals; too few values get a level alone. */
  static FittedValues fitOrLevel(
      double[] y, int season, List<Ces.Form> asked, RunContext run, List<String> notes) {
    if (y.length < FEWEST) {
      notes.add(
          y.length + " values are fewer than the " + FEWEST + " of a CES: the level is smoothed.");
      return EtsChoice.simple(y, run);
    }
    Ranking ranking = new Ranking();
    FittedCes best = fit(y, season, asked, run, ranking);
    notes.add(ranking.why());
    return best;
  }

  static FittedCes fit(
      double[] y, int season, List<Ces.Form> asked, RunContext run, Ranking ranking) {
    @Nullable FittedCes best = null;
    for (Ces.Form form : asked) {
      if (form == Ces.Form.NONE || season > 1 && y.length > 2 * season) {
        FittedCes fitted = fit(y, season, form, run);
        ranking.add(fitted.name(), fitted.aicc());
        best = best == null || fitted.aicc() < best.aicc() ? fitted : best;
      }
    }
    if (best == null) {
      best = fit(y, season, Ces.Form.NONE, run);
      ranking.add(best.name(), best.aicc());
    }
    return best;
  }

  private static FittedCes fit(double[] y, int season, Ces.Form form, RunContext run) {
    CesKernel before = CesKernel.before(y, season, form);
    double[] upper = new double[form.parameters()];
    Arrays.fill(upper, LARGEST_PARAMETER);
    Bounds box = Bounds.of(new double[form.parameters()], upper);
    ToDoubleFunction<double[]> squares = p -> squares(y, form, before, p);
    Optimum best = SEARCH.minimize(squares, start(form), box, run);
    return finish(y, season, before.with(best.point()), before.with(best.point()));
  }

  private static double[] start(Ces.Form form) {
    double[] start = Arrays.copyOf(FIRST, form.parameters());
    if (form == Ces.Form.PARTIAL) {
      start[2] = FIRST_PARTIAL;
    }
    return start;
  }

  private static double squares(double[] y, Ces.Form form, CesKernel before, double[] p) {
    return CesKernel.isStable(form, p) ? before.with(p).run(y) : Double.POSITIVE_INFINITY;
  }

  private static FittedCes finish(double[] y, int season, CesKernel first, CesKernel kernel) {
    Ces.Form form = kernel.form();
    double squares = kernel.run(y);
    int n = y.length;
    int k = form.parameters() + form.states(season) + 1;
    double spare = n - k - 1.0;
    double aicc =
        spare > 0 && squares > 0
            ? n * Math.log(squares) + 2 * k + 2.0 * k * (k + 1) / spare
            : Double.POSITIVE_INFINITY;
    double deviation = Math.sqrt(squares / Math.max(1, n - k + 1));
    int next = n % kernel.seasons()[0].length;
    return new FittedCes(first, kernel, next, deviation, aicc);
  }
}
