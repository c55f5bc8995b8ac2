package io.github.ecomai.run;

/** Hears how far long work is. Implementations must be thread-safe and quick. */
@FunctionalInterface
public interface Progress {
  /**
   * One report.
   *
   * @param stage what is being done, in a few words
   * @param done finished steps, 0 or more
   * @param total all steps, or 0 when unknown
   */
  void report(String stage, long done, long total);
}
