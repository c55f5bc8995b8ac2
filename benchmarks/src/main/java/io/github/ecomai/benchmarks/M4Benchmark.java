package io.github.ecomai.benchmarks;

import io.github.ecomai.benchmarks.M4Series.Group;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ForecastModel;
import io.github.ecomai.engine.Interval;
import io.github.ecomai.forecast.Arima;
import io.github.ecomai.forecast.Ces;
import io.github.ecomai.forecast.Ensemble;
import io.github.ecomai.forecast.Ets;
import io.github.ecomai.forecast.SeasonalNaive;
import io.github.ecomai.forecast.StlForecast;
import io.github.ecomai.forecast.Theta;
import io.github.ecomai.run.RunContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Accuracy, calibration and time on series of the M4 or M3 competition. Every model sees the
 * training part only. Other Java libraries run beside, see {@link M4Rival}; results of libraries in
 * other languages are read from {@code peer-results.csv} beside the data, if it is there.
 */
final class M4Benchmark implements Benchmark {
  private static final String PEERS = "peer-results.csv";
  private static final double LARGEST_GAP = 1e-6;
  private static final int WARM_UP = 30;

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
    return "Accuracy against Naive2, 95 % coverage and CPU time on " + defaultData;
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    Path data = arguments.data(defaultData);
    List<M4Series> all = M4Series.read(data);
    List<M4Series> series = arguments.isShort() ? firstOfEach(all) : all;
    M4Results naive2 = naive2(series);
    List<M4Results> rows = new ArrayList<>(List.of(naive2));
    List<M4Results> own = new ArrayList<>();
    for (Map.Entry<String, ForecastModel> model : models().entrySet()) {
      own.add(measure(model.getKey(), model.getValue(), series));
    }
    rows.addAll(own);
    List<M4Results> rivals = M4Rival.all().stream().map(rival -> rival.measure(series)).toList();
    rows.addAll(rivals);
    rows.addAll(peers(data.resolveSibling(PEERS), series, naive2));
    print(rows, naive2);
    return figures(own, rivals, naive2);
  }

  private static Map<String, ForecastModel> models() {
    Map<String, ForecastModel> models = new LinkedHashMap<>();
    models.put("ensemble", Ensemble.withDefaults().nonNegative());
    models.put("ensemble-best-alone", Ensemble.withDefaults().nonNegative().choosingBest());
    models.put("theta", Theta.withDefaults());
    models.put("theta-log", Theta.withDefaults().onLogarithms());
    models.put("theta-dynamic", Theta.withDefaults().withForm(Theta.Form.DYNAMIC_OPTIMISED));
    models.put("ces", Ces.withDefaults());
    models.put("stl-ets", StlForecast.withDefaults());
    models.put("ets", Ets.withDefaults());
    models.put("ets-steady", Ets.withDefaults().withRegion(Ets.Region.STEADY));
    models.put("ets-first-values", Ets.withDefaults().withStart(Ets.Start.FIRST_VALUES));
    models.put("ets-log", Ets.withDefaults().onLogarithms());
    models.put("arima", Arima.withDefaults());
    models.put("seasonal-naive", SeasonalNaive.withDefaults());
    return models;
  }

  /** Thirty monthly series and ten of each other group, in the order of the file. */
  private static List<M4Series> firstOfEach(List<M4Series> series) {
    Map<Group, Integer> taken = new EnumMap<>(Group.class);
    return series.stream()
        .filter(
            one ->
                taken.merge(one.group(), 1, Integer::sum)
                    <= (one.group() == Group.MONTHLY ? 30 : 10))
        .toList();
  }

  private static M4Results naive2(List<M4Series> series) {
    M4Results results = new M4Results("Naive2");
    for (M4Series one : series) {
      double[] forecast = M4Scores.naive2(one);
      M4Scores scores = M4Scores.of(one, forecast, forecast, forecast);
      results.add(
          one.id(),
          one.group(),
          new M4Scores(scores.smape(), scores.mase(), Double.NaN, Double.NaN),
          Double.NaN);
    }
    return results;
  }

  private static M4Results measure(String name, ForecastModel model, List<M4Series> series) {
    for (M4Series one : series.subList(0, Math.min(WARM_UP, series.size()))) {
      forecast(model, one);
    }
    M4Results results = new M4Results(name);
    for (M4Series one : series) {
      double start = Cpu.threadSeconds();
      Forecast forecast = forecast(model, one);
      double seconds = Cpu.threadSeconds() - start;
      Interval interval = forecast.interval(0.95);
      M4Scores scores =
          M4Scores.of(
              one,
              forecast.mean().toArray(),
              interval.lower().toArray(),
              interval.upper().toArray());
      results.add(one.id(), one.group(), scores, seconds);
    }
    return results;
  }

  private static Forecast forecast(ForecastModel model, M4Series series) {
    return model
        .fit(series.history(), RunContext.defaults().withParallelism(1))
        .forecast(series.test().length, 0.80, 0.95);
  }

  /** Stored results of other libraries; their Naive2 checks ours. */
  private static List<M4Results> peers(Path file, List<M4Series> series, M4Results naive2)
      throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<String, Group> groups = new LinkedHashMap<>();
    series.forEach(one -> groups.put(one.id(), one.group()));
    Map<String, M4Results> peers = new LinkedHashMap<>();
    try (BufferedReader lines = M4Series.open(file)) {
      lines.readLine();
      lines.lines().map(line -> line.split(",", -1)).forEach(row -> addPeer(row, groups, peers));
    }
    M4Results stored = peers.remove("naive2");
    if (stored != null) {
      checkSame(naive2, stored);
    }
    return List.copyOf(peers.values());
  }

  private static void addPeer(
      String[] row, Map<String, Group> groups, Map<String, M4Results> peers) {
    Group group = groups.get(row[0]);
    if (group == null || row[5].isEmpty() || row[5].equals("NA")) {
      return;
    }
    M4Scores scores = new M4Scores(number(row[5]), number(row[6]), number(row[7]), number(row[8]));
    peers
        .computeIfAbsent(row[2], method -> new M4Results("(" + method + ")"))
        .add(row[0], group, scores, number(row[9]));
  }

  private static double number(String text) {
    return switch (text) {
      case "", "NA" -> Double.NaN;
      case "inf", "Inf" -> Double.POSITIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static void checkSame(M4Results ours, M4Results stored) {
    int equal = 0;
    for (Map.Entry<String, M4Results.Entry> entry : stored.entries().entrySet()) {
      M4Scores own = Objects.requireNonNull(ours.entries().get(entry.getKey())).scores();
      M4Scores other = entry.getValue().scores();
      if (gap(own.smape(), other.smape()) < LARGEST_GAP
          && gap(own.mase(), other.mase()) < LARGEST_GAP) {
        equal++;
      }
    }
    System.out.println(
        "Naive2 equals the stored one on " + equal + " of " + stored.entries().size() + " series.");
    if (equal < stored.entries().size()) {
      throw new IllegalStateException(
          "Naive2 differs from the stored one: the measures are wrong.");
    }
  }

  private static double gap(double a, double b) {
    return a == b ? 0 : Math.abs(a - b) / (Math.abs(b) + 1e-3);
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
    return new Figures()
        .put("owa", owa)
        .put("coverage95", byGroup(ensemble, M4Results.Means::coverage))
        .put("msis95", byGroup(ensemble, M4Results.Means::msis))
        .put("cpu_s", seconds);
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
