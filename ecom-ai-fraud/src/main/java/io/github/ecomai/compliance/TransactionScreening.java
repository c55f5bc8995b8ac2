package io.github.ecomai.compliance;

import io.github.ecomai.run.Provenance;
import java.util.List;

/**
 * Which transactions stand out. Immutable and thread-safe.
 *
 * @param findings the most unusual transactions, the most unusual first
 * @param coverage what was screened and what was left out
 * @param features what is usual in each feature that was looked at
 * @param provenance how this was made
 */
public record TransactionScreening(
    List<TransactionFinding> findings,
    ScreeningCoverage coverage,
    List<FeatureProfile> features,
    Provenance provenance) {
  /**
   * Copies the lists.
   *
   * @param findings the most unusual transactions
   * @param coverage what was screened and what was left out
   * @param features what is usual in each feature
   * @param provenance how this was made
   */
  public TransactionScreening {
    findings = List.copyOf(findings);
    features = List.copyOf(features);
  }
}
