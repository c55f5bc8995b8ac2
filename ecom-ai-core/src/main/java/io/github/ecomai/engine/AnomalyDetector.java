package io.github.ecomai.engine;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.run.RunContext;

/** An engine that learns what is usual and scores how unusual a row is. Immutable, thread-safe. */
public interface AnomalyDetector extends Engine {
  /**
   * Learns what is usual, without labels.
   *
   * @param rows one or more rows, one column for each feature; no infinities, and missing values
   *     (NaN) only if the engine declares {@link EngineCapability#MISSING_VALUES}
   * @param run seed, threads, cancellation
   * @return the fitted detector
   * @throws IllegalArgumentException if a value is not allowed; the message names row and column
   */
  FittedDetector fit(Matrix rows, RunContext run);
}
