package io.github.ecomai.examples.tour;

import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.col;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.market.ForecastRequest;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.SortKey;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Units of the products that sell best, country by country, on the days to come. */
final class BestSellers {
  private static final int PRODUCTS = 20;
  private static final int DAYS = 28;
  private static final int KNOWN_DAYS = 730;

  private BestSellers() {}

  /** Keeps a forecast of each; gives how many. */
  static int forecast(
      MarketIntelligenceHub market,
      DataSource source,
      LocalDate lastDay,
      SystemRuns runs,
      RunContext run) {
    LocalDate first = lastDay.minusDays(KNOWN_DAYS - 1L);
    Query recent = Query.from("demand_daily").where(Predicate.ge("demand_date", first));
    Query best =
        recent
            .groupBy("product_id", "region_id")
            .measures(sum(col("units")).as("sold"))
            .orderBy(SortKey.desc("sold"), SortKey.asc("product_id"), SortKey.asc("region_id"))
            .limit(PRODUCTS);
    int made = 0;
    for (List<@Nullable Object> row : Rows.of(source, best, run)) {
      if (row.get(0) instanceof Long product && row.get(1) instanceof Long region) {
        Query days =
            recent
                .where(
                    Predicate.and(
                        Predicate.eq("product_id", product), Predicate.eq("region_id", region)))
                .select("demand_date", "units");
        double[] units = new double[KNOWN_DAYS];
        for (List<@Nullable Object> day : Rows.of(source, days, run)) {
          if (day.get(0) instanceof LocalDate date && day.get(1) instanceof Long sold) {
            units[Math.toIntExact(ChronoUnit.DAYS.between(first, date))] = sold;
          }
        }
        Forecast forecast =
            market.forecast(
                ForecastRequest.of(TimeSeries.of(first, Frequency.DAY, units), DAYS)
                    .withEngine("theta")
                    .withNonNegative(true));
        runs.forecast(product, region, forecast);
        made++;
      }
    }
    return made;
  }
}
