package io.github.ecomai.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The main class behind {@code benchmarks/run NAME [--data PATH] [--out FILE.json] [options]}. */
public final class Run {
  /** One line per benchmark, by name. */
  private static final List<Benchmark> BENCHMARKS =
      List.of(
          new AnomalyBenchmark(),
          new ArimaReferenceBenchmark(),
          new CalibrateBenchmark(),
          new CopilotBenchmark(),
          new GenerateBenchmark(),
          new KMeansBenchmark(),
          new LakeBenchmark(),
          new M4Benchmark("m3", "m3/m3-dev.csv.gz"),
          new M4Benchmark("m4", "m4/m4-dev.csv.gz"),
          new PairedBenchmark(),
          new PanelBenchmark(),
          new TimeLimitBenchmark(),
          new ReadBenchmark(),
          new RealismBenchmark(),
          new StlBenchmark());

  private Run() {}

  /**
   * Runs one benchmark.
   *
   * @param args its name and its options
   */
  public static void main(String[] args) {
    try {
      Optional<String> failure = run(args);
      failure.ifPresent(System.err::println);
      System.exit(failure.isPresent() ? 1 : 0); // servers of databases end with the JVM
    } catch (IllegalArgumentException | IOException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** What the figures show that must not be. */
  private static Optional<String> run(String[] args) throws IOException {
    if (args.length == 1 && args[0].equals("--names")) {
      BENCHMARKS.forEach(benchmark -> System.out.println(benchmark.name()));
      return Optional.empty();
    }
    Benchmark benchmark = find(args);
    Arguments arguments = Arguments.parse(args, 1);
    Optional<Path> out = arguments.path("out");
    System.out.println(benchmark.name() + ": " + benchmark.summary());
    Figures figures = benchmark.run(arguments);
    arguments.checkAllAsked();
    String json = figures.put("calibration_ms", Calibration.millis()).toJson();
    if (out.isPresent()) {
      Files.writeString(out.get(), json + "\n");
    }
    System.out.println(json);
    return benchmark.failure(arguments, figures);
  }

  private static Benchmark find(String[] args) {
    String name = args.length == 0 ? "" : args[0];
    return BENCHMARKS.stream()
        .filter(benchmark -> benchmark.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private static String unknown(String name) {
    StringBuilder text = new StringBuilder();
    text.append("There is no benchmark '").append(name).append("'. Maybe one of these:");
    for (Benchmark benchmark : BENCHMARKS) {
      text.append("\n  ").append(benchmark.name()).append("  ").append(benchmark.summary());
    }
    return text.toString();
  }
}
