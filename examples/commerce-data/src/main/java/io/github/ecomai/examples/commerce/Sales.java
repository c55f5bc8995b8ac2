package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Buyers.Buyer;
import io.github.ecomai.examples.commerce.Catalogue.Product;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Orders, their lines and payments, made customer by customer and then put in order of time. */
final class Sales {
  private static final double ODD_SHARE = 0.003;

  /** An order before it has a number. */
  private record Visit(Buyer buyer, Instant at, LocalDate day, int serial) {}

  private final LocalDate start;
  private final LocalDate end;
  private final ZoneId zone;
  private final Catalogue catalogue;
  private final RunContext run;
  private final Rows orders =
      new Rows(
          new Field("order_id", DataType.LONG),
          new Field("customer_id", DataType.LONG),
          new Field("region_id", DataType.LONG),
          new Field("promotion_id", DataType.LONG),
          new Field("order_date", DataType.DATE),
          new Field("created_at", DataType.TIMESTAMP),
          new Field("status", DataType.STRING),
          new Field("channel", DataType.STRING),
          new Field("currency", DataType.STRING),
          new Field("fx_rate", DataType.decimal(8)),
          new Field("subtotal", Rows.MONEY),
          new Field("discount", Rows.MONEY),
          new Field("tax", Rows.MONEY),
          new Field("shipping", Rows.MONEY),
          new Field("total", Rows.MONEY));
  private final Rows lines =
      new Rows(
          new Field("order_id", DataType.LONG),
          new Field("line_no", DataType.LONG),
          new Field("product_id", DataType.LONG),
          new Field("quantity", DataType.LONG),
          new Field("unit_price", Rows.MONEY),
          new Field("discount", Rows.MONEY),
          new Field("returned_quantity", DataType.LONG));
  private final Payments payments = new Payments();
  private LocalDate weightsDay = LocalDate.MIN;
  private double[] weights = {};

  Sales(LocalDate start, LocalDate end, ZoneId zone, Catalogue catalogue, RunContext run) {
    this.start = start;
    this.end = end;
    this.zone = zone;
    this.catalogue = catalogue;
    this.run = run;
  }

  Sales make(List<Buyer> buyers) {
    List<Visit> visits = new ArrayList<>();
    for (Buyer buyer : buyers) {
      visits(buyer, visits);
    }
    visits.sort(
        Comparator.comparing(Visit::at)
            .thenComparing(visit -> visit.buyer().id())
            .thenComparing(Visit::serial));
    for (Visit visit : visits) {
      run.checkCancelled();
      order(visit);
    }
    return this;
  }

  Rows orders() {
    return orders;
  }

  Rows lines() {
    return lines;
  }

  Rows payments() {
    return payments.rows();
  }

  /** Days with an order, drawn day by day from the buyer's rate and the season. */
  private void visits(Buyer buyer, List<Visit> visits) {
    RandomGenerator random = run.random("commerce-data.visit", buyer.id());
    LocalDate day = buyer.signup().isBefore(start) ? start : buyer.signup();
    int serial = 0;
    boolean first = buyer.signup().equals(day);
    while (!day.isAfter(end) && !day.isAfter(buyer.leaves())) {
      double chance = buyer.ordersPerDay() * Season.intensity(day, start);
      if (first || random.nextDouble() < chance) {
        visits.add(new Visit(buyer, moment(day, random), day, serial++));
        first = false;
      }
      day = day.plusDays(1);
    }
  }

  private Instant moment(LocalDate day, RandomGenerator random) {
    double hour = 15.5 + 3.8 * Draw.normal(random);
    int second = (int) Math.max(0, Math.min(86_399, hour * 3600));
    return day.atTime(LocalTime.ofSecondOfDay(second)).atZone(zone).toInstant();
  }

  private void order(Visit visit) {
    long id = orders.size() + 1L;
    RandomGenerator random = run.random("commerce-data.order", id);
    Vocabulary.Country country = Vocabulary.COUNTRIES.get(visit.buyer().country());
    BigDecimal rate = BigDecimal.valueOf(country.rate());
    String status = status(visit.day(), random);
    boolean promotion = random.nextDouble() < 0.12;
    BigDecimal discount = new BigDecimal(promotion ? "0.10" : "0.00");
    BigDecimal subtotal = addLines(id, visit, discount, rate, status.equals("returned"), random);
    BigDecimal off = subtotal.multiply(discount).setScale(2, RoundingMode.HALF_UP);
    BigDecimal net = subtotal.subtract(off);
    BigDecimal tax = net.multiply(country.taxRate()).setScale(2, RoundingMode.HALF_UP);
    boolean free = net.multiply(rate).compareTo(BigDecimal.valueOf(60)) > 0;
    BigDecimal shipping = free ? BigDecimal.ZERO : Draw.cents(4.9 / country.rate());
    BigDecimal total = net.add(tax).add(shipping);
    orders.add(
        id,
        visit.buyer().id(),
        visit.buyer().country() + 1L,
        promotion ? 1L + id % 5 : null,
        visit.day(),
        visit.at(),
        status,
        Draw.one(random, Vocabulary.CHANNELS, Vocabulary.CHANNEL_WEIGHTS),
        country.currency(),
        rate,
        subtotal,
        off,
        tax,
        shipping,
        total);
    payments.pay(
        new Payments.Bill(id, status, total, country.currency(), visit.at()), random, zone);
  }

  private String status(LocalDate day, RandomGenerator random) {
    double u = random.nextDouble();
    if (u < 0.035) {
      return "cancelled";
    } else if (day.isAfter(end.minusDays(2))) {
      return u < 0.4 ? "pending" : "paid";
    } else if (day.isAfter(end.minusDays(6))) {
      return "shipped";
    }
    return u < 0.075 ? "returned" : "delivered";
  }

  /** Adds one to nine lines and gives their sum in the order's currency, before discount. */
  private BigDecimal addLines(
      long id,
      Visit visit,
      BigDecimal discount,
      BigDecimal rate,
      boolean returned,
      RandomGenerator random) {
    BigDecimal sum = BigDecimal.ZERO;
    int count = 1 + Draw.geometric(random, 0.55, 8);
    boolean odd = random.nextDouble() < ODD_SHARE;
    for (int line = 1; line <= count; line++) {
      Product product = pick(visit, random);
      long quantity = 1L + Draw.geometric(random, 0.22, 11);
      if (odd && line == 1) {
        quantity = 15L + random.nextInt(30);
      }
      BigDecimal price = Draw.cents(product.price() / rate.doubleValue());
      sum = sum.add(price.multiply(BigDecimal.valueOf(quantity)));
      long back = returned && (line == 1 || random.nextDouble() < 0.5) ? quantity : 0;
      lines.add(id, (long) line, product.id(), quantity, price, discount, back);
    }
    return sum;
  }

  /** Big spenders look at a second product and take the dearer one. */
  private Product pick(Visit visit, RandomGenerator random) {
    if (!visit.day().equals(weightsDay)) {
      weightsDay = visit.day();
      weights = catalogue.weights(weightsDay);
    }
    Product one = catalogue.products().get(Draw.index(random, weights));
    Product two = catalogue.products().get(Draw.index(random, weights));
    boolean dear = random.nextDouble() < visit.buyer().spend() / 4;
    return dear == (one.price() >= two.price()) ? one : two;
  }

  /** Payments of orders; failed attempts come before the one that works. */
  private static final class Payments {
    /** What is to be paid. */
    record Bill(long order, String status, BigDecimal total, String currency, Instant at) {}

    private final Rows rows =
        new Rows(
            new Field("payment_id", DataType.LONG),
            new Field("order_id", DataType.LONG),
            new Field("method", DataType.STRING),
            new Field("status", DataType.STRING),
            new Field("amount", Rows.MONEY),
            new Field("currency", DataType.STRING),
            new Field("payment_date", DataType.DATE),
            new Field("authorised_at", DataType.TIMESTAMP),
            new Field("card_token", DataType.STRING),
            new Field("card_bin", DataType.STRING),
            new Field("card_last4", DataType.STRING),
            new Field("device_hash", DataType.STRING),
            new Field("ip_hash", DataType.STRING));

    Rows rows() {
      return rows;
    }

    void pay(Bill bill, RandomGenerator random, ZoneId zone) {
      String method = Draw.one(random, Vocabulary.METHODS, Vocabulary.METHOD_WEIGHTS);
      int failures = Draw.geometric(random, 0.04, 6);
      Instant at = bill.at();
      for (int i = 0; i < failures; i++) {
        add(bill, method, "failed", at, random, zone);
        at = at.plusSeconds(20L + random.nextInt(200));
      }
      String status =
          switch (bill.status()) {
            case "returned" -> "refunded";
            case "cancelled" -> random.nextDouble() < 0.5 ? "failed" : "refunded";
            case "pending" -> "pending";
            default -> "captured";
          };
      add(bill, method, status, at, random, zone);
    }

    private void add(
        Bill bill, String method, String status, Instant at, RandomGenerator random, ZoneId zone) {
      boolean card = method.equals("credit card");
      rows.add(
          rows.size() + 1L,
          bill.order(),
          method,
          status,
          bill.total(),
          bill.currency(),
          at.atZone(zone).toLocalDate(),
          at,
          card ? String.format("tok_%016x", random.nextLong()) : null,
          card ? cardBin(random) : null,
          card ? String.format("%04d", random.nextInt(10_000)) : null,
          String.format("%016x", random.nextLong()),
          String.format("%016x", random.nextLong()));
    }

    private static @Nullable String cardBin(RandomGenerator random) {
      return String.format("4%05d", random.nextInt(100_000));
    }
  }
}
