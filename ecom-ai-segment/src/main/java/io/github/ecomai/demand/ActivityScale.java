package io.github.ecomai.demand;

import io.github.ecomai.data.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * Turns activity into features: log(1 + days), log(orders) and log(1 + spend), spend below 0 taken
 * as 0, each less its mean and divided by its standard deviation (divisor n) among the customers
 * that the scale was made from. A feature in which all are equal is 0.
 *
 * <p>Immutable and thread-safe.
 */
final class ActivityScale {
  static final int FEATURES = 3;

  private final double[] means;
  private final double[] deviations;

  /** Arrays of length {@link #FEATURES}, not written to any more. */
  ActivityScale(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  static ActivityScale of(List<CustomerActivity> customers) {
    double[] means = new double[FEATURES];
    double[] deviations = new double[FEATURES];
    for (int f = 0; f < FEATURES; f++) {
      int feature = f;
      double[] values = customers.stream().mapToDouble(c -> raw(c, feature)).toArray();
      double mean = Arrays.stream(values).sum() / values.length;
      double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      double deviation = Math.sqrt(squares / values.length);
      means[f] = mean;
      deviations[f] = deviation > 1e-12 * Math.max(1, Math.abs(mean)) ? deviation : 0;
    }
    return new ActivityScale(means, deviations);
  }

  private static double raw(CustomerActivity customer, int feature) {
    return switch (feature) {
      case 0 -> Math.log1p((double) customer.recencyDays());
      case 1 -> Math.log((double) customer.orders());
      default -> Math.log1p(Math.max(0, customer.spend()));
    };
  }

  double[] features(CustomerActivity customer) {
    double[] features = new double[FEATURES];
    for (int f = 0; f < FEATURES; f++) {
      features[f] = deviations[f] == 0 ? 0 : (raw(customer, f) - means[f]) / deviations[f];
    }
    return features;
  }

  Matrix features(List<CustomerActivity> customers) {
    double[] values = new double[customers.size() * FEATURES];
    for (int i = 0; i < customers.size(); i++) {
      System.arraycopy(features(customers.get(i)), 0, values, i * FEATURES, FEATURES);
    }
    return Matrix.wrap(customers.size(), FEATURES, values);
  }

  double mean(int feature) {
    return means[feature];
  }

  double deviation(int feature) {
    return deviations[feature];
  }
}
