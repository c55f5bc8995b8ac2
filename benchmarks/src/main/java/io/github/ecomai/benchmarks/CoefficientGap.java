package io.github.ecomai.benchmarks;

import io.github.ecomai.forecast.ArimaEstimate.Coefficient;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How far estimates lie from stored ones.
 *
 * @param coefficient largest difference of a coefficient over its stored standard error
 * @param ratio largest ratio of standard errors, the larger over the smaller
 */
record CoefficientGap(double coefficient, double ratio) {
  /**
   * Compares by name.
   *
   * @param errors stored standard errors, in the order of our coefficients
   */
  static CoefficientGap of(List<Coefficient> own, Map<String, Double> stored, List<Double> errors) {
    if (own.size() != stored.size() || own.size() != errors.size()) {
      throw new IllegalArgumentException(
          own.size() + " coefficients, " + stored.size() + " stored, " + errors.size() + " errors");
    }
    double gap = 0;
    double ratio = 1;
    for (int i = 0; i < own.size(); i++) {
      Coefficient one = own.get(i);
      double error = errors.get(i);
      double value = Objects.requireNonNull(stored.get(one.name()), one.name());
      gap = Math.max(gap, Math.abs(one.value() - value) / error);
      ratio = Math.max(ratio, Math.max(error / one.standardError(), one.standardError() / error));
    }
    return new CoefficientGap(gap, ratio);
  }
}
