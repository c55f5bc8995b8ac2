package io.github.ecomai.market;

/**
 * Differences of two models on the same series, and whether their mean is more than chance may
 * make: Student's paired t test at 95 %. For one thread.
 */
final class PairedDifferences {
  /** The 97.5 % quantiles of Student's t with 1 to 10 degrees of freedom, and of the normal. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 1.960
  };

  private long count;
  private double mean;
  private double squares;

  void add(double difference) {
    count++;
    double away = difference - mean;
    mean += away / count;
    squares += away * (difference - mean);
  }

  long count() {
    return count;
  }

  /** The mean of the differences, 0 if there are none. */
  double mean() {
    return mean;
  }

  /**
   * How far from 0 the mean is at most in 95 of 100 cases, if there is no difference; 0 for less
   * than two differences.
   *
   * @param shared how many differences tell as much as one, 1 if none has to do with another
   */
  double chance(double shared) {
    return count < 2 ? 0 : quantile(count - 1) * Math.sqrt(squares / (count - 1) / count * shared);
  }

  /** The 97.5 % quantile of Student's t, to three digits. */
  private static double quantile(long freedom) {
    double z = STUDENT[STUDENT.length - 1];
    return freedom < STUDENT.length
        ? STUDENT[(int) freedom - 1]
        : z
            + (z * z * z + z) / (4.0 * freedom)
            + (5 * Math.pow(z, 5) + 16 * z * z * z + 3 * z) / (96.0 * freedom * freedom);
  }
}
