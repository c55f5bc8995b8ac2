package io.github.ecomai.compliance;

import io.github.ecomai.data.CustomerId;
import io.github.ecomai.data.OrderId;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One purchase: an order or invoice with its lines. Immutable and thread-safe.
 *
 * <pre>{@code
 * Transaction.of(OrderId.of("A-17"), LocalDate.of(2024, 5, 3), Basket.of(2, 19.90))
 *     .withCustomer(CustomerId.of("C-4")).withHour(14);
 * }</pre>
 *
 * @param order its id
 * @param customer who bought, or empty if not known
 * @param day the shop's day
 * @param hour 0 to 23 in the shop's zone, or empty if not known
 * @param basket what was bought
 * @param payment how it was paid, or empty if not known
 */
public record Transaction(
    OrderId order,
    Optional<CustomerId> customer,
    LocalDate day,
    OptionalInt hour,
    Basket basket,
    Optional<PaymentFacts> payment) {
  /**
   * Checks the hour.
   *
   * @param order its id
   * @param customer who bought, or empty if not known
   * @param day the shop's day
   * @param hour 0 to 23 in the shop's zone, or empty if not known
   * @param basket what was bought
   * @param payment how it was paid, or empty if not known
   * @throws IllegalArgumentException if the hour is not in 0..23
   */
  public Transaction {
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(customer, "customer");
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(basket, "basket");
    Objects.requireNonNull(payment, "payment");
    if (hour.isPresent() && (hour.getAsInt() < 0 || hour.getAsInt() > 23)) {
      throw new IllegalArgumentException(
          "hour " + hour.getAsInt() + " is not in 0..23. Maybe leave it out if it is not known.");
    }
  }

  /**
   * How a transaction was paid. Immutable and thread-safe.
   *
   * @param method such as {@code credit card}
   * @param attempts payments tried for the order, 1 or more
   */
  public record PaymentFacts(String method, long attempts) {
    /**
     * Checks the attempts.
     *
     * @param method such as {@code credit card}
     * @param attempts payments tried for the order, 1 or more
     */
    public PaymentFacts {
      Objects.requireNonNull(method, "method");
      if (attempts < 1) {
        throw new IllegalArgumentException(
            "attempts " + attempts + " is below 1. Maybe leave the payment out.");
      }
    }
  }

  /**
   * A purchase of which neither customer, hour nor payment are known.
   *
   * @param order its id
   * @param day the shop's day
   * @param basket what was bought
   * @return the transaction
   */
  public static Transaction of(OrderId order, LocalDate day, Basket basket) {
    return new Transaction(
        order, Optional.empty(), day, OptionalInt.empty(), basket, Optional.empty());
  }

  /**
   * A copy with its customer.
   *
   * @param value who bought
   * @return the copy
   */
  public Transaction withCustomer(CustomerId value) {
    return new Transaction(order, Optional.of(value), day, hour, basket, payment);
  }

  /**
   * A copy with its hour.
   *
   * @param value 0 to 23 in the shop's zone
   * @return the copy
   */
  public Transaction withHour(int value) {
    return new Transaction(order, customer, day, OptionalInt.of(value), basket, payment);
  }

  /**
   * A copy with its payment.
   *
   * @param method such as {@code credit card}
   * @param attempts payments tried for the order, 1 or more
   * @return the copy
   */
  public Transaction withPayment(String method, long attempts) {
    PaymentFacts facts = new PaymentFacts(method, attempts);
    return new Transaction(order, customer, day, hour, basket, Optional.of(facts));
  }
}
