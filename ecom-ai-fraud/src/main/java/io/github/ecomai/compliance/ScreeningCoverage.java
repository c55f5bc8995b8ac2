package io.github.ecomai.compliance;

/**
 * What was screened, and what was not. Immutable and thread-safe.
 *
 * @param screened transactions that were screened
 * @param learntFrom transactions that tell what is usual: the screened ones and, with a period,
 *     those before it
 * @param withoutCustomer screened ones that name no customer, so cannot be compared with the
 *     customer's other purchases
 * @param returns orders left out because money flows back: credit notes and returns
 * @param freeOfCharge orders left out because they come to nothing: gifts, samples, corrections
 * @param incomplete orders left out because id, day or quantity are missing or not positive
 */
public record ScreeningCoverage(
    long screened,
    long learntFrom,
    long withoutCustomer,
    long returns,
    long freeOfCharge,
    long incomplete) {}
