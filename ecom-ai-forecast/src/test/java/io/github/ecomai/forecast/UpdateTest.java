package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.EngineInfo;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.store.ModelFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** New values without a new fit. */
class UpdateTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final FittedForecastCodec CODEC = new FittedForecastCodec();

  static List<ForecastModel> models() {
    return Models.each();
  }

  /** Models whose parameters stay as they are and whose parts are those of the forecast. */
  static List<ForecastModel> recursions() {
    return Stream.concat(
            Models.recursions().stream(),
            Models.plain().stream().filter(model -> !(model instanceof Mean)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("recursions")
  void eachUpdateIsTheSameParametersOverTheLongerHistory(ForecastModel model) {
    double[] shop = Models.shop(84, RUN.random("update"));
    shop[31] = Double.NaN;
    shop[70] = Double.NaN;
    TimeSeries whole = Models.months(shop);
    FittedForecast fitted = model.fit(whole.slice(0, 60), RUN);
    Components all = fitted.update(whole.slice(60, 84)).components(1).orElseThrow();
    for (int t = 60; t < 84; t++) {
      double next = fitted.forecast(1).mean().value(0);
      assertThat(all.fitted().value(t))
          .as("%s at %d", fitted.model(), t)
          .isCloseTo(next, near(next));
      fitted = fitted.update(whole.slice(t, t + 1));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void storedThenUpdatedIsUpdatedThenStored(ForecastModel model) {
    double[] shop = Models.shop(72, RUN.random("store"));
    shop[17] = Double.NaN;
    shop[65] = Double.NaN;
    TimeSeries whole = Models.months(shop);
    FittedForecast fitted = model.fit(whole.slice(0, 60), RUN);
    FittedForecast one = stored(fitted).update(whole.slice(60, 72));
    FittedForecast other = stored(fitted.update(whole.slice(60, 72)));
    assertThat(one.forecast(18, 0.8, 0.95)).isEqualTo(other.forecast(18, 0.8, 0.95));
    assertThat(one.components(6)).isEqualTo(other.components(6));
    assertThat(ModelFile.encode(CODEC, one)).isEqualTo(ModelFile.encode(CODEC, other));
  }

  private static FittedForecast stored(FittedForecast model) {
    return ModelFile.decode(CODEC, ModelFile.encode(CODEC, model));
  }

  /** What a few numbers of the history determine is as if fitted again. */
  @Test
  void simpleModelsAreAsIfFittedAgain() {
    TimeSeries whole = Models.months(Models.shop(50, RUN.random("simple")));
    for (ForecastModel model :
        List.of(
            Mean.withDefaults(),
            Drift.withDefaults(),
            SeasonalNaive.withDefaults(),
            SeasonalNaive.withDefaults().withSeason(1),
            SeasonalNaive.withDefaults().withSeason(20))) {
      Forecast updated =
          model.fit(whole.slice(0, 20), RUN).update(whole.slice(20, 50)).forecast(9, 0.9);
      Forecast again = model.fit(whole, RUN).forecast(9, 0.9);
      assertThat(updated.mean()).isEqualTo(again.mean());
      assertThat(updated.intervals()).isEqualTo(again.intervals());
      assertThat(updated.model()).isEqualTo(again.model());
    }
  }

  /** The filter goes on from its stored state bit for bit as it would have run through. */
  @Test
  void arimaGoesOnBitForBit() {
    double[] y = Models.shop(150, RUN.random("filter"));
    y[40] = Double.NaN;
    y[130] = Double.NaN;
    for (Arima model :
        List.of(
            Models.airline(),
            Arima.withDefaults().withOrder(ArimaOrder.of(2, 1, 1).withConstant(true)),
            Arima.withDefaults().withOrder(ArimaOrder.of(1, 0, 0).withConstant(true)),
            Arima.withDefaults().withFourierTerms(2))) {
      FittedSeries fitted = (FittedSeries) model.fit(Models.months(y).slice(0, 100), RUN);
      FittedArima first = (FittedArima) fitted.fitted();
      int exponent = fitted.preparation().exponent();
      double[] units = Arrays.stream(y).map(v -> Math.scalb(v, -exponent)).toArray();
      FittedArima later = first.update(Arrays.copyOfRange(units, 100, 150));
      ArimaKalman whole = first.filter(units);
      whole.run();
      assertThat(later.state().mean()).isEqualTo(whole.state()[0]);
      assertThat(later.state().covariance()).isEqualTo(whole.covariance());
    }
  }

  @Test
  void smoothingGoesOnBitForBit() {
    double[] y = Models.shop(90, RUN.random("ets"));
    for (Ets.Seasonal season : Ets.Seasonal.values()) {
      for (Ets.Errors errors : Ets.Errors.values()) {
        EtsChoice choice =
            new EtsChoice(
                Set.of(errors),
                Set.of(Ets.Trend.DAMPED),
                Set.of(season),
                Ets.Region.USUAL,
                Ets.Start.ESTIMATED);
        FittedEts fitted = choice.fit(Arrays.copyOf(y, 60), 12, RUN, new ArrayList<>());
        FittedEts later = fitted.update(Arrays.copyOfRange(y, 60, 90));
        EtsForm form = fitted.form();
        int m = form.positions(12);
        EtsKernel kernel = new EtsKernel(y, m, form.relative(), form.product());
        kernel.smoothing(fitted.smoothing());
        kernel.start(fitted.first().level(), fitted.first().trend());
        System.arraycopy(fitted.first().season(), 0, kernel.season(), 0, m);
        kernel.run();
        assertThat(later.state().level()).isEqualTo(kernel.level()[90]);
        assertThat(later.state().trend()).isEqualTo(kernel.trend()[90]);
        assertThat(later.state().season())
            .isEqualTo(Arrays.copyOfRange(kernel.season(), 90, 90 + m));
      }
    }
  }

  /** What is combined are the members, each updated alone, with the weights of the fit. */
  @Test
  void anEnsembleKeepsItsWeightsAndMovesItsMembersOn() {
    TimeSeries whole = Models.months(Models.shop(84, RUN.random("ensemble")));
    TimeSeries before = whole.slice(0, 70);
    TimeSeries after = whole.slice(70, 84);
    List<ForecastModel> models =
        List.of(Theta.withDefaults(), Ets.withDefaults(), SeasonalNaive.withDefaults());
    FittedForecast fitted = Ensemble.of(models).fit(before, RUN);
    Forecast updated = fitted.update(after).forecast(18, 0.8, 0.95);
    Map<String, String> parameters = updated.provenance().parameters();
    assertThat(parameters).isEqualTo(fitted.forecast(1).provenance().parameters());
    double[] weights = new double[models.size()];
    Arrays.setAll(weights, i -> Double.parseDouble(parameters.get("weight." + i)));
    assertThat(weights[0]).isPositive().isNotEqualTo(weights[1]);
    List<Fan> fans =
        models.stream()
            .map(model -> model.fit(before, RUN).update(after).forecast(18, 0.8, 0.95))
            .map(Forecasts::fan)
            .toList();
    double width = Double.parseDouble(parameters.get("width"));
    Fan combined = Combination.of(fans, weights).widen((level, step) -> width).widening();
    assertThat(updated.mean().toArray()).containsExactly(combined.mean(), within(1e-9));
    for (int i = 0; i < 2; i++) {
      assertThat(updated.intervals().get(i).lower().toArray())
          .containsExactly(combined.lower(i), within(1e-9));
      assertThat(updated.intervals().get(i).upper().toArray())
          .containsExactly(combined.upper(i), within(1e-9));
    }
    assertThat(updated.mean()).isNotEqualTo(fitted.forecast(18).mean());
    Forecast again = Ensemble.of(models).fit(whole, RUN).forecast(1);
    assertThat(again.provenance().parameters().get("weight.0"))
        .isNotEqualTo(parameters.get("weight.0"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void oddValuesGiveNumbers(ForecastModel model) {
    TimeSeries history = Models.months(Models.shop(48, RUN.random("odd")));
    double[][] updates = {
      {Double.NaN},
      new double[30],
      {0, 0, 0},
      {-50, -60, 70},
      {1e12},
      {1e300, -1e300},
      {1e-12, 1e-300},
      Models.shop(1, RUN.random("one"))
    };
    for (double[] update : updates) {
      TimeSeries next = TimeSeries.of(history.time(48), history.frequency(), update);
      FittedForecast fitted = model.fit(history, RUN).update(next);
      Forecast forecast = fitted.forecast(14, 0.9);
      assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(Double::isFinite);
      assertThat(Arrays.stream(forecast.interval(0.9).lower().toArray()))
          .allMatch(Double::isFinite);
      assertThat(forecast.notes()).anyMatch(note -> note.contains("added since the fit"));
      Components parts = fitted.components(14).orElseThrow();
      assertThat(Arrays.stream(parts.fitted().toArray())).allMatch(Double::isFinite);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void constantsAndShortHistoriesTakeValuesToo(ForecastModel model) {
    for (double[] history : new double[][] {{5}, {5, 6}, {7, 7, 7, 7, 7}, new double[14]}) {
      TimeSeries known = Models.months(history);
      TimeSeries next = TimeSeries.of(known.time(history.length), Frequency.MONTH, 9, 8);
      FittedForecast fitted = model.fit(known, RUN).update(next);
      Forecast forecast = fitted.forecast(3, 0.9);
      assertThat(forecast.mean().toArray()).containsOnly(8.0);
      assertThat(forecast.model()).isEqualTo("Naive");
      assertThat(forecast.interval(0.9).upper().value(0)).isGreaterThan(8);
      assertThat(fitted.components(3).orElseThrow().total().value(history.length + 1)).isEqualTo(8);
    }
  }

  @Test
  void neverNegativeAfterAnUpdate() {
    double[] y = new double[48];
    Arrays.setAll(y, t -> Math.max(0, 60 - t) + (t % 3));
    TimeSeries history = Models.months(y);
    TimeSeries zeros = TimeSeries.of(history.time(48), Frequency.MONTH, 3, 0, 0, 0);
    FittedForecast fitted = Ensemble.withDefaults().nonNegative().fit(history, RUN).update(zeros);
    Forecast forecast = fitted.forecast(24, 0.95);
    assertThat(Arrays.stream(forecast.mean().toArray())).allMatch(v -> v >= 0);
    assertThat(Arrays.stream(forecast.interval(0.95).lower().toArray())).allMatch(v -> v >= 0);
    Components ahead = fitted.components(24).orElseThrow().last(24);
    for (int h = 0; h < 24; h++) {
      assertThat(ahead.total().value(h)).isCloseTo(forecast.mean().value(h), within(1e-9));
    }
  }

  @Test
  void whatDoesNotFollowIsRefused() {
    FittedForecast fitted = Theta.withDefaults().fit(Models.months(1, 3, 2, 4, 3), RUN);
    LocalDate next = LocalDate.of(2020, 6, 1);
    assertThatThrownBy(() -> fitted.update(TimeSeries.of(next.plusMonths(1), Frequency.MONTH, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2020-06-01")
        .hasMessageContaining("gap");
    assertThatThrownBy(() -> fitted.update(TimeSeries.of(next.minusMonths(1), Frequency.MONTH, 5)))
        .hasMessageContaining("begins at 2020-06-01")
        .hasMessageContaining("overlap");
    assertThatThrownBy(() -> fitted.update(TimeSeries.of(next, Frequency.WEEK, 5)))
        .hasMessageContaining("WEEK")
        .hasMessageContaining("MONTH");
    assertThatThrownBy(() -> TimeSeries.of(next, Frequency.MONTH, 5, Double.POSITIVE_INFINITY))
        .hasMessageContaining("Value 1 is infinite");
    assertThatThrownBy(() -> fitted.update(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void membersOfOthersMayRefuse() {
    ForecastModel foreign = new Foreign();
    FittedForecast fitted =
        Ensemble.of(List.of(foreign, Drift.withDefaults()))
            .fit(Models.months(1, 3, 2, 4, 3, 5), RUN);
    TimeSeries next = TimeSeries.of(LocalDate.of(2020, 7, 1), Frequency.MONTH, 5);
    assertThatThrownBy(() -> fitted.update(next))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("foreign takes no new values. Maybe fit it again");
    assertThat(fitted.components(3)).isEmpty();
    FittedForecast around = StlForecast.of(foreign).fit(Models.months(1, 3, 2, 4, 3, 5), RUN);
    assertThat(around.components(3).orElseThrow().last(3).total())
        .isEqualTo(around.forecast(3).mean());
  }

  /** A model that does only what it must. */
  private static final class Foreign implements ForecastModel {
    @Override
    public EngineInfo info() {
      return new EngineInfo("foreign", "1", "Fixed", "none", Set.of());
    }

    @Override
    public FittedForecast fit(TimeSeries history, RunContext run) {
      Forecast naive = SeasonalNaive.withDefaults().withSeason(1).fit(history, run).forecast(1);
      return new FittedForecast() {
        @Override
        public String model() {
          return "foreign";
        }

        @Override
        public Forecast forecast(int horizon, double... levels) {
          Forecast other =
              SeasonalNaive.withDefaults()
                  .withSeason(1)
                  .fit(history, run)
                  .forecast(horizon, levels);
          return new Forecast(
              model(),
              history,
              other.mean(),
              other.intervals(),
              List.of(),
              List.of(),
              naive.provenance());
        }
      };
    }
  }

  private static org.assertj.core.data.Offset<Double> near(double value) {
    return within(1e-9 * Math.abs(value));
  }
}
