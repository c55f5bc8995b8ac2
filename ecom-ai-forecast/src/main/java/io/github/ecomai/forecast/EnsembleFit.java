package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.engine.ModelScore;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.forecast.RollingOrigin.Plan;
import io.github.ecomai.forecast.RollingOrigin.Trial;
import io.github.ecomai.run.Provenance;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fits the members of an ensemble, compares them at earlier points and weighs them. */
final class EnsembleFit {
  /** The naive model is there for when nothing else works; it counts half of what it earns. */
  private static final double BASELINE = 0.5;

  /** The model that erred least of several was also lucky: its bounds are widened (measured). */
  private static final double LUCK = 1.2;

  private final Ensemble ensemble;
  private final TimeSeries history;
  private final RunContext run;
  private final List<ForecastModel> members = new ArrayList<>();
  private final List<FittedForecast> fitted = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean timeUp;

  private EnsembleFit(Ensemble ensemble, TimeSeries history, RunContext run) {
    this.ensemble = ensemble;
    this.history = history;
    this.run = run;
  }

  static FittedForecast fit(Ensemble ensemble, TimeSeries history, RunContext run) {
    if (SeriesFit.isTrivial(history)) {
      boolean one = ensemble.members().size() == 1;
      SeasonalNaive naive = SeasonalNaive.withDefaults().withSeason(1);
      FittedForecast fitted = (one ? ensemble.members().get(0) : naive).fit(history, run);
      return ensemble.clipped() ? new ClippedForecast(fitted) : fitted;
    }
    return new EnsembleFit(ensemble, history, run).fit();
  }

  private FittedForecast fit() {
    if (ensemble.timeLimit().isEmpty()) {
      return fit(() -> run, () -> run);
    }
    Duration all = ensemble.timeLimit().get();
    boolean one = ensemble.members().size() == 1;
    Duration part = one ? all : all.multipliedBy(2).dividedBy(5);
    try (TimeLimit forMembers = TimeLimit.start(run, part);
        TimeLimit whole = TimeLimit.start(run, all)) {
      return fit(forMembers::run, whole::run);
    }
  }

  /**
   * Fits and compares.
   *
   * @param forMembers ends the fits of members
   * @param whole ends the comparison
   */
  private FittedForecast fit(Supplier<RunContext> forMembers, Supplier<RunContext> whole) {
    Instant start = run.now();
    fitMembers(forMembers);
    int season = history.frequency().season();
    int first = PreparedHistory.firstKnown(history.toArray());
    TimeSeries known = history.slice(first, history.size());
    Plan plan = Plan.of(known.size(), season, ensemble.horizon(season), ensemble.origins());
    List<Trial> trials = trials(known, plan, whole);
    MemberErrors errors = MemberErrors.of(trials, members.size(), NaiveErrors.usualChange(known));
    double[] weights = ensemble.bestAlone() ? errors.bestAlone() : errors.weights(shares());
    boolean compared = errors.forecasts() > 0;
    ErrorTable others = ensemble.errorTable(season);
    double factor =
        Calibration.factor(compared ? trials : List.of(), weights, known.size(), others);
    factor *= ensemble.bestAlone() && compared && members.size() > 1 ? LUCK : 1;
    notes.add(
        0,
        new EnsembleWords(ensemble, fitted, errors, trials.size(), plan, timeUp)
            .why(factor, known.size(), others));
    EngineInfo info = ensemble.info();
    Provenance provenance =
        new Provenance(
            info.id(),
            info.version(),
            parameters(weights, factor, trials.size(), plan.horizon()),
            run.seed(),
            SeriesFit.fingerprint(history),
            Duration.between(start, run.now()));
    return new FittedEnsemble(
        history,
        history.size(),
        fitted,
        new FittedEnsemble.Blend(weights, factor, others, ensemble.clipped()),
        scores(errors, weights),
        notes,
        provenance);
  }

  private double[] shares() {
    return members.stream().mapToDouble(m -> m instanceof SeasonalNaive ? BASELINE : 1).toArray();
  }

  private void fitMembers(Supplier<RunContext> limited) {
    @Nullable ModelFitException last = null;
    List<String> late = new ArrayList<>();
    for (ForecastModel model : ensemble.members()) {
      run.checkCancelled();
      try {
        add(model, model instanceof SeasonalNaive ? run : limited.get());
      } catch (ModelFitException e) {
        last = e;
        notes.add("Left out: " + model.info().id() + ", which could not be fitted.");
      } catch (RunCancelledException e) {
        run.checkCancelled();
        late.add(model.info().id());
      }
    }
    if (!late.isEmpty()) {
      notes.add(
          (late.size() == 1 ? late.get(0) + " was" : late.size() + " models were")
              + " left out, as time was up.");
    }
    if (last != null && members.isEmpty() && late.isEmpty()) {
      throw last;
    }
    if (members.isEmpty()) {
      add(SeasonalNaive.withDefaults(), run);
    }
  }

  private void add(ForecastModel model, RunContext limited) {
    FittedForecast one = model.fit(history, limited);
    one = ensemble.clipped() ? new ClippedForecast(one) : one;
    if (isNew(one)) {
      members.add(model);
      fitted.add(one);
    }
  }

  /** From as many points, the latest first, as there is time for; where nothing fits, none. */
  private List<Trial> trials(TimeSeries known, Plan plan, Supplier<RunContext> limited) {
    List<Trial> trials = new ArrayList<>();
    int tried = 0;
    try {
      for (int origin : plan.origins()) {
        Trial trial =
            RollingOrigin.trial(members, known, origin, plan, ensemble.clipped(), limited.get());
        tried++;
        if (trial.forecasts().stream().anyMatch(Objects::nonNull)) {
          trials.add(trial);
        }
      }
    } catch (RunCancelledException e) {
      run.checkCancelled();
      timeUp = true;
      int missing = plan.origins().size() - tried;
      notes.add(
          missing
              + (missing == 1 ? " earlier point was" : " earlier points were")
              + " left out, as time was up.");
    }
    return trials;
  }

  /** Models that fall back on one and the same must not count twice. */
  private boolean isNew(FittedForecast one) {
    Forecast forecast = one.forecast(2, 0.8);
    return fitted.stream()
        .filter(other -> other.model().equals(one.model()))
        .map(other -> other.forecast(2, 0.8))
        .noneMatch(
            other ->
                other.mean().equals(forecast.mean())
                    && other.intervals().equals(forecast.intervals()));
  }

  private String name(int member) {
    return fitted.get(member).model();
  }

  private Map<String, String> parameters(
      double[] weights, double factor, int origins, int horizon) {
    Map<String, String> named = new TreeMap<>();
    for (int i = 0; i < weights.length; i++) {
      named.put("member." + i, name(i));
      named.put("weight." + i, Double.toString(weights[i]));
    }
    named.put("width", Double.toString(factor));
    named.put("origins", Integer.toString(origins));
    named.put("horizon", Integer.toString(horizon));
    if (members.size() == 1 && !(members.get(0) instanceof Ensemble)) {
      fitted.get(0).forecast(1).provenance().parameters().forEach(named::putIfAbsent);
    }
    return named;
  }

  private List<ModelScore> scores(MemberErrors errors, double[] weights) {
    if (errors.forecasts() == 0) {
      return List.of();
    }
    return IntStream.range(0, weights.length)
        .filter(i -> errors.mean(i) < Double.POSITIVE_INFINITY)
        .mapToObj(i -> new ModelScore(name(i), errors.mean(i), errors.forecasts(), weights[i]))
        .sorted(Comparator.comparingDouble(ModelScore::meanAbsoluteError))
        .toList();
  }
}
