package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.EngineCapability;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.engine.ModelScore;
import io.github.ecomai.error.ModelFitException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final TimeSeries SHOP = Models.months(Models.shop(96, RUN.random("shop")));

  @Test
  void saysWhatItComparedAndWhy() {
    Forecast forecast = Ensemble.withDefaults().fit(SHOP, RUN).forecast(12, 0.95);
    assertThat(forecast.scores()).hasSize(11);
    assertThat(forecast.scores().stream().mapToDouble(ModelScore::weight).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(forecast.scores())
        .isSortedAccordingTo(
            (a, b) -> Double.compare(a.meanAbsoluteError(), b.meanAbsoluteError()));
    assertThat(forecast.scores()).allMatch(score -> score.forecasts() == 54);
    assertThat(forecast.notes().get(0))
        .startsWith("11 models are weighed by their errors in 54 forecasts from 3 earlier points")
        .contains(forecast.scores().get(0).model());
    assertThat(forecast.model()).matches("Ensemble \\(([^%]+ \\d+ %, ){4}\\d others \\d+ %\\)");
    int[] percent =
        Pattern.compile("(\\d+) %")
            .matcher(forecast.model())
            .results()
            .mapToInt(found -> Integer.parseInt(found.group(1)))
            .toArray();
    assertThat(Arrays.stream(percent).sum()).isEqualTo(100);
    assertThat(percent[0]).isGreaterThanOrEqualTo(percent[3]);
    Ensemble three = Ensemble.of(List.of(Theta.withDefaults(), Ces.withDefaults(), new Ets()));
    assertThat(three.fit(SHOP, RUN).forecast(1).model()).doesNotContain("others");
  }

  @Test
  void ofOneModelItSaysWhatThatSaysAndHowWideBoundsAre() {
    Ensemble alone = Ensemble.of(List.of(Models.airline()));
    Forecast model = Models.airline().fit(SHOP, RUN).forecast(6, 0.95);
    Forecast forecast = alone.fit(SHOP, RUN).forecast(6, 0.95);
    double width = Double.parseDouble(forecast.provenance().parameters().get("width"));
    String says =
        String.format(
            Locale.ROOT,
            "Bounds are %.2f times as wide as ARIMA(0,1,1)(0,1,1)[12] says, by its errors in 54"
                + " forecasts from 3 earlier points of the history.",
            width);
    List<String> notes = new ArrayList<>(model.notes());
    notes.add(says);
    assertThat(forecast.notes()).isEqualTo(notes);
    assertThat(forecast.interval(0.95).upper().value(5) - forecast.mean().value(5))
        .isCloseTo(
            width * (model.interval(0.95).upper().value(5) - model.mean().value(5)), within(1e-9));
    assertThat(forecast.provenance().parameters())
        .containsAllEntriesOf(model.provenance().parameters());
    Forecast nested = Ensemble.of(List.of(Ensemble.withDefaults())).fit(SHOP, RUN).forecast(1);
    assertThat(nested.provenance().parameters())
        .containsEntry("weight.0", "1.0")
        .doesNotContainKey("weight.1");
    Forecast later = alone.fit(SHOP.slice(0, 93), RUN).update(SHOP.slice(93, 96)).forecast(6);
    assertThat(later.notes())
        .anyMatch(note -> note.startsWith("3 values were"))
        .anyMatch(note -> note.startsWith("Bounds are"))
        .doesNotHaveDuplicates();
    Forecast unseen = alone.withOrigins(0).fit(SHOP, RUN).forecast(6, 0.95);
    assertThat(unseen.notes())
        .contains(
            "No earlier points were to be looked at: bounds are 1.03 times as wide as"
                + " ARIMA(0,1,1)(0,1,1)[12] says, as its parameters come from 96 values.");
  }

  @Test
  void aModelAloneIsSetRightByThePointsWhereItCouldBeFitted() {
    Forecast forecast = Ensemble.of(List.of(new Stubborn(70))).fit(SHOP, RUN).forecast(6, 0.95);
    assertThat(forecast.provenance().parameters()).containsEntry("origins", "1");
    assertThat(forecast.notes())
        .anyMatch(note -> note.endsWith("in 18 forecasts from 1 earlier point of the history."));
    assertThat(forecast.scores()).hasSize(1);
  }

  @Test
  void aModelAloneIsAskedEvenWhereNothingChanges() {
    Forecast forecast =
        Ensemble.of(List.of(new Stubborn(3))).fit(Models.months(5, 5, 5), RUN).forecast(2);
    assertThat(forecast.mean().toArray()).containsExactly(5, 5);
    assertThatThrownBy(() -> Ensemble.of(List.of(new Stubborn(4))).fit(Models.months(5, 5, 5), RUN))
        .isInstanceOf(ModelFitException.class);
    Forecast few =
        Ensemble.of(List.of(Theta.withDefaults()))
            .fit(Models.months(3, 5, 4, 7, 6, 8), RUN)
            .forecast(2);
    assertThat(few.notes())
        .anyMatch(
            note ->
                note.startsWith(
                    "The history is too short to try the model at earlier points: bounds are 1.50 times"));
  }

  @Test
  void whatIsLeftOfTheDefaultClaimsNoFactor() {
    Forecast forecast =
        Ensemble.withDefaults().withTimeLimit(Duration.ofNanos(1)).fit(SHOP, RUN).forecast(6);
    assertThat(forecast.notes())
        .contains("Seasonal naive is what is left of 11 models.")
        .noneMatch(note -> note.contains("times as wide"));
  }

  @Test
  void choosesTheBestAlone() {
    Forecast forecast = Ensemble.withDefaults().choosingBest().fit(SHOP, RUN).forecast(12, 0.95);
    assertThat(forecast.model()).isEqualTo(forecast.scores().get(0).model());
    assertThat(forecast.scores().get(0).weight()).isEqualTo(1);
  }

  @Test
  void followsAClearSeason() {
    Forecast forecast = Ensemble.withDefaults().fit(SHOP, RUN).forecast(12, 0.95);
    double[] mean = forecast.mean().toArray();
    assertThat(mean[3]).isGreaterThan(1.4 * mean[9]);
  }

  @Test
  void equalWeightsWithoutOrigins() {
    Forecast forecast = Ensemble.withDefaults().withOrigins(0).fit(SHOP, RUN).forecast(6, 0.95);
    assertThat(forecast.scores()).isEmpty();
    assertThat(forecast.provenance().parameters())
        .containsEntry("origins", "0")
        .containsEntry("weight.0", Double.toString(1 / 11.0))
        .containsEntry("weight.10", Double.toString(1 / 11.0));
    assertThat(forecast.notes().get(0))
        .isEqualTo("No earlier points were to be looked at, so 11 weigh the same.");
  }

  @Test
  void withoutComparisonTheFirstIsTakenAlone() {
    TimeSeries few = Models.months(3, 5, 4, 7, 6, 8);
    Forecast all = Ensemble.withDefaults().fit(few, RUN).forecast(3, 0.95);
    assertThat(all.notes().get(0))
        .startsWith("The history is too short to compare models, so ")
        .endsWith(" weigh the same.");
    assertThat(weights(all)).containsOnly(1 / 7.0);
    Forecast alone = Ensemble.withDefaults().choosingBest().fit(few, RUN).forecast(3, 0.95);
    assertThat(alone.notes().get(0))
        .isEqualTo(
            "The history is too short to compare models, so " + alone.model() + " is taken.");
    assertThat(weights(alone).get(0)).isOne();
    double[] gone = Models.shop(60, RUN.random("gone"));
    Arrays.fill(gone, 20, 60, Double.NaN);
    Forecast unknown = Ensemble.withDefaults().fit(Models.months(gone), RUN).forecast(3, 0.95);
    assertThat(unknown.notes().get(0)).startsWith("No known value could be forecast");
  }

  private static List<Double> weights(Forecast forecast) {
    return forecast.provenance().parameters().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("weight."))
        .map(entry -> Double.valueOf(entry.getValue()))
        .toList();
  }

  @Test
  void aLongerHistoryGivesNoLessEvidence() {
    for (int season : new int[] {1, 4, 12, 52}) {
      int horizon = Seasons.usualHorizon(season);
      int before = 0;
      for (int size = 9; size < 4 * season + 4 * horizon; size++) {
        RollingOrigin.Plan plan = RollingOrigin.Plan.of(size, season, horizon, 3);
        int forecasts = plan.origins().size() * plan.horizon();
        assertThat(forecasts)
            .as("season %d size %d", season, size)
            .isGreaterThanOrEqualTo(Math.min(before, horizon));
        before = forecasts;
      }
      assertThat(before).isEqualTo(3 * horizon);
    }
  }

  @Test
  void oneYearOfMonthsIsComparedWithoutTrends() {
    TimeSeries year = Models.months(Models.shop(12, RUN.random("year")));
    Forecast forecast = Ensemble.withDefaults().fit(year, RUN).forecast(6, 0.95);
    assertThat(forecast.notes().get(0)).contains("in 4 forecasts from 1 earlier point of");
    assertThat(forecast.scores()).extracting(ModelScore::model).contains("ETS(A,N,N)");
  }

  @Test
  void modelsThatAreTheSameCountOnce() {
    double[] y = Models.shop(60, RUN.random("same"));
    y[5] = 0;
    Forecast forecast = Ensemble.withDefaults().fit(Models.months(y), RUN).forecast(6, 0.95);
    assertThat(forecast.scores()).hasSize(8);
    assertThat(forecast.scores()).extracting(ModelScore::model).doesNotHaveDuplicates();
  }

  @Test
  void clipsWhatCannotBeNegative() {
    double[] y = new double[48];
    Arrays.setAll(y, t -> Math.max(0, 40 - t) + (t % 3));
    Forecast forecast =
        Ensemble.withDefaults().nonNegative().fit(Models.months(y), RUN).forecast(24, 0.8, 0.95);
    assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(v -> v >= 0);
    assertThat(Arrays.stream(forecast.interval(0.95).lower().toArray())).allMatch(v -> v >= 0);
    Forecast constant =
        Ensemble.withDefaults().nonNegative().fit(Models.months(1), RUN).forecast(2, 0.99);
    assertThat(constant.interval(0.99).lower().toArray()).containsOnly(0.0);
  }

  @Test
  void leavesOutWhatCannotBeFitted() {
    Ensemble ensemble = Ensemble.of(List.of(new Stubborn(0), Theta.withDefaults()));
    Forecast forecast = ensemble.fit(SHOP, RUN).forecast(6, 0.95);
    assertThat(forecast.model()).isEqualTo("Seasonal Theta");
    assertThat(forecast.notes()).anyMatch(note -> note.contains("Left out: stubborn"));
    Ensemble hopeless = Ensemble.of(List.of(new Stubborn(0)));
    assertThatThrownBy(() -> hopeless.fit(SHOP, RUN)).isInstanceOf(ModelFitException.class);
  }

  @Test
  void givesNoWeightToWhatFailsAtAnEarlierPoint() {
    Ensemble ensemble = Ensemble.of(List.of(new Stubborn(90), Theta.withDefaults()));
    Forecast forecast = ensemble.fit(SHOP, RUN).forecast(6, 0.95);
    assertThat(forecast.scores()).hasSize(1);
    assertThat(forecast.mean())
        .isEqualTo(Theta.withDefaults().fit(SHOP, RUN).forecast(6, 0.95).mean());
  }

  @Test
  void onlyModelThatFailsAtAllEarlierPoints() {
    Forecast forecast = Ensemble.of(List.of(new Stubborn(90))).fit(SHOP, RUN).forecast(6, 0.95);
    assertThat(forecast.model()).isEqualTo("Seasonal naive");
    assertThat(forecast.scores()).isEmpty();
  }

  @Test
  void weightsFollowTheErrors() {
    Ensemble ensemble =
        Ensemble.of(List.of(Theta.withDefaults(), SeasonalNaive.withDefaults().withSeason(1)));
    Forecast forecast = ensemble.fit(SHOP, RUN).forecast(12, 0.95);
    assertThat(forecast.scores().get(0).model()).isEqualTo("Seasonal Theta");
    assertThat(forecast.scores().get(0).weight()).isGreaterThan(0.9);
  }

  @Test
  void refusesNonsense() {
    assertThatThrownBy(() -> Ensemble.of(List.of())).hasMessageContaining("no models");
    assertThatThrownBy(() -> Ensemble.withDefaults().withOrigins(-1))
        .hasMessageContaining("origins -1");
    assertThatThrownBy(() -> Ensemble.withDefaults().withHorizon(0))
        .hasMessageContaining("horizon 0");
    assertThatThrownBy(() -> Theta.withDefaults().withSeason(0)).hasMessageContaining("season 0");
    assertThatThrownBy(() -> Ets.withDefaults().withSeason(-3)).hasMessageContaining("season -3");
    assertThatThrownBy(() -> SeasonalNaive.withDefaults().withSeason(0))
        .hasMessageContaining("season 0");
  }

  @Test
  void enginesAreFound() {
    assertThat(ServiceLoader.load(ForecastModel.class))
        .extracting(model -> model.info().id())
        .contains(
            "arima", "ces", "drift", "ensemble", "ets", "mean", "seasonal-naive", "stl", "theta")
        .doesNotHaveDuplicates();
  }

  /** Fits nothing shorter than some length. */
  private record Stubborn(int fewest) implements ForecastModel {
    @Override
    public EngineInfo info() {
      return new EngineInfo("stubborn", "1", "Refuses", "none", Set.of());
    }

    @Override
    public FittedForecast fit(TimeSeries history, RunContext run) {
      if (fewest == 0 || history.size() < fewest) {
        throw new ModelFitException("I will not. Maybe ask another.");
      }
      return SeasonalNaive.withDefaults().fit(history, run);
    }
  }

  /** Never done. */
  private record Endless() implements ForecastModel {
    @Override
    public EngineInfo info() {
      return new EngineInfo("endless", "1", "Goes on", "none", Set.of());
    }

    @Override
    public FittedForecast fit(TimeSeries history, RunContext run) {
      while (true) {
        run.checkCancelled();
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void whenTimeIsUpTheRestIsLeftOut() {
    Ensemble slow =
        Ensemble.of(List.of(Theta.withDefaults(), new Endless(), SeasonalNaive.withDefaults()));
    Forecast forecast = slow.withTimeLimit(Duration.ofSeconds(3)).fit(SHOP, RUN).forecast(6, 0.95);
    assertThat(forecast.scores())
        .extracting(ModelScore::model)
        .containsExactlyInAnyOrder("Seasonal Theta", "Seasonal naive");
    assertThat(forecast.notes()).contains("endless was left out, as time was up.");
    Forecast none =
        Ensemble.withDefaults().withTimeLimit(Duration.ofNanos(1)).fit(SHOP, RUN).forecast(6);
    assertThat(none.model()).isEqualTo("Seasonal naive");
    assertThat(none.notes()).anyMatch(note -> note.endsWith("were left out, as time was up."));
    Forecast only =
        Ensemble.of(List.of(new Endless()))
            .withTimeLimit(Duration.ofMillis(1))
            .fit(SHOP, RUN)
            .forecast(6);
    assertThat(only.mean().toArray()).hasSize(6);
  }

  @Test
  void enoughTimeChangesNothing() {
    Ensemble hour = Ensemble.withDefaults().withTimeLimit(Duration.ofHours(1));
    Forecast limited = hour.fit(SHOP, RUN).forecast(6, 0.9);
    Forecast usual = Ensemble.withDefaults().fit(SHOP, RUN).forecast(6, 0.9);
    assertThat(limited.mean()).isEqualTo(usual.mean());
    assertThat(limited.intervals()).isEqualTo(usual.intervals());
    assertThat(limited.notes()).isEqualTo(usual.notes());
    assertThat(hour.info().capabilities()).doesNotContain(EngineCapability.DETERMINISTIC);
    assertThatThrownBy(() -> hour.withTimeLimit(Duration.ZERO)).hasMessageContaining("PT0S");
    Ensemble ages = Ensemble.withDefaults().withTimeLimit(ChronoUnit.FOREVER.getDuration());
    assertThat(ages.fit(SHOP, RUN).forecast(6, 0.9).mean()).isEqualTo(usual.mean());
  }

  @Test
  void cancellingIsNotTimeBeingUp() {
    Cancellation cancellation = new Cancellation();
    Ensemble slow = Ensemble.of(List.of(new Endless())).withTimeLimit(Duration.ofHours(1));
    Thread other = new Thread(cancellation::cancel);
    other.start();
    assertThatThrownBy(() -> slow.fit(SHOP, RUN.withCancellation(cancellation)))
        .isInstanceOf(RunCancelledException.class);
  }

  @Test
  void percentagesAddUpToAHundred() {
    assertThat(FittedEnsemble.percent(0.333, 0.333, 0.334)).containsExactly(33, 33, 34);
    assertThat(FittedEnsemble.percent(0.125, 0.125, 0.125, 0.125, 0.5))
        .containsExactly(13, 13, 12, 12, 50);
    assertThat(FittedEnsemble.percent(0.2, 0.2)).containsExactly(50, 50);
  }
}
