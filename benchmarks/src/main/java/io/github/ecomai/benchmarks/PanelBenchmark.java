package io.github.ecomai.benchmarks;

import io.github.ecomai.EcomAi;
import io.github.ecomai.benchmarks.M4Series.Group;
import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.market.MarketIntelligenceHub;
import io.github.ecomai.market.PanelReader;
import io.github.ecomai.market.PanelRequest;
import io.github.ecomai.market.PanelRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Throughput of a panel of 100,000 made-up series: frequencies in the proportions of the M4
 * competition, lengths as in its data. A sample of each frequency is forecast as a panel and its
 * time multiplied by the number of such series in the whole; beside it, the same of the data's own
 * series. Memory is that of the whole panel, run with a cheap engine.
 */
final class PanelBenchmark implements Benchmark {
  private static final int THREADS = 2;
  private static final int WARM_UP = 60;
  private static final double HOUR = 3600;
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
    Path data = arguments.data("m4/m4-dev.csv.gz");
    MadePanel made = MadePanel.withLengthsOf(data);
    List<M4Series> real = M4Series.read(data);
    int sample = arguments.number("sample", arguments.isShort() ? 20 : 200);
    Map<String, Spent> hours = new LinkedHashMap<>();
    Map<String, Spent> realHours = new LinkedHashMap<>();
    Figures figures = new Figures();
    try (EcomAi ai = EcomAi.builder().parallelism(THREADS).seed(7).build()) {
      MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
      for (String engine : Stream.concat(Stream.of(ENSEMBLE), FOUR.stream()).toList()) {
        hours.put(engine, sampled(market, engine, made.groups(), sample, made::series));
        realHours.put(
            engine,
            sampled(market, engine, made.groups(), sample, (group, i) -> taken(real, group, i)));
      }
      report("100,000 made-up series", hours, "hours_100k", figures);
      report("100,000 such as those of M4", realHours, "hours_100k_m4_series", figures);
      whole(market, made, arguments.isShort() ? 100 : 1, figures);
    }
    return figures;
  }

  private static KeyedSeries taken(List<M4Series> real, Group group, int number) {
    List<M4Series> some = real.stream().filter(one -> one.group() == group).toList();
    M4Series one = some.get(number % some.size());
    return KeyedSeries.of(one.id(), one.history());
  }

  /** Seconds: CPU of all threads of the process, and as they pass. */
  private record Spent(double cpu, double wall) {
    Spent plus(Spent other, double times) {
      return new Spent(cpu + times * other.cpu, wall + times * other.wall);
    }
  }

  /** Hours that 100,000 series would take, by a sample of each frequency. */
  private static Spent sampled(
      MarketIntelligenceHub market,
      String engine,
      Set<Group> groups,
      int sample,
      BiFunction<Group, Integer, KeyedSeries> series) {
    Table table = Table.of(engine, "series", "of", "CPU ms per series", "ms as they pass");
    Spent all = new Spent(0, 0);
    for (Group group : groups) {
      int n = group == Group.WEEKLY || group == Group.HOURLY ? Math.max(4, sample / 5) : sample;
      Spent spent = spent(market, engine, group, n, series);
      all = all.plus(spent, (double) group.published() / n);
      table.row(group.letter(), n, group.published(), 1e3 * spent.cpu / n, 1e3 * spent.wall / n);
    }
    table.print(System.out);
    System.out.println();
    return new Spent(all.cpu / THREADS / HOUR, all.wall / HOUR);
  }

  /** Seconds for n series of one frequency, warm. */
  private static Spent spent(
      MarketIntelligenceHub market,
      String engine,
      Group group,
      int n,
      BiFunction<Group, Integer, KeyedSeries> series) {
    Iterable<KeyedSeries> before =
        () -> IntStream.range(n, n + WARM_UP).mapToObj(i -> series.apply(group, i)).iterator();
    Iterable<KeyedSeries> measured =
        () -> IntStream.range(0, n).mapToObj(i -> series.apply(group, i)).iterator();
    forecast(market, engine, group, before, row -> {});
    double cpu = Cpu.processSeconds();
    long start = System.nanoTime();
    forecast(market, engine, group, measured, row -> {});
    return new Spent(Cpu.processSeconds() - cpu, (System.nanoTime() - start) / 1e9);
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

  private static void report(String what, Map<String, Spent> hours, String name, Figures figures) {
    Table table = Table.of(what + ", extrapolated", "CPU hours / 2", "hours as they pass");
    Spent four = new Spent(0, 0);
    for (Map.Entry<String, Spent> entry : hours.entrySet()) {
      Spent spent = entry.getValue();
      table.row(entry.getKey(), spent.cpu, spent.wall);
      if (entry.getKey().equals(ENSEMBLE)) {
        figures.put(name + "_ensemble", spent.cpu).put(name + "_ensemble_wall", spent.wall);
      } else {
        four = four.plus(spent, 1);
      }
    }
    table.row(String.join(" + ", FOUR), four.cpu, four.wall);
    table.row("the same in R, 2 cores (stored)", "about 18", "-");
    table.print(System.out);
    System.out.println();
    figures.put(name, four.cpu).put(name + "_wall", four.wall);
  }

  /** All series one after the other by seasonal naive; the heap in use early and late. */
  private static void whole(
      MarketIntelligenceHub market, MadePanel made, int divisor, Figures figures) {
    List<Double> live = new ArrayList<>();
    int n = made.size(divisor);
    Iterable<KeyedSeries> all =
        () -> IntStream.range(0, n).mapToObj(i -> made.series(i, divisor)).iterator();
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
