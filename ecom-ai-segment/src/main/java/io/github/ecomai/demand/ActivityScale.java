package io.github.ecomai.demand;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.math.Quantiles;
import java.util.Arrays;
import java.util.List;

/**
 * Turns activity into features: log(1 + days / 30), log(orders) and log(1 + spend / unit), the unit
 * a tenth of the median of what was paid above 0, spend below 0 taken as 0, each less its mean and
 * divided by its standard deviation (divisor n) among the customers that the scale was made from,
 * or by 0.5 if that is more: differences of days within a week or two, or of a few in a hundred,
 * divide nobody. A feature in which all are equal is 0.
 *
 * <p>Immutable and thread-safe.
 */
final class ActivityScale {
  static final int FEATURES = 3;
  private static final double DAYS = 30;
  private static final double LEAST_DEVIATION = 0.5;

  /**
   * What counts as much as nothing and so much again, so that 1 day or 8 are nearly the same.
   *
   * @param days days without an order, above 0
   * @param spend an amount, above 0
   */
  record Units(double days, double spend) {
    private static Units of(List<CustomerActivity> customers) {
      double[] paid =
          customers.stream().mapToDouble(CustomerActivity::spend).filter(s -> s > 0).toArray();
      double tenth = paid.length == 0 ? 1 : Quantiles.median(paid) / 10;
      return new Units(DAYS, tenth > 0 ? tenth : 1);
    }
  }

  private final Units units;
  private final double[] means;
  private final double[] deviations;

  /** Arrays of length {@link #FEATURES}, not written to any more. */
  ActivityScale(Units units, double[] means, double[] deviations) {
    this.units = units;
    this.means = means;
    this.deviations = deviations;
  }

  static ActivityScale of(List<CustomerActivity> customers) {
    Units units = Units.of(customers);
    double[] means = new double[FEATURES];
    double[] deviations = new double[FEATURES];
    for (int f = 0; f < FEATURES; f++) {
      int feature = f;
      double[] values = customers.stream().mapToDouble(c -> raw(c, feature, units)).toArray();
      double mean = Arrays.stream(values).sum() / values.length;
      double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      double deviation = Math.sqrt(squares / values.length);
      means[f] = mean;
      boolean differ = deviation > 1e-12 * Math.max(1, Math.abs(mean));
      deviations[f] = differ ? Math.max(LEAST_DEVIATION, deviation) : 0;
    }
    return new ActivityScale(units, means, deviations);
  }

  private static double raw(CustomerActivity customer, int feature, Units units) {
    return switch (feature) {
      case 0 -> Math.log1p(customer.recencyDays() / units.days());
      case 1 -> Math.log((double) customer.orders());
      default -> Math.log1p(Math.max(0, customer.spend()) / units.spend());
    };
  }

  double[] features(CustomerActivity customer) {
    double[] features = new double[FEATURES];
    for (int f = 0; f < FEATURES; f++) {
      features[f] = deviations[f] == 0 ? 0 : (raw(customer, f, units) - means[f]) / deviations[f];
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

  /** Centres as the logarithms they are made of, in which a distance of 1 is a factor of 2.7. */
  Matrix logarithms(Matrix centres) {
    double[] values = new double[centres.rows() * FEATURES];
    for (int i = 0; i < values.length; i++) {
      values[i] = centres.get(i / FEATURES, i % FEATURES) * deviations[i % FEATURES];
    }
    return Matrix.wrap(centres.rows(), FEATURES, values);
  }

  Units units() {
    return units;
  }

  double mean(int feature) {
    return means[feature];
  }

  double deviation(int feature) {
    return deviations[feature];
  }
}
