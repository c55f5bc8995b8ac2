package io.github.ecomai.compliance;

import io.github.ecomai.data.CustomerId;
import io.github.ecomai.data.OrderId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A transaction that stands out. It is unusual, which does not say that it is wrong: a person
 * should look at it. Immutable and thread-safe.
 *
 * @param rank 1 for the most unusual
 * @param order its id; of rows of numbers the row number, from 0
 * @param customer who bought, if known
 * @param day its day, if known
 * @param amount its amount, if known
 * @param score how unusual it is, 0 to 1
 * @param reasons what contributes most to the score, the largest part first; up to three
 * @param summary the same for people, in one sentence
 */
public record TransactionFinding(
    int rank,
    OrderId order,
    Optional<CustomerId> customer,
    Optional<LocalDate> day,
    OptionalDouble amount,
    double score,
    List<FindingReason> reasons,
    String summary) {
  /**
   * Copies the list.
   *
   * @param rank 1 for the most unusual
   * @param order its id
   * @param customer who bought, if known
   * @param day its day, if known
   * @param amount its amount, if known
   * @param score how unusual it is, 0 to 1
   * @param reasons what contributes most to the score
   * @param summary the same for people
   */
  public TransactionFinding {
    reasons = List.copyOf(reasons);
  }
}
