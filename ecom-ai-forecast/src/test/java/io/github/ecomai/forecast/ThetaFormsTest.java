package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.RunContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThetaFormsTest {
  private static final RunContext RUN = RunContext.defaults();

  /** The line that is moved on is the regression line through the values so far. */
  @Test
  void theDynamicLineIsTheRegressionLine() {
    double[] y = Models.shop(40, RUN.random("line"));
    ThetaState state = ThetaState.dynamic(0.3, 1, 0);
    for (int t = 0; t < y.length; t++) {
      state.advance(y[t]);
      Line line = Line.through(y, t + 1);
      double power = Math.pow(0.7, t + 1);
      double expected = line.at(-1) * power + line.slope() * (1 - power * 0.7) / 0.3;
      assertThat(state.lineTerm()).isCloseTo(expected, within(1e-9 * Math.abs(expected)));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void noOtherParametersFitBetter(boolean dynamic) {
    double[] y = Models.shop(40, RUN.random("search"));
    ThetaState best = new ThetaSearch(y, dynamic, true).fit(RUN);
    int spare = y.length - ThetaSearch.FIRST_JUDGED - 3;
    double least = best.deviation() * best.deviation() * spare;
    Line line = Line.through(y, y.length);
    RandomGenerator random = RUN.random("points");
    for (int i = 0; i < 5000; i++) {
      double alpha = 0.1 + 0.89 * random.nextDouble();
      double weight = random.nextDouble();
      double first = 200 * random.nextDouble();
      ThetaState state =
          dynamic
              ? ThetaState.dynamic(alpha, weight, first)
              : ThetaState.fixed(alpha, weight, first, line.at(-1), line.slope());
      double squares = 0;
      for (int t = 0; t < y.length; t++) {
        double error = y[t] - state.expected();
        squares += t >= ThetaSearch.FIRST_JUDGED ? error * error : 0;
        state.advance(y[t]);
      }
      assertThat(squares).isGreaterThanOrEqualTo(least * (1 - 1e-9));
    }
  }

  /** An error is followed ahead by hand: its effects are what the variance is made of. */
  @ParameterizedTest
  @EnumSource(
      value = Theta.Form.class,
      names = {"OPTIMISED", "DYNAMIC", "DYNAMIC_OPTIMISED"})
  void variancesAreThoseOfErrorsFollowedAhead(Theta.Form form) {
    double[] y = Models.shop(30, RUN.random("ahead"));
    FittedOptimisedTheta fitted =
        (FittedOptimisedTheta) FittedOptimisedTheta.of(y, 1, form, RUN, new ArrayList<>());
    int horizon = 10;
    double[] variance = new double[horizon];
    Arrays.fill(variance, 1);
    for (int at = 0; at < horizon; at++) {
      ThetaState plain = fitted.state().copy();
      ThetaState moved = fitted.state().copy();
      for (int h = 0; h < horizon; h++) {
        double effect = moved.expected() - plain.expected();
        variance[h] += effect * effect;
        moved.advance(moved.expected() + (h == at ? 1 : 0));
        plain.advance(plain.expected());
      }
    }
    Fan fan = fitted.fan(horizon, new double[] {0.8});
    double first = fan.upper(0)[0] - fan.mean()[0];
    for (int h = 0; h < horizon; h++) {
      assertThat(fan.upper(0)[h] - fan.mean()[h])
          .isCloseTo(first * Math.sqrt(variance[h]), within(1e-9 * first * horizon));
    }
  }

  @Test
  void fewValuesGetTheStandardMethod() {
    Theta dynamic = Theta.withDefaults().withForm(Theta.Form.DYNAMIC_OPTIMISED);
    FittedForecast few = dynamic.fit(Models.months(5, 7, 6, 8, 9, 8, 9), RUN);
    assertThat(few.model()).isEqualTo("Theta");
    double[] shop = Models.shop(60, RUN.random("names"));
    assertThat(dynamic.fit(Models.months(shop), RUN).model())
        .isEqualTo("Seasonal Dynamic optimised Theta");
  }

  /** The whole search of so many values takes seconds. */
  @Test
  void aSearchEndsInTheMiddleWhenItIsCancelled() {
    double[] y = RUN.random("long").doubles(400_000).toArray();
    ThetaSearch search = new ThetaSearch(y, true, true);
    try (TimeLimit limit = TimeLimit.start(RUN, Duration.ofMillis(100))) {
      RunContext limited = limit.run();
      assertThatThrownBy(() -> search.fit(limited)).isInstanceOf(RunCancelledException.class);
    }
  }
}
