package io.github.ecomai.examples.commerce;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What those do who play a part in a fraud. From {@link #DRIFT} on card testers and takeovers go
 * about it in another way. Immutable and thread-safe.
 */
final class FraudScripts {
  /** The day from which frauds look different. */
  static final LocalDate DRIFT = LocalDate.of(2025, 7, 1);

  private static final int HOUR = 3_600;
  private static final int DAY = 86_400;

  private final Dice dice;

  FraudScripts(long seed) {
    dice = new Dice(seed, "fraud.script");
  }

  static boolean drifted(int day) {
    return day >= Season.day(DRIFT);
  }

  /** All purchases of an account that was made for a fraud. */
  List<Visit> own(Buyer buyer) {
    Draw draw = dice.at(buyer.id());
    FraudPattern part = buyer.part();
    List<Visit> visits = new ArrayList<>();
    if (part == null) {
      return visits;
    }
    int from = buyer.signup();
    switch (part) {
      case CARD_TESTING -> series(part, from, drifted(from) ? 3 : 1, 5 * HOUR, draw, visits);
      case TRIANGULATION -> series(part, from, 5 + draw.below(5), 2 * DAY, draw, visits);
      case RESHIPPING -> series(part, from, 3 + draw.below(3), 3 * DAY, draw, visits);
      case BIN_ATTACK -> visits.add(attack(buyer, draw));
      case SYNTHETIC_IDENTITY -> {
        int calm = 3 + draw.below(4);
        for (int i = 0; i < calm; i++) {
          visits.add(new Visit(from + 25 * i + draw.below(12), draw.below(DAY), part, true));
        }
        series(part, from + 25 * calm, 4 + draw.below(4), 20 * HOUR, draw, visits);
      }
      case ACCOUNT_TAKEOVER, FRIENDLY_FRAUD, REFUND_ABUSE -> {
        // by customers who buy as well: see add
      }
    }
    return visits;
  }

  private static void series(
      FraudPattern part, int from, int count, int gap, Draw draw, List<Visit> visits) {
    long at = (long) from * DAY + draw.below(DAY);
    for (int i = 0; i < count; i++) {
      visits.add(new Visit((int) (at / DAY), (int) (at % DAY), part, false));
      at += (long) (gap * draw.uniform(0.3, 1.7));
    }
  }

  /** The day on which a gang tries a range of numbers. */
  int attackDay(long gang) {
    int later = (int) (dice.uniform(-1 - gang) * (Season.DAYS - 61));
    return 60 + later;
  }

  /** The accounts of a gang strike within one hour. */
  private Visit attack(Buyer buyer, Draw draw) {
    int hour = (int) (dice.uniform(-1 - buyer.gang(), 1) * 23);
    int second = hour * HOUR + draw.below(HOUR);
    return new Visit(attackDay(buyer.gang()), second, FraudPattern.BIN_ATTACK, false);
  }

  /** Marks or adds purchases of a customer who buys as well; they are in order of time. */
  void add(Buyer buyer, List<Visit> visits) {
    FraudPattern part = buyer.part();
    int count = visits.size();
    if (part == null || count < 3) {
      return;
    }
    Draw draw = dice.at(buyer.id());
    switch (part) {
      case ACCOUNT_TAKEOVER -> {
        Visit after = visits.get(2 + draw.below(count - 2));
        int night = drifted(after.day()) ? 10 * HOUR : HOUR;
        for (int n = 1 + draw.below(2); n > 0; n--) {
          int second = night + draw.below(5 * HOUR);
          visits.add(new Visit(after.day() + 1, second, part, false));
        }
      }
      case FRIENDLY_FRAUD -> mark(visits, count / 2 + draw.below(count - count / 2), part);
      case REFUND_ABUSE -> {
        for (int i = Math.max(1, count - 6); i < count; i++) {
          mark(visits, i, part);
        }
      }
      case CARD_TESTING, TRIANGULATION, RESHIPPING, BIN_ATTACK, SYNTHETIC_IDENTITY -> {
        // by accounts made for it: see own
      }
    }
  }

  private static void mark(List<Visit> visits, int i, FraudPattern part) {
    visits.set(i, visits.get(i).as(part));
  }
}
