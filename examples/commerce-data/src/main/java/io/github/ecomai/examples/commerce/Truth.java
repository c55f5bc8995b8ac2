package io.github.ecomai.examples.commerce;

import io.github.ecomai.examples.commerce.Product.ChangePoint;
import io.github.ecomai.examples.commerce.Stock.Outage;
import io.github.ecomai.examples.commerce.Vocabulary.Taste;
import java.util.Locale;

/** Writes what the shop was made of; each number is read from where the generator reads it. */
final class Truth {
  private Truth() {}

  static void parameters(TableRows rows) {
    put(rows, "bgnbd.r", Buyers.RATE_SHAPE, "shape of purchases in a week of the shop's clock");
    put(rows, "bgnbd.alpha", Buyers.RATE_SCALE, "rate of the same, in weeks");
    put(rows, "bgnbd.a", Buyers.DROPOUT_A, "dropout is Beta(a, b) after each further purchase");
    put(rows, "bgnbd.b", Buyers.DROPOUT_B, "dropout is Beta(a, b) after each further purchase");
    put(rows, "spend.p", Buyers.SPEND_SHAPE, "an order's scale is Gamma(p, customer's spend rate)");
    put(rows, "spend.q", Buyers.SPEND_Q, "spend rates are Gamma(q, gamma)");
    put(rows, "spend.gamma", Buyers.SPEND_GAMMA, "spend rates are Gamma(q, gamma)");
    put(rows, "spend.firm", Buyers.FIRM_SPEND, "times the scale, for firms");
    put(rows, "signup.before", Buyers.KNOWN_BEFORE, "customers who signed up before the data");
    put(rows, "order.candidates", 1 + Orders.MORE_CANDIDATES, "mean looked at for an order");
    put(rows, "order.sure_demand", Orders.SURE_DEMAND, "demand at which a candidate is taken");
    put(rows, "order.bulk", Orders.BULK_CHANCE, "orders with a line of 12 times the quantity");
    put(rows, "order.cancelled", Orders.CANCELLED, "cancelled orders");
    put(rows, "season.winter", Season.WINTER, "rise of the clock in December, times cos^3");
    put(rows, "season.black_friday", Season.BLACK_FRIDAY, "factor of the clock on four days");
    put(rows, "season.christmas_day", Season.CHRISTMAS_DAY, "factor of the clock on 25 December");
    put(rows, "price.period_days", Prices.PERIOD, "prices are decided anew after so many days");
    put(rows, "price.cost_chance", Prices.COST_CHANCE, "of a cost move in a period");
    put(rows, "price.cost_mean", Prices.COST_MEAN, "of the logarithm of a cost move");
    put(rows, "price.cost_spread", Prices.COST_SPREAD, "of the logarithm of a cost move");
    put(rows, "price.following", Prices.FOLLOWING, "log price per log shock where it follows");
    put(rows, "price.test_chance", Prices.TEST_CHANCE, "of a price test in a country and period");
    put(rows, "price.parity_spread", Prices.PARITY_SPREAD, "of log levels within a country");
    put(rows, "price.outlier_chance", Prices.OUTLIER_CHANCE, "of a mispriced product in a country");
    put(rows, "price.outlier", Prices.OUTLIER, "its log level, up or down");
    put(rows, "demand.shock_memory", Prices.SHOCK_MEMORY, "autoregression over periods");
    put(rows, "demand.shock_spread", Prices.SHOCK_SPREAD, "stationary deviation of log shocks");
    put(rows, "promotion.dip_days", Promotions.DIP_DAYS, "days after it in which demand is less");
    put(rows, "promotion.bogo_felt", Promotions.BOGO_FEELS_LIKE, "part off that bogo feels like");
    put(
        rows,
        "stock.out_chance",
        Stock.CHANCE,
        "of an outage in 60 days, not of every 8th product");
    put(rows, "stock.shortest_days", Stock.SHORTEST, "of an outage");
    put(rows, "stock.longest_days", Stock.LONGEST, "of an outage");
    put(rows, "payment.failure", Payments.FAILURE, "of an attempt that is no fraud");
    put(rows, "label.wrong", FraudLabels.WRONG, "of frauds unreported, of reports wrong");
    put(rows, "label.chargeback_days", FraudLabels.CHARGEBACK_DAYS, "median delay of reports");
    put(rows, "label.bank_alert_days", FraudLabels.BANK_ALERT_DAYS, "the same for tried cards");
    put(rows, "label.delay_spread", FraudLabels.DELAY_SPREAD, "of log delays");
    put(
        rows,
        "fraud.drift_day",
        Season.epochDay(Season.day(FraudScripts.DRIFT)),
        "days since 1970 of the change");
    for (FraudPattern pattern : FraudPattern.values()) {
      put(rows, "fraud.accounts." + pattern.code(), pattern.perThousand(), "of 1,000 accounts");
    }
    put(rows, "review.chance", Reviews.CHANCE, "of a review of a delivered line");
    put(rows, "review.noise", Reviews.NOISE, "deviation of a rating from the quality");
    put(rows, "review.late_costs", Reviews.LATE_COSTS, "stars for a late delivery");
    put(rows, "review.fault_named", Reviews.FAULT_NAMED, "of reviews of 3 stars and less");
    put(rows, "listing.listed", Listings.LISTED, "of products at a competitor");
    put(rows, "listing.offset_spread", Listings.OFFSET_SPREAD, "of log offsets of a product");
    put(rows, "listing.month_spread", Listings.MONTH_SPREAD, "of log prices over months");
    for (Listings.Competitor competitor : Listings.COMPETITORS) {
      put(
          rows,
          "listing.level." + competitor.name(),
          competitor.level(),
          "log level to our prices");
    }
    for (Parcels.Carrier carrier : Parcels.CARRIERS) {
      put(rows, "carrier.days." + carrier.name(), carrier.days(), "median days on the way");
      put(rows, "carrier.spread." + carrier.name(), carrier.spread(), "of log days on the way");
    }
    for (Rates.Currency currency : Rates.CURRENCIES) {
      put(rows, "fx.spread." + currency.code(), currency.spread(), "of a day's log change");
    }
  }

  private static void put(TableRows rows, String name, double value, String doc) {
    rows.put(name).put(value).put(doc);
  }

  static void clock(Season season, TableRows rows) {
    for (int day = 0; day < Season.DAYS; day++) {
      rows.day(Season.epochDay(day)).put(7 * (season.clock(day + 1) - season.clock(day)));
    }
  }

  static void tastes(TableRows rows) {
    for (Taste taste : Vocabulary.TASTES) {
      for (int c = 0; c < Vocabulary.CATEGORIES.size(); c++) {
        rows.put(taste.name())
            .put(taste.share())
            .put(taste.spend())
            .put(taste.codes())
            .put((long) taste.hour())
            .put(Vocabulary.CATEGORIES.get(c).name())
            .put(taste.weights()[c]);
      }
    }
  }

  static void products(World world, int from, int to, Collected out) {
    for (Product p : world.catalogue().products().subList(from, to)) {
      Product.Course season = p.season();
      out.truth("products")
          .put(p.id())
          .put(p.kind().name().toLowerCase(Locale.ROOT))
          .put(p.weight())
          .put(season.trend())
          .put(season.weekly())
          .put((long) season.weekPeak())
          .put(season.yearly())
          .put((long) season.yearPeak())
          .put(season.gift())
          .put(p.elasticity())
          .put(p.follows())
          .put(p.sensitivity())
          .put(p.dip())
          .put(p.quality())
          .put(p.returns())
          .put(Words.FAULTS.get(p.fault()));
      for (ChangePoint change : season.changes()) {
        out.truth("change_points")
            .put(p.id())
            .day(Season.epochDay(change.day()))
            .put(change.slope());
      }
      for (int k = 0; k < Prices.PERIODS; k++) {
        out.truth("demand_shocks")
            .put(p.id())
            .day(Season.epochDay(k * Prices.PERIOD))
            .put(world.prices().shock(p, k));
      }
      parity(world, p, out.truth("price_parity"));
      outages(world, p, out.truth("stock_outs"));
    }
  }

  private static void parity(World world, Product p, TableRows rows) {
    for (int c = 0; c < Vocabulary.COUNTRIES.size(); c++) {
      rows.put(p.id())
          .put(c + 1L)
          .put(world.prices().parity(p, c))
          .put(world.prices().isOutlier(p, c));
    }
  }

  private static void outages(World world, Product p, TableRows rows) {
    for (int w = 0; w < Codes.WAREHOUSES.size(); w++) {
      for (int slot = 0; slot < Stock.slots(); slot++) {
        Outage outage = world.stock().outage(p, w, slot);
        if (outage.from() <= outage.to()) {
          rows.put(p.id())
              .put(Codes.WAREHOUSES.get(w))
              .day(Season.epochDay(outage.from()))
              .day(Season.epochDay(outage.to()));
        }
      }
    }
  }

  static void customer(Buyer buyer, int left, TableRows rows) {
    FraudPattern part = buyer.part();
    rows.put(buyer.id()).put(buyer.likes().name());
    if (buyer.isMadeUp()) {
      rows.none().none();
    } else {
      rows.put(buyer.rate()).put(buyer.dropout());
    }
    rows.put(buyer.spendRate());
    if (left == Visits.STILL_THERE) {
      rows.none();
    } else {
      rows.day(Season.epochDay(left));
    }
    rows.put(left == Visits.STILL_THERE).put(part == null ? null : part.code());
  }
}
