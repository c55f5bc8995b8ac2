package io.github.ecomai.benchmarks;

import io.github.ecomai.benchmarks.M4Series.Group;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.forecast.Arima;
import io.github.ecomai.forecast.Ces;
import io.github.ecomai.forecast.Ensemble;
import io.github.ecomai.forecast.Ets;
import io.github.ecomai.forecast.SeasonalNaive;
import io.github.ecomai.forecast.StlForecast;
import io.github.ecomai.forecast.Theta;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Accuracy, calibration and time on series of the M4 or M3 competition. Every model sees the
 * training part only. Other Java libraries run beside, see {@link M4Rival}, and results of
 * libraries in other languages are read, see {@link M4Peers}.
 */
final class M4Benchmark implements Benchmark {
  private static final Set<String> FOUR = Set.of("arima", "ets", "ces", "theta");
  private static final double PANEL = 100_000;
  private static final int CORES = 2;

  private final String name;
  private final String defaultData;

  M4Benchmark(String name, String defaultData) {
    this.name = name;
    this.defaultData = defaultData;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String summary() {
    return "Accuracy against Naive2, coverage of intervals and CPU time on " + defaultData;
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    Path data = arguments.data(defaultData);
    List<M4Series> all = M4Series.read(data);
    List<M4Series> series = arguments.isShort() ? M4Series.firstOfEach(all) : all;
    M4Results naive2 = M4Results.ofNaive2(series);
    List<M4Results> rows = new ArrayList<>(List.of(naive2));
    List<M4Results> own = new ArrayList<>();
    for (Map.Entry<String, ForecastModel> model : models().entrySet()) {
      own.add(M4Results.of(model.getKey(), model.getValue(), series));
    }
    rows.addAll(own);
    List<M4Results> rivals = M4Rival.all().stream().map(rival -> rival.measure(series)).toList();
    rows.addAll(rivals);
    rows.addAll(M4Peers.read(data, series, naive2).values());
    print(rows, naive2);
    printCoverage(own.get(0));
    Figures figures = figures(own, rivals, naive2);
    if (!arguments.isShort()) {
      hours(own).ifPresent(hours -> figures.put("hours_100k", hours));
    }
    return figures;
  }

  private static Map<String, ForecastModel> models() {
    Map<String, ForecastModel> models = new LinkedHashMap<>();
    models.put("ensemble", Ensemble.withDefaults().nonNegative());
    models.put("ensemble-best-alone", Ensemble.withDefaults().nonNegative().choosingBest());
    models.put("theta", Theta.withDefaults());
    models.put("theta-calibrated", Ensemble.of(List.of(Theta.withDefaults())));
    models.put("theta-log", Theta.withDefaults().onLogarithms());
    models.put("theta-dynamic", Theta.withDefaults().withForm(Theta.Form.DYNAMIC_OPTIMISED));
    models.put("ces", Ces.withDefaults());
    models.put("stl-ets", StlForecast.withDefaults());
    models.put("ets", Ets.withDefaults());
    models.put("ets-calibrated", Ensemble.of(List.of(Ets.withDefaults())));
    models.put("ets-steady", Ets.withDefaults().withRegion(Ets.Region.STEADY));
    models.put("ets-first-values", Ets.withDefaults().withStart(Ets.Start.FIRST_VALUES));
    models.put("ets-log", Ets.withDefaults().onLogarithms());
    models.put("arima", Arima.withDefaults());
    models.put("seasonal-naive", SeasonalNaive.withDefaults());
    return models;
  }

  private static void print(List<M4Results> rows, M4Results naive2) {
    System.out.println(
        "OWA against Naive2 on the same series; coverage of 95 % intervals, MSIS, CPU ms per"
            + " series. (Stored results of other libraries in brackets, some on fewer series.)");
    Table table = Table.of("method", "", "Y", "Q", "M", "W", "D", "H", "O", "weighted");
    for (M4Results row : rows) {
      Map<Group, Double> owa = row.owa(naive2);
      List<Object> cells = new ArrayList<>(List.of(row.method(), "OWA"));
      for (Group group : Group.values()) {
        cells.add(owa.containsKey(group) ? rounded("%.3f", owa.get(group)) : "-");
      }
      cells.add(rounded("%.4f", row.weightedOwa(naive2)));
      table.row(cells.toArray());
      addLine(table, row, "coverage %", "%.1f", means -> 100 * means.coverage());
      addLine(table, row, "MSIS", "%.2f", M4Results.Means::msis);
      addLine(table, row, "CPU ms", "%.2f", means -> 1e3 * means.seconds());
    }
    table.print(System.out);
  }

  private static void printCoverage(M4Results results) {
    System.out.println("Coverage of the intervals of the " + results.method() + ", %.");
    Table table = Table.of("intervals", "", "Y", "Q", "M", "W", "D", "H", "O", "");
    for (int percent : M4Results.OTHER_LEVELS) {
      addLine(table, results, percent + " %", "%.1f", means -> 100 * means.coverage(percent));
    }
    addLine(table, results, "95 %", "%.1f", means -> 100 * means.coverage());
    addLine(table, results, "2 s.e. of 95 %", "%.1f", means -> 200 * means.coverageError());
    table.print(System.out);
  }

  /**
   * Hours that 100,000 series of the competition's mix take two cores by four methods together,
   * from the CPU of one thread, compiler and collector left out; nothing where a frequency is
   * missing.
   */
  static Optional<Double> hours(List<M4Results> own) {
    double seconds = 0;
    double published = 0;
    for (Group group : Group.values()) {
      if (group.published() > 0) {
        published += group.published();
        for (M4Results results : own) {
          if (FOUR.contains(results.method())) {
            seconds += group.published() * results.means(group).seconds();
          }
        }
      }
    }
    double hours = seconds * PANEL / published / CORES / 3600;
    return Double.isFinite(hours) ? Optional.of(hours) : Optional.empty();
  }

  private static void addLine(
      Table table,
      M4Results row,
      String what,
      String format,
      ToDoubleFunction<M4Results.Means> figure) {
    List<Object> cells = new ArrayList<>(List.of("", what));
    boolean known = false;
    for (Group group : Group.values()) {
      M4Results.Means means = row.means(group);
      String text = means.count() == 0 ? "-" : rounded(format, figure.applyAsDouble(means));
      known |= !text.equals("-");
      cells.add(text);
    }
    cells.add("");
    if (known) {
      table.row(cells.toArray());
    }
  }

  private static String rounded(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static Figures figures(List<M4Results> own, List<M4Results> rivals, M4Results naive2) {
    M4Results ensemble = own.get(0);
    Figures owa = new Figures();
    ensemble.owa(naive2).forEach((group, value) -> owa.put(group.letter(), value));
    double weighted = ensemble.weightedOwa(naive2);
    if (Double.isFinite(weighted)) {
      owa.put("weighted", weighted);
    }
    Figures seconds = new Figures();
    for (M4Results results : own) {
      seconds.put(results.method(), byGroup(results, M4Results.Means::seconds));
    }
    for (M4Results results : rivals) {
      seconds.put(results.method(), byGroup(results, M4Results.Means::seconds));
    }
    Figures figures =
        new Figures()
            .put("owa", owa)
            .put("coverage95", byGroup(ensemble, M4Results.Means::coverage))
            .put("coverage95_error", byGroup(ensemble, M4Results.Means::coverageError));
    for (int percent : M4Results.OTHER_LEVELS) {
      figures.put("coverage" + percent, byGroup(ensemble, means -> means.coverage(percent)));
    }
    return figures.put("msis95", byGroup(ensemble, M4Results.Means::msis)).put("cpu_s", seconds);
  }

  private static Figures byGroup(M4Results results, ToDoubleFunction<M4Results.Means> figure) {
    Figures figures = new Figures();
    for (Group group : Group.values()) {
      M4Results.Means means = results.means(group);
      if (means.count() > 0) {
        figures.put(group.letter(), figure.applyAsDouble(means));
      }
    }
    return figures;
  }
}
