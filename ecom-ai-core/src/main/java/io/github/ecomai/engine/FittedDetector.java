package io.github.ecomai.engine;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.run.RunContext;

/** A fitted anomaly detector. Immutable and thread-safe. */
public interface FittedDetector {
  /**
   * The number of features it was fitted on.
   *
   * @return 1 or more
   */
  int features();

  /**
   * How unusual a row is.
   *
   * @param row one value for each feature
   * @return 0 (usual) to 1 (unusual)
   * @throws IllegalArgumentException if the length is wrong or a value is not allowed
   */
  double score(double... row);

  /**
   * How unusual each of many rows is; the same bits as row by row.
   *
   * @param rows one column for each feature
   * @param run threads, cancellation
   * @return one score for each row
   * @throws IllegalArgumentException if the width is wrong or a value is not allowed
   */
  double[] scores(Matrix rows, RunContext run);

  /**
   * How much each feature makes a row unusual; positive means more unusual. The contributions and
   * {@link #baseline} add up to the quantity that the engine documents.
   *
   * @param row one value for each feature
   * @return one number for each feature
   * @throws IllegalArgumentException if the length is wrong or a value is not allowed
   */
  double[] contributions(double... row);

  /**
   * What the contributions are counted from.
   *
   * @return a finite number
   */
  double baseline();
}
