package io.github.ecomai.benchmarks;

import static io.github.ecomai.benchmarks.ReferenceTable.number;
import static io.github.ecomai.benchmarks.ReferenceTable.text;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.forecast.Arima;
import io.github.ecomai.forecast.ArimaEstimate;
import io.github.ecomai.forecast.ArimaOrder;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What ARIMA, ETS, Theta, STL and MSTL give beside R, on well-known series. */
final class ArimaReferenceBenchmark implements Benchmark {
  private static final RunContext RUN = RunContext.defaults().withParallelism(1);
  private static final int WARM_UP = 20;

  /**
   * Greatest exact log-likelihoods of (1,1,1)(0,1,1), or (1,1,1) without season: R's arima on the
   * differenced series, method ML, reltol 1e-12. (On the series itself R gives its first values a
   * finite variance, which moves five of these by up to .006.)
   */
  private static final Map<String, Double> EXACT =
      Map.ofEntries(
          Map.entry("AirPassengers", -507.44844),
          Map.entry("lynx", -946.66821),
          Map.entry("WWWusage", -254.14969),
          Map.entry("USAccDeaths", -425.39037),
          Map.entry("nottem", -526.32951),
          Map.entry("co2", -85.03419),
          Map.entry("UKgas", -512.88875),
          Map.entry("Nile", -630.62738),
          Map.entry("sunspot.year", -1268.37471),
          Map.entry("ldeaths", -417.46581),
          Map.entry("LakeHuron", -107.39993),
          Map.entry("JohnsonJohnson", -46.08528),
          Map.entry("austres", -307.96277),
          Map.entry("uspop", -52.68340),
          Map.entry("LogAirPassengers", 244.94650),
          Map.entry("wineind", -1498.37288),
          Map.entry("gas", -4079.23411),
          Map.entry("woolyrnq", -853.04283));

  @Override
  public String name() {
    return "arima-reference";
  }

  @Override
  public String summary() {
    return "ARIMA, ETS, Theta, STL and MSTL beside R's results on 18 series and a half-hourly one";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    Path folder = arguments.data("forecast-reference");
    int warmUp = arguments.isShort() ? 0 : WARM_UP;
    ReferenceSeries series = ReferenceSeries.read(folder.resolve("series.csv"));
    Figures figures = new Figures();
    List<Map<String, String>> models = automatic(folder.resolve("auto-arima-models.csv"));
    arima(series, models, warmUp, figures);
    ArimaEstimatesReference.compareChosen(
        series, models, automatic(folder.resolve("auto-arima-forecasts.csv")), figures);
    ArimaEstimatesReference.compareFixed(
        series, ReferenceTable.read(folder.resolve("arima-fixed-order.csv")), figures);
    DifferencesReference.compare(series, ReferenceTable.read(folder.resolve("tests.csv")), figures);
    EtsReference.compare(series, ReferenceTable.read(folder.resolve("ets-models.csv")), figures);
    ThetaReference.compare(
        series,
        ReferenceTable.read(folder.resolve("theta-models.csv")),
        ReferenceTable.read(folder.resolve("theta-forecasts.csv")),
        figures);
    DecompositionReference.compareStl(series, folder.resolve("stl-components.csv"), figures);
    DecompositionReference.compareMstl(
        series,
        folder.resolve("mstl-components.csv"),
        folder.resolve("mstl-taylor.csv.gz"),
        figures);
    return figures;
  }

  /** The rows of the default call, one model a series. */
  private static List<Map<String, String>> automatic(Path file) throws IOException {
    return ReferenceTable.read(file).stream()
        .filter(row -> text(row, "call").equals("auto.arima(x)"))
        .toList();
  }

  private static void arima(
      ReferenceSeries series, List<Map<String, String>> models, int warmUp, Figures figures) {
    Table table =
        Table.of(
            "series", "order", "R", "AICc", "R", "fixed order, gap", "CPU ms", "R CPU ms, stored");
    long equal = 0;
    double worst = 0;
    double seconds = 0;
    for (Map<String, String> row : models) {
      String name = text(row, "series");
      TimeSeries one = series.of(row);
      ArimaEstimate found = Arima.withDefaults().estimate(one, RUN);
      ArimaOrder theirs = ArimaEstimatesReference.order(row);
      double gap = fixedOrder(one) - Objects.requireNonNull(EXACT.get(name));
      double time = Cpu.medianThreadSeconds(warmUp, 5, () -> Arima.withDefaults().fit(one, RUN));
      equal += found.order().equals(theirs) ? 1 : 0;
      worst = Math.max(worst, Math.abs(gap));
      seconds += time;
      table.row(
          name,
          digits(found.order()),
          found.order().equals(theirs) ? "same" : digits(theirs),
          found.aicc(),
          number(row, "aicc"),
          gap,
          1e3 * time,
          1e3 * number(row, "cpu_seconds"));
    }
    table.print(System.out);
    figures
        .put("orders_equal", equal)
        .put("loglik_worst_gap", worst)
        .put("cpu_s_all_series", seconds);
  }

  private static double fixedOrder(TimeSeries series) {
    ArimaOrder order = ArimaOrder.of(1, 1, 1);
    boolean seasonal = series.frequency().season() > 1;
    return Arima.withDefaults()
        .withOrder(seasonal ? order.withSeasonal(0, 1, 1) : order)
        .estimate(series, RUN)
        .logLikelihood();
  }

  private static String digits(ArimaOrder o) {
    return String.format(
        "%d%d%d,%d%d%d%s",
        o.ar(),
        o.differences(),
        o.ma(),
        o.seasonalAr(),
        o.seasonalDifferences(),
        o.seasonalMa(),
        o.constant() ? " c" : "");
  }
}
