package io.github.ecomai.examples.quickstart;

import io.github.ecomai.EcomAi;
import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.OrderLog;
import io.github.ecomai.commerce.SeriesQuery;
import io.github.ecomai.csv.CsvSource;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.pulse.DecomposeRequest;
import io.github.ecomai.pulse.GlobalMarketPulse;
import io.github.ecomai.pulse.SeriesDecomposition;
import java.io.IOException;
import java.nio.file.Path;

/** Splits monthly revenue into trend, year and rest, from one flat CSV file of order lines. */
public final class DecomposeRevenue {
  private DecomposeRevenue() {}

  /**
   * Runs it.
   *
   * @param args a file {@code orders.csv} or {@code orders.csv.gz}, or nothing for a made-up shop
   * @throws IOException if the made-up shop cannot be written
   */
  public static void main(String[] args) throws IOException {
    months(args.length > 0 ? Path.of(args[0]) : DemoShop.orderLog());
  }

  // region decompose
  static SeriesDecomposition months(Path orders) {
    try (CsvSource source = CsvSource.open(orders)) {
      CommerceSchema schema = CommerceSchema.of(OrderLog.recognise(source));
      try (EcomAi ai = EcomAi.builder().source(source).commerce(schema).build()) {
        GlobalMarketPulse pulse = ai.system(GlobalMarketPulse.class);
        SeriesQuery revenue = SeriesQuery.revenue().by(Frequency.MONTH);
        SeriesDecomposition parts = pulse.decompose(DecomposeRequest.of(revenue));
        System.out.println(parts.finding());
        return parts;
      }
    }
  }
  // endregion
}
