package io.github.ecomai.examples.commerce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * When customers buy. After the first purchase at signup the times between purchases are
 * exponential in the shop's clock, and after each further purchase the customer may leave for good.
 * Immutable and thread-safe.
 */
final class Visits {
  static final int STILL_THERE = Integer.MAX_VALUE;

  /** The most orders of one customer, so that order ids have room. */
  static final int MOST = 5_000;

  private static final double HOUR_SPREAD = 3.3;

  private final Season season;
  private final FraudScripts scripts;
  private final Dice dice;

  Visits(Season season, FraudScripts scripts, long seed) {
    this.season = season;
    this.scripts = scripts;
    dice = new Dice(seed, "visits");
  }

  /** The purchases within the data in order of time, and the day after which no further follows. */
  record History(List<Visit> visits, int left) {}

  History of(Buyer buyer) {
    if (buyer.isMadeUp()) {
      return new History(sorted(scripts.own(buyer)), STILL_THERE);
    }
    List<Visit> visits = new ArrayList<>();
    int left = buy(buyer, visits);
    Collections.sort(visits);
    scripts.add(buyer, visits);
    return new History(sorted(visits), left);
  }

  /**
   * Another course of things: what was before a day stays, what comes after it is drawn anew. Who
   * is still there on that day buys on as if the last purchase had just been made, since waiting
   * times are exponential.
   */
  History again(Buyer buyer, int from, Draw draw) {
    if (buyer.isMadeUp()) {
      return of(buyer);
    }
    List<Visit> visits = new ArrayList<>();
    int left = buy(buyer, visits);
    if (left < from) {
      return of(buyer);
    }
    visits.removeIf(visit -> visit.day() >= from);
    int again =
        buyer.signup() >= from ? signUp(buyer, draw, visits) : goOn(buyer, from, draw, visits);
    Collections.sort(visits);
    scripts.add(buyer, visits);
    return new History(sorted(visits), again);
  }

  private int buy(Buyer buyer, List<Visit> visits) {
    return signUp(buyer, dice.at(buyer.id()), visits);
  }

  private int signUp(Buyer buyer, Draw draw, List<Visit> visits) {
    add(buyer, buyer.signup(), draw, visits);
    double time = season.clock(buyer.signup()) + draw.uniform() * day(buyer.signup());
    return goOn(buyer, time, draw, visits);
  }

  private int goOn(Buyer buyer, int from, Draw draw, List<Visit> visits) {
    return goOn(buyer, season.clock(from), draw, visits);
  }

  private int goOn(Buyer buyer, double start, Draw draw, List<Visit> visits) {
    double time = start;
    while (visits.size() < MOST) {
      time += draw.exponential(1 / buyer.rate());
      int day = season.dayAt(time);
      if (day >= Season.DAYS) {
        return STILL_THERE;
      }
      add(buyer, day, draw, visits);
      if (draw.chance(buyer.dropout())) {
        return day;
      }
    }
    return STILL_THERE;
  }

  private double day(int day) {
    return season.clock(day + 1) - season.clock(day);
  }

  private static void add(Buyer buyer, int day, Draw draw, List<Visit> visits) {
    double hour = draw.normal(buyer.likes().hour(), HOUR_SPREAD);
    if (day >= 0) {
      visits.add(Visit.plain(day, (int) (Math.floorMod((long) (hour * 3600), 86_400L))));
    }
  }

  private static List<Visit> sorted(List<Visit> visits) {
    visits.removeIf(visit -> visit.day() < 0 || visit.day() >= Season.DAYS);
    Collections.sort(visits);
    return visits.size() > MOST ? visits.subList(0, MOST) : visits;
  }
}
