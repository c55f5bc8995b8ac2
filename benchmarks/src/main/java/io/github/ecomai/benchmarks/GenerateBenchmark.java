package io.github.ecomai.benchmarks;

import io.github.ecomai.examples.commerce.CommerceShop;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The made-up shop into Parquet files, all 26 tables and the truth: the default size as a program
 * would make it, in a fresh JVM, and rows per second over a larger one; {@code --size} sets how
 * much larger, {@code --threads} on how many threads. Datafaker makes 7,000 to 9,000 customers a
 * second.
 */
final class GenerateBenchmark implements Benchmark {
  private static final int SIZE = 10;

  @Override
  public String name() {
    return "generate";
  }

  @Override
  public String summary() {
    return "the made-up shop into Parquet: seconds of the default size, rows per second of ten times it";
  }

  /** One shop written and removed again. */
  private record Made(long rows, double seconds, double cpuSeconds, double megabytes) {
    double perSecond() {
      return rows / seconds;
    }
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    int size = arguments.number("size", arguments.isShort() ? 2 : SIZE);
    int threads = arguments.number("threads", 2);
    RunContext run = RunContext.defaults().withSeed(7).withParallelism(threads);
    Table table = Table.of("size", "rows", "s", "CPU s", "rows per s", "MB of Parquet");
    Made first = make(1, run);
    row(table, "1, first in this JVM", first);
    Made again = make(1, run);
    row(table, "1, again", again);
    Made large = make(size, run);
    row(table, Integer.toString(size), large);
    table.print(System.out);
    System.out.println(
        "On "
            + threads
            + " threads; wall time, so read it beside the CPU seconds on a busy machine.");
    return new Figures()
        .put("default_s", first.seconds())
        .put("default_rows", first.rows())
        .put("rows_per_s", large.perSecond())
        .put("rows", large.rows())
        .put("cpu_s", large.cpuSeconds())
        .put("heap_max_mb", Runtime.getRuntime().maxMemory() >> 20);
  }

  private static void row(Table table, String size, Made made) {
    table.row(
        size,
        made.rows(),
        made.seconds(),
        made.cpuSeconds(),
        String.format(Locale.ROOT, "%,.0f", made.perSecond()),
        made.megabytes());
  }

  private static Made make(int size, RunContext run) throws IOException {
    Path folder = Files.createTempDirectory("ecom-ai-generate");
    try {
      long wall = System.nanoTime();
      double cpu = Cpu.processSeconds();
      Map<String, Long> rows = CommerceShop.ofSize(size, run).write(folder, run);
      double seconds = (System.nanoTime() - wall) / 1e9;
      double cpuSeconds = Cpu.processSeconds() - cpu;
      long count = rows.values().stream().mapToLong(Long::longValue).sum();
      return new Made(count, seconds, cpuSeconds, megabytes(folder));
    } finally {
      delete(folder);
    }
  }

  private static double megabytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes / 1e6;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
