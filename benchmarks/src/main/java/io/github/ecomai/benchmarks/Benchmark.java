package io.github.ecomai.benchmarks;

import java.io.IOException;
import java.util.Optional;

/** One entry of {@code benchmarks/run NAME}: add a class and name it in {@link Run}. */
interface Benchmark {
  /** The NAME on the command line. */
  String name();

  /** What is measured on which data, in one line. */
  String summary();

  /**
   * Measures. Prints tables of quality, time and memory as it goes, losing rows left in.
   *
   * @param arguments the command line
   * @return the figures of the last line, without {@code calibration_ms}, which {@link Run} adds
   * @throws IOException if the data cannot be read
   */
  Figures run(Arguments arguments) throws IOException;

  /**
   * What the figures show that must not be, so that the command fails after it has printed them.
   *
   * @param arguments the command line
   * @param figures what {@link #run} gave
   * @return one sentence, or nothing if all is well
   */
  default Optional<String> failure(Arguments arguments, Figures figures) {
    return Optional.empty();
  }
}
