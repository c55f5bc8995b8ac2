package io.github.ecomai.benchmarks;

import com.github.servicenow.ds.stats.stl.SeasonalTrendLoess;
import io.github.ecomai.decomposition.Decomposition;
import io.github.ecomai.decomposition.Median;
import io.github.ecomai.decomposition.Stl;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/** STL: agreement with stored fits, and the time of a long series beside stl-decomp-4j. */
final class StlBenchmark implements Benchmark {
  private static final int LENGTH = 100_000;
  private static final int PERIOD = 12;
  private static final int SEASONAL_WINDOW = 7;
  private static final long SEED = 7;

  @Override
  public String name() {
    return "stl";
  }

  @Override
  public String summary() {
    return "STL of n = 100,000, period 12: CPU ms, one thread; largest difference from stored fits";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    List<StlCase> cases = StlCase.all(arguments.data("stl-reference"));
    int length = arguments.number("n", LENGTH);
    int period = arguments.number("period", PERIOD);
    Figures figures = new Figures();
    differences(cases, figures);
    System.out.println();
    times(series(length, period), period, arguments.isShort(), figures);
    return figures;
  }

  /** A way to decompose by the parameters of a stored fit. */
  private interface Rival {
    StlCase.Components fit(StlCase stored, double[] series);
  }

  private static void differences(List<StlCase> cases, Figures figures) throws IOException {
    double[] ours = worst(cases, (c, y) -> parts(c.stl().decompose(y), y), true);
    double likeR = worst(cases, StlBenchmark::likeR, true)[2];
    double[] theirs = worst(cases, StlBenchmark::theirs, false);
    Table table = Table.of("largest difference", "plain, R", "robust, exact median", "robust, R");
    table.row("ecom-ai", ours[0], ours[1], likeR);
    table.row("stl-decomp-4j, without periodic seasons", theirs[0], theirs[1], theirs[2]);
    table.print(System.out);
    figures
        .put("max_diff", Math.max(ours[0], ours[1]))
        .put("max_diff_plain", ours[0])
        .put("max_diff_robust", ours[1])
        .put("max_diff_r_compatible", likeR);
  }

  /** Worst differences: plain from R, robust from the exact median, robust from R. */
  private static double[] worst(List<StlCase> cases, Rival rival, boolean periodicToo)
      throws IOException {
    double[] worst = new double[3];
    for (StlCase stored : cases) {
      if (stored.periodic() && !periodicToo) {
        continue;
      }
      StlCase.Components ofR = stored.ofR();
      StlCase.Components fit = rival.fit(stored, ofR.series());
      int column = stored.robust() ? 2 : 0;
      worst[column] = Math.max(worst[column], fit.largestDifference(ofR));
      if (stored.hasExactMedian()) {
        worst[1] = Math.max(worst[1], fit.largestDifference(stored.ofExactMedian()));
      }
    }
    return worst;
  }

  private static StlCase.Components likeR(StlCase stored, double[] y) {
    return parts(stored.stl().withMedian(Median.R_COMPATIBLE).decompose(y), y);
  }

  private static StlCase.Components parts(Decomposition parts, double[] y) {
    return new StlCase.Components(y, parts.seasonal(), parts.trend(), parts.remainder());
  }

  private static StlCase.Components theirs(StlCase stored, double[] y) {
    SeasonalTrendLoess.Decomposition parts =
        new SeasonalTrendLoess.Builder()
            .setPeriodLength(stored.number("period"))
            .setSeasonalWidth(stored.number("s_window"))
            .setSeasonalDegree(stored.number("s_degree"))
            .setSeasonalJump(stored.number("s_jump"))
            .setTrendWidth(stored.number("t_window"))
            .setTrendDegree(stored.number("t_degree"))
            .setTrendJump(stored.number("t_jump"))
            .setLowpassWidth(stored.number("l_window"))
            .setLowpassDegree(stored.number("l_degree"))
            .setLowpassJump(stored.number("l_jump"))
            .setInnerIterations(stored.number("inner"))
            .setRobustnessIterations(stored.number("outer"))
            .buildSmoother(y)
            .decompose();
    return new StlCase.Components(y, parts.getSeasonal(), parts.getTrend(), parts.getResidual());
  }

  private static void times(double[] y, int period, boolean brief, Figures figures) {
    RunContext run = RunContext.defaults();
    Stl stl = Stl.ofPeriod(period).withSeasonalWindow(SEASONAL_WINDOW);
    int rounds = brief ? 5 : 25;
    Timing plain = Timing.of(6 * rounds, () -> stl.decompose(y, run));
    Timing robust = Timing.of(2 * rounds, () -> stl.robust().decompose(y, run));
    Timing theirPlain = Timing.of(rounds, () -> rival(y, period, false));
    Timing theirRobust = Timing.of(Math.max(3, rounds / 3), () -> rival(y, period, true));
    Table table = Table.of("n = " + y.length, "plain ms", "robust ms", "plain MB", "robust MB");
    table.row("ecom-ai", plain.millis, robust.millis, plain.megabytes, robust.megabytes);
    table.row(
        "stl-decomp-4j 1.0.5",
        theirPlain.millis,
        theirRobust.millis,
        theirPlain.megabytes,
        theirRobust.megabytes);
    if (y.length == LENGTH && period == PERIOD) {
      table.row("R 4.2 stl (stored, another hour)", "22", "155-205", "-", "-");
    }
    table.print(System.out);
    figures
        .put("plain_ms", plain.millis)
        .put("robust_ms", robust.millis)
        .put("rival_plain_ms", theirPlain.millis)
        .put("rival_robust_ms", theirRobust.millis);
  }

  private static SeasonalTrendLoess.Decomposition rival(double[] y, int period, boolean robust) {
    return new SeasonalTrendLoess.Builder()
        .setPeriodLength(period)
        .setSeasonalWidth(SEASONAL_WINDOW)
        .setRobustFlag(robust)
        .buildSmoother(y)
        .decompose();
  }

  /** Trend, season, noise, and an outlier in about every fiftieth place. */
  private static double[] series(int length, int period) {
    Random random = new Random(SEED);
    double[] y = new double[length];
    for (int i = 0; i < length; i++) {
      y[i] = 100 + 1e-3 * i + 10 * Math.sin(2 * Math.PI * i / period) + random.nextGaussian();
      y[i] += random.nextInt(50) == 0 ? 20 : 0;
    }
    return y;
  }

  /** Median CPU time of the calling thread, warm, and what one call allocates. */
  private static final class Timing {
    private final double millis;
    private final double megabytes;

    private Timing(double millis, double megabytes) {
      this.millis = millis;
      this.megabytes = megabytes;
    }

    static Timing of(int rounds, Callable<?> work) {
      double millis = 1e3 * Cpu.medianThreadSeconds(rounds / 2, rounds, work);
      long before = Cpu.allocatedBytes();
      Cpu.medianThreadSeconds(0, 1, work);
      return new Timing(millis, (Cpu.allocatedBytes() - before) / 1e6);
    }
  }
}
