package io.github.ecomai.examples.commerce;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The customers with their hidden habits. */
final class Buyers {
  /** A customer: orders per day while active, the last active day, and taste for dear things. */
  record Buyer(
      long id,
      String name,
      int country,
      String segment,
      String tier,
      LocalDate signup,
      double ordersPerDay,
      LocalDate leaves,
      double spend) {}

  private final List<Buyer> buyers = new ArrayList<>();
  private final RunContext run;

  Buyers(int size, LocalDate start, int days, RunContext run) {
    this.run = run;
    double[] shares =
        Vocabulary.COUNTRIES.stream().mapToDouble(Vocabulary.Country::share).toArray();
    for (int i = 0; i < size; i++) {
      buyers.add(buyer(i, start, days, shares, run.random("commerce-data.customer", i)));
    }
  }

  private static Buyer buyer(
      int i, LocalDate start, int days, double[] shares, RandomGenerator random) {
    String segment = Draw.one(random, Vocabulary.SEGMENTS, Vocabulary.SEGMENT_WEIGHTS);
    boolean old = random.nextDouble() < 0.35;
    LocalDate signup =
        old ? start.minusDays(random.nextInt(400)) : start.plusDays(random.nextInt(days));
    boolean firm = !segment.equals("Consumer");
    double perDay = Draw.logNormal(random, firm ? 0.030 : 0.012, 0.8);
    double stay = Draw.exponential(random, firm ? 900 : 420);
    return new Buyer(
        i + 1,
        Draw.one(random, Vocabulary.FIRST_NAMES) + " " + Draw.one(random, Vocabulary.LAST_NAMES),
        Draw.index(random, shares),
        segment,
        Draw.one(random, Vocabulary.TIERS, Vocabulary.TIER_WEIGHTS),
        signup,
        perDay,
        signup.plusDays((long) stay),
        Draw.logNormal(random, firm ? 1.6 : 1, 0.35));
  }

  List<Buyer> buyers() {
    return buyers;
  }

  Rows rows() {
    Rows rows =
        new Rows(
            new Field("customer_id", DataType.LONG),
            new Field("display_name", DataType.STRING),
            new Field("email", DataType.STRING),
            new Field("phone", DataType.STRING),
            new Field("birth_date", DataType.DATE),
            new Field("city", DataType.STRING),
            new Field("country", DataType.STRING),
            new Field("region_id", DataType.LONG),
            new Field("segment", DataType.STRING),
            new Field("loyalty_tier", DataType.STRING),
            new Field("signup_date", DataType.DATE),
            new Field("marketing_consent", DataType.BOOLEAN));
    for (Buyer b : buyers) {
      Vocabulary.Country country = Vocabulary.COUNTRIES.get(b.country());
      RandomGenerator random = run.random("commerce-data.customer.extra", b.id());
      rows.add(
          b.id(),
          b.name(),
          "customer" + b.id() + "@example.com",
          String.format("+00 555 %07d", b.id()),
          birthDate(random),
          country.city(),
          country.name(),
          b.country() + 1L,
          b.segment(),
          b.tier(),
          b.signup(),
          random.nextDouble() < 0.6);
    }
    return rows;
  }

  private static @Nullable LocalDate birthDate(RandomGenerator random) {
    return random.nextDouble() < 0.2
        ? null
        : LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000));
  }
}
