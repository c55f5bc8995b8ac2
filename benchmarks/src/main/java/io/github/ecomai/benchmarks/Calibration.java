package io.github.ecomai.benchmarks;

/** One fixed loop, timed in every run, by which figures of different machines can be scaled. */
final class Calibration {
  private static final int ROUNDS = 9;
  private static final int LENGTH = 1 << 16;
  private static final int SWEEPS = 200;

  private Calibration() {}

  /** Median CPU milliseconds of 200 axpy sweeps over 65,536 doubles and as many integer mixes. */
  static double millis() {
    return 1e3 * Cpu.medianThreadSeconds(3, ROUNDS, Calibration::work);
  }

  private static Double work() {
    double[] x = new double[LENGTH];
    double[] y = new double[LENGTH];
    long state = 1;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int i = 0; i < LENGTH; i++) {
        y[i] += 0.5 * x[i];
      }
      for (int i = 0; i < LENGTH; i++) {
        state = state * 0x5851F42D4C957F2DL + 0x14057B7EF767814FL;
        x[i] = (state >>> 11) * 0x1p-53;
      }
    }
    double sum = 0;
    for (double value : y) {
      sum += value;
    }
    return sum;
  }
}
