package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Promotions.Promotion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order while it is made. Not thread-safe. */
final class Order {
  /** Digits of an order's number within its customer. */
  static final long NUMBERS = 10_000;

  /** A product in an order; price in hundredths, discount in hundredths of the line. */
  static final class Line {
    final Product product;
    final int cents;
    int quantity;
    int discount;
    int returned;

    Line(Product product, int cents, int quantity) {
      this.product = product;
      this.cents = cents;
      this.quantity = quantity;
    }

    /** Before the discount, in units of 1/10,000. */
    long amount() {
      return (long) quantity * cents * Prices.CENT;
    }

    /** Exact, since prices and discounts have two digits. */
    long off() {
      return (long) quantity * cents * discount;
    }
  }

  final Buyer buyer;
  final Visit visit;
  final long id;
  final long at;
  final List<Line> lines = new ArrayList<>();
  @Nullable Promotion promotion;
  String channel = "";
  String status = "";
  boolean bulk;
  long shipping;
  long fxRate;
  final Parcel parcel = new Parcel();

  Order(Buyer buyer, Visit visit, int number, long at) {
    this.buyer = buyer;
    this.visit = visit;
    this.id = buyer.id() * NUMBERS + number;
    this.at = at;
  }

  boolean is(FraudPattern pattern) {
    return visit.fraud() == pattern && !visit.setting();
  }

  /** A purchase by which the shop is defrauded. */
  boolean isFraud() {
    return visit.fraud() != null && !visit.setting();
  }

  long subtotal() {
    long sum = 0;
    for (Line line : lines) {
      sum += line.amount();
    }
    return sum;
  }

  long discount() {
    long sum = 0;
    for (Line line : lines) {
      sum += line.off();
    }
    return sum;
  }

  /** Rounded to hundredths. */
  long tax() {
    long net = subtotal() - discount();
    return Math.floorDiv(net * buyer.home().tax() + 500_000, 1_000_000) * Prices.CENT;
  }

  long total() {
    return subtotal() - discount() + tax() + shipping;
  }

  /** The total in whole hundredths: what is paid. */
  long payable() {
    return Math.floorDiv(total() + Prices.CENT / 2, Prices.CENT) * Prices.CENT;
  }
}
