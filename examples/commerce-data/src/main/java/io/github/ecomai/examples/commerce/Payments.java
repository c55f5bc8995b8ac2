package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Payment.Card;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How orders are paid: customers mostly from their own device with their own cards, others as their
 * fraud demands. Immutable and thread-safe.
 */
final class Payments {
  static final double FAILURE = 0.045;
  static final double OTHER_DEVICE = 0.12;
  static final double OTHER_CARD = 0.18;
  static final double ON_THE_MOVE = 0.3;

  private static final int BINS = 8;
  private static final long SECOND = 1_000_000L;

  private final Season season;
  private final Dice dice;
  private final Dice names;

  Payments(Season season, long seed) {
    this.season = season;
    dice = new Dice(seed, "payments");
    names = new Dice(seed, "payments.names");
  }

  /** The attempts in order of time; the last one decides. */
  List<Payment> of(Order order) {
    Draw draw = dice.at(order.id);
    boolean testing = order.is(FraudPattern.CARD_TESTING);
    boolean attack = order.is(FraudPattern.BIN_ATTACK);
    boolean slow = testing && FraudScripts.drifted(order.visit.day());
    String method = method(order, draw);
    int attempts = 1 + draw.geometric(FAILURE, 6);
    if (testing) {
      attempts = slow ? 4 + draw.below(4) : 9 + draw.below(12);
    } else if (attack) {
      attempts = 7 + draw.below(9);
    }
    long device = device(order, draw);
    long address = address(order, draw);
    List<Payment> all = new ArrayList<>();
    long at = order.at;
    for (int i = 0; i < attempts && at < season.endOfData(); i++) {
      Card card = method.equals("credit card") ? card(order, i, draw) : null;
      boolean last = i + 1 == attempts;
      String status = last ? last(order, draw) : "failed";
      all.add(
          new Payment(order.id * Payment.ATTEMPTS + i, method, status, at, card, device, address));
      at +=
          SECOND * (slow ? 200 + draw.below(1000) : 20 + draw.below(testing || attack ? 70 : 200));
    }
    return all;
  }

  private static String method(Order order, Draw draw) {
    FraudPattern fraud = order.isFraud() ? order.visit.fraud() : null;
    boolean card =
        fraud != null && fraud != FraudPattern.FRIENDLY_FRAUD && fraud != FraudPattern.REFUND_ABUSE;
    String usual = draw.one(Codes.METHODS, Vocabulary.METHOD_WEIGHTS);
    boolean takeover = fraud == FraudPattern.ACCOUNT_TAKEOVER && draw.chance(0.4);
    return takeover ? "PayPal" : card ? "credit card" : usual;
  }

  private static String last(Order order, Draw draw) {
    if (order.is(FraudPattern.CARD_TESTING) || order.is(FraudPattern.BIN_ATTACK)) {
      return draw.chance(0.5) ? "captured" : "failed";
    }
    return switch (order.status) {
      case "returned" -> "refunded";
      case "cancelled" -> draw.chance(0.5) ? "failed" : "refunded";
      case "pending" -> "pending";
      default -> "captured";
    };
  }

  private long device(Order order, Draw draw) {
    Buyer buyer = order.buyer;
    boolean other = draw.chance(OTHER_DEVICE);
    if (order.is(FraudPattern.RESHIPPING) || order.is(FraudPattern.BIN_ATTACK)) {
      return names.hash(-1 - buyer.gang(), draw.below(2));
    }
    if (order.is(FraudPattern.ACCOUNT_TAKEOVER)) {
      return names.hash(order.id, 5);
    }
    return names.hash(buyer.id(), other ? 1 + draw.below(2) : 0);
  }

  private long address(Order order, Draw draw) {
    Buyer buyer = order.buyer;
    boolean moving = draw.chance(ON_THE_MOVE);
    if (order.is(FraudPattern.RESHIPPING)) {
      return names.hash(-1 - buyer.gang(), 10);
    }
    if (order.is(FraudPattern.BIN_ATTACK) || order.is(FraudPattern.CARD_TESTING)) {
      return names.hash(-1 - buyer.gang(), 20 + draw.below(5));
    }
    if (moving || order.is(FraudPattern.ACCOUNT_TAKEOVER)) {
      return names.hash(order.id, 6);
    }
    return names.hash(buyer.id(), 30 + order.visit.day() / 200); // providers give new ones
  }

  private @Nullable Card card(Order order, int attempt, Draw draw) {
    Buyer buyer = order.buyer;
    boolean other = draw.chance(OTHER_CARD);
    if (order.is(FraudPattern.BIN_ATTACK)) {
      long gang = -1 - buyer.gang();
      return cardOf(names.hash(order.id, 100 + attempt), names.at(gang).below(15), 0);
    }
    if (order.is(FraudPattern.CARD_TESTING) || order.is(FraudPattern.TRIANGULATION)) {
      long stolen = names.hash(order.id, 100 + attempt);
      return cardOf(stolen, draw.index(Vocabulary.COUNTRY_WEIGHTS), draw.below(BINS));
    }
    boolean strange =
        order.is(FraudPattern.RESHIPPING)
            || (order.is(FraudPattern.ACCOUNT_TAKEOVER) && FraudScripts.drifted(order.visit.day()));
    if (strange) {
      return cardOf(
          names.hash(order.id, 7), draw.index(Vocabulary.COUNTRY_WEIGHTS), draw.below(BINS));
    }
    long years = order.visit.day() / 1000; // cards expire
    long own = names.hash(buyer.id(), 50 + (other ? 1 : 0) + 2 * years);
    return cardOf(own, buyer.country(), (int) Math.floorMod(own >> 7, (long) BINS));
  }

  private Card cardOf(long token, int country, int kind) {
    long digits = 100_000 + Math.floorMod(names.hash(country, 1_000 + kind), 100_000L);
    String bin = (kind % 3 == 0 ? "5" : "4") + Long.toString(digits).substring(1);
    return new Card(token, bin, (int) Math.floorMod(token >> 20, 10_000L));
  }

  void write(Order order, Payment payment, TableRows rows) {
    rows.put(payment.id())
        .put(order.id)
        .put(payment.method())
        .put(payment.status())
        .put(order.payable())
        .put(order.buyer.home().currency())
        .day(Season.epochDay(season.dayOf(payment.at())))
        .put(payment.at());
    Card card = payment.card();
    if (card == null) {
      rows.none().none().none();
    } else {
      rows.put("tok_" + hex(card.token()))
          .put(card.bin())
          .put(Integer.toString(10_000 + card.last4()).substring(1));
    }
    rows.put(hex(payment.device())).put(hex(payment.address()));
  }

  private static String hex(long value) {
    String digits = Long.toHexString(value);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
