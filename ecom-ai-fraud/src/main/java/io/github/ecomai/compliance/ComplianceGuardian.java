package io.github.ecomai.compliance;

import io.github.ecomai.run.RunContext;

/**
 * The Compliance Guardian: which transactions a person should look at.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * ComplianceGuardian guardian = ai.system(ComplianceGuardian.class);
 * TransactionScreening screening =
 *     guardian.screenTransactions(ScreenTransactionsRequest.fromSource());
 * screening.findings().forEach(finding -> System.out.println(finding.summary()));
 * }</pre>
 */
public interface ComplianceGuardian {
  /**
   * Finds the transactions that differ most from the others, without labels.
   *
   * <p>A transaction is an order with its lines. One query that the source adds up itself reads
   * total, number of lines, units, dearest piece, discount, day and hour of each, and how it was
   * paid where the source has payments. Beside these stand how the total compares with the median
   * of the customer's other purchases, the days since the customer's previous purchase, and how
   * usual hour, weekday and way of paying are. Orders that come to nothing or less are left out and
   * counted.
   *
   * <p>An anomaly detector scores all of them; the isolation forest, which is the default, with
   * samples of 4096, so that the few largest are told from the merely large. Findings are the
   * highest scores: at most the requested share of what is screened, rounded up, and only with the
   * requested least score. Equal scores are ordered by amount, then by id. Each finding names up to
   * three features that contribute most to its score and lie off the median.
   *
   * @param request what to screen and how much to report
   * @param run seed, threads, cancellation
   * @return the findings with their reasons, and what was left out
   * @throws IllegalStateException if a source is needed and there is none
   * @throws io.github.ecomai.error.DataAccessException if orders cannot be read
   * @throws io.github.ecomai.error.ModelFitException if there is no transaction to screen
   * @throws io.github.ecomai.error.EngineUnavailableException if there is no such detector
   */
  TransactionScreening screenTransactions(ScreenTransactionsRequest request, RunContext run);

  /**
   * As {@link #screenTransactions(ScreenTransactionsRequest, RunContext)} in the surroundings that
   * {@code EcomAi} was built with.
   *
   * @param request what to screen and how much to report
   * @return the findings with their reasons, and what was left out
   */
  TransactionScreening screenTransactions(ScreenTransactionsRequest request);
}
