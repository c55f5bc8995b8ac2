package io.github.ecomai.benchmarks;

import io.github.ecomai.EcomAi;
import io.github.ecomai.benchmarks.M4Series.Group;
import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.market.PanelReader;
import io.github.ecomai.market.PanelRequest;
import io.github.ecomai.market.PanelRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Throughput of a panel of 100,000 made-up series: frequencies in the proportions of the M4
 * competition, lengths as in its data. A sample of each frequency is forecast as a panel and its
 * time multiplied by the number of such series in the whole; memory is that of the whole panel, run
 * with a cheap engine.
 */
final class PanelBenchmark implements Benchmark {
  private static final int THREADS = 2;
  private static final int WARM_UP = 40;
  private static final String ENSEMBLE = "ensemble";
  private static final List<String> FOUR = List.of("arima", "ets", "ces", "theta");

  @Override
  public String name() {
    return "panel";
  }

  @Override
  public String summary() {
    return "100,000 made-up series in M4's mix, intervals of 80 and 95 %: hours on 2 threads, heap";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    MadePanel made = MadePanel.withLengthsOf(arguments.data("m4/m4-dev.csv.gz"));
    int sample = arguments.number("sample", arguments.isShort() ? 20 : 200);
    Map<String, Double> hours = new LinkedHashMap<>();
    Map<String, Double> wall = new LinkedHashMap<>();
    Figures figures = new Figures();
    try (EcomAi ai = EcomAi.builder().parallelism(THREADS).seed(7).build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      for (String engine : Stream.concat(Stream.of(ENSEMBLE), FOUR.stream()).toList()) {
        Spent spent = sampled(market, engine, made, sample);
        hours.put(engine, spent.cpu() / THREADS / 3600);
        wall.put(engine, spent.wall() / 3600);
      }
      report(hours, wall, figures);
      whole(market, made, arguments.isShort() ? 100 : 1, figures);
    }
    return figures;
  }

  /** Seconds: CPU of all threads of the process, and as they pass. */
  private record Spent(double cpu, double wall) {
    Spent plus(Spent other, double times) {
      return new Spent(cpu + times * other.cpu, wall + times * other.wall);
    }
  }

  /** What 100,000 series would take, by a sample of each frequency. */
  private static Spent sampled(
      MarketIntelligenceHub market, String engine, MadePanel made, int sample) {
    Table table = Table.of(engine, "series", "of", "CPU ms per series", "ms as they pass");
    Spent all = new Spent(0, 0);
    for (Group group : made.groups()) {
      int n =
          Math.max(
              2 * THREADS, group == Group.WEEKLY || group == Group.HOURLY ? sample / 5 : sample);
      forecast(market, engine, group, made(made, group, n, WARM_UP), row -> {});
      double cpu = Cpu.processSeconds();
      long start = System.nanoTime();
      forecast(market, engine, group, made(made, group, 0, n), row -> {});
      Spent spent = new Spent(Cpu.processSeconds() - cpu, (System.nanoTime() - start) / 1e9);
      all = all.plus(spent, (double) group.published() / n);
      table.row(group.letter(), n, group.published(), 1e3 * spent.cpu / n, 1e3 * spent.wall / n);
    }
    table.print(System.out);
    System.out.println();
    return all;
  }

  private static Iterable<KeyedSeries> made(MadePanel made, Group group, int from, int n) {
    return () -> IntStream.range(from, from + n).mapToObj(i -> made.series(group, i)).iterator();
  }

  private static void forecast(
      MarketIntelligenceHub market,
      String engine,
      Group group,
      Iterable<KeyedSeries> series,
      IntConsumer afterRow) {
    PanelRequest request =
        PanelRequest.of(series, group.horizon()).withEngine(engine).withNonNegative(true);
    int rows = 0;
    try (PanelReader panel = market.forecastPanel(request)) {
      for (Optional<PanelRow> next = panel.next(); next.isPresent(); next = panel.next()) {
        String failure = next.get().failure().orElse("");
        if (!failure.isEmpty()) {
          throw new IllegalStateException(next.get().key() + " failed: " + failure);
        }
        afterRow.accept(++rows);
      }
    }
  }

  private static void report(Map<String, Double> hours, Map<String, Double> wall, Figures figures) {
    Table table = Table.of("100,000 series, extrapolated", "CPU hours / 2", "hours as they pass");
    hours.forEach((engine, value) -> table.row(engine, value, wall.get(engine)));
    double four = FOUR.stream().mapToDouble(hours::get).sum();
    double fourWall = FOUR.stream().mapToDouble(wall::get).sum();
    table.row("arima + ets + ces + theta", four, fourWall);
    table.row("the same in R, 2 cores (stored)", "about 18", "-");
    table.print(System.out);
    System.out.println();
    figures
        .put("hours_100k", four)
        .put("hours_100k_wall", fourWall)
        .put("hours_100k_ensemble", hours.get(ENSEMBLE))
        .put("hours_100k_ensemble_wall", wall.get(ENSEMBLE));
  }

  /** All series one after the other by seasonal naive; the heap in use early and late. */
  private static void whole(
      MarketIntelligenceHub market, MadePanel made, int divisor, Figures figures) {
    List<Double> live = new ArrayList<>();
    List<Group> groups = StreamSupport.stream(made.groups().spliterator(), false).toList();
    int n = groups.stream().mapToInt(Group::published).sum() / divisor;
    Iterable<KeyedSeries> all =
        () ->
            groups.stream()
                .flatMap(
                    group ->
                        IntStream.range(0, group.published() / divisor)
                            .mapToObj(i -> made.series(group, i)))
                .iterator();
    double cpu = Cpu.processSeconds();
    forecast(
        market,
        "seasonal-naive",
        Group.MONTHLY,
        all,
        row -> {
          if (row == n / 10 || row == n * 9 / 10) {
            live.add(liveMegabytes());
          }
        });
    Table table =
        Table.of(
            "all series, seasonal naive",
            "series",
            "CPU s",
            "MB live, a tenth in",
            "at nine tenths");
    table.row("ecom-ai", n, Cpu.processSeconds() - cpu, live.get(0), live.get(1));
    table.print(System.out);
    figures.put("live_mb_early", live.get(0)).put("live_mb_late", live.get(1));
  }

  private static double liveMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
