package io.github.ecomai.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.run.RunContext;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The recursion written down a second time, in complex numbers as it is published: with a value y
 * and its error e, what is expected next of y and e together is (a0 + i a1)(y + i e) + (1 - a0 + i
 * (1 - a1))(expected y + i expected e).
 */
class CesRecursionTest {
  private static final RunContext RUN = RunContext.defaults();
  private static final int SEASON = 4;

  @ParameterizedTest
  @EnumSource(Ces.Form.class)
  void squaresAreThoseOfThePublishedRecursion(Ces.Form form) {
    RandomGenerator random = RUN.random("recursion");
    double[] y = Models.shop(50, RUN.random("values"));
    int compared = 0;
    while (compared < 200) {
      double[] p = random.doubles(form.parameters(), 0, 2.5).toArray();
      double[] level = random.doubles(2, 50, 150).toArray();
      double[][] season = new double[2][];
      for (int part = 0; part < 2; part++) {
        season[part] = random.doubles(form == Ces.Form.NONE ? 1 : SEASON, 50, 150).toArray();
      }
      if (CesKernel.isStable(form, p)) {
        double expected = new Published(form, p, level, season).squares(y);
        double found = CesKernel.of(form, p, level.clone(), copy(season)).run(y);
        assertThat(found).isCloseTo(expected, within(1e-12 * expected));
        compared++;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Ces.Form.class)
  void noOtherParametersFitBetter(Ces.Form form) {
    double[] y = Models.shop(60, RUN.random("search"));
    FittedCes best = CesFit.fit(y, SEASON, List.of(form), RUN, new Ranking());
    double least = squares(y, best, best.kernel().parameters());
    RandomGenerator random = RUN.random("points");
    int compared = 0;
    while (compared < 5000) {
      double size = Math.pow(10, -4 * random.nextDouble());
      double[] p = best.kernel().parameters().clone();
      for (int i = 0; i < p.length; i++) {
        p[i] += size * (2 * random.nextDouble() - 1);
      }
      if (CesKernel.isStable(form, p)) {
        assertThat(squares(y, best, p)).isGreaterThanOrEqualTo(least * (1 - 1e-6));
        compared++;
      }
    }
  }

  /** From the same states before the first value. */
  private static double squares(double[] y, FittedCes fitted, double[] p) {
    CesKernel first = fitted.first();
    return new Published(fitted.form(), p, first.levels(), first.seasons()).squares(y);
  }

  private static double[][] copy(double[][] season) {
    return new double[][] {season[0].clone(), season[1].clone()};
  }

  /** Each pair is what is expected of a part of the value, and of its error. */
  private static final class Published {
    private final Ces.Form form;
    private final double[] p;
    private double[] level;
    private final double[][] season;

    Published(Ces.Form form, double[] p, double[] level, double[][] season) {
      this.form = form;
      this.p = p;
      this.level = level;
      this.season = new double[season[0].length][];
      for (int s = 0; s < this.season.length; s++) {
        this.season[s] = new double[] {season[0][s], season[1][s]};
      }
    }

    double squares(double[] y) {
      double squares = 0;
      for (int t = 0; t < y.length; t++) {
        int s = t % season.length;
        double expected =
            switch (form) {
              case NONE -> level[0];
              case SIMPLE -> season[s][0];
              case PARTIAL, FULL -> level[0] + season[s][0];
            };
        double error = y[t] - expected;
        squares += error * error;
        if (form != Ces.Form.SIMPLE) {
          level = next(level, error, p[0], p[1]);
        }
        switch (form) {
          case NONE -> {}
          case SIMPLE -> season[s] = next(season[s], error, p[0], p[1]);
          case PARTIAL -> season[s] = new double[] {season[s][0] + p[2] * error, 0};
          case FULL -> season[s] = next(season[s], error, p[2], p[3]);
        }
      }
      return squares;
    }

    private static double[] next(double[] pair, double error, double a0, double a1) {
      double[] seen = times(a0, a1, pair[0] + error, error);
      double[] expected = times(1 - a0, 1 - a1, pair[0], pair[1]);
      return new double[] {seen[0] + expected[0], seen[1] + expected[1]};
    }

    /** The product of two complex numbers. */
    private static double[] times(double a, double b, double c, double d) {
      return new double[] {a * c - b * d, a * d + b * c};
    }
  }
}
