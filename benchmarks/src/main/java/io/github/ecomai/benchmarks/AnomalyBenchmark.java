package io.github.ecomai.benchmarks;

import io.github.ecomai.anomaly.FittedIsolationForest;
import io.github.ecomai.anomaly.IsolationForest;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The isolation forest on labelled sets: fitted without labels, scored on the same rows, one
 * thread. Beside it the stored figures of scikit-learn where the folder has them.
 */
final class AnomalyBenchmark implements Benchmark {
  private static final String PEER_FILE = "sklearn_iforest.csv";
  private static final Set<String> TIMED =
      Set.of("23_mammography", "32_shuttle", "5_campaign", "6_cardio");
  private static final int WARMUPS = 20;
  private static final int REPEATS = 15;
  private static final int POINTS_A_TIME = 100_000;

  @Override
  public String name() {
    return "anomaly";
  }

  @Override
  public String summary() {
    return "isolation forest: AUC, average precision and speed (--data folder of *.csv.gz)";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    Path folder = arguments.data("adbench");
    int seeds = arguments.number("seeds", arguments.isShort() ? 3 : 20);
    List<LabelledRows> sets = LabelledRows.readAll(folder);
    Map<String, Peer> peers = Peer.read(folder.resolve(PEER_FILE));
    Figures figures = new Figures().put("sets", accuracy(sets, peers, seeds));
    List<LabelledRows> timed = sets.stream().filter(set -> TIMED.contains(set.name())).toList();
    speed(timed.size() == TIMED.size() ? timed : sets, peers, figures);
    return figures;
  }

  private static Figures accuracy(List<LabelledRows> sets, Map<String, Peer> peers, int seeds) {
    Figures figures = new Figures();
    Table table =
        Table.of(
            "set", "rows", "features", "AUC", "sd", "sklearn", "gap", "allowed", "AP", "its AP");
    double ours = 0;
    double theirs = 0;
    for (LabelledRows set : sets) {
      Quality quality = Quality.of(set, seeds);
      figures.put(set.name(), new Figures().put("auc", quality.auc()).put("ap", quality.ap()));
      Peer peer = peers.get(set.name());
      ours += quality.auc() / sets.size();
      theirs += peer == null ? Double.NaN : peer.auc() / sets.size();
      table.row(row(set, quality, peer));
    }
    boolean compared = !Double.isNaN(theirs);
    table.row(
        "mean",
        "",
        "",
        ours,
        "",
        compared ? theirs : "-",
        compared ? ours - theirs : "-",
        "",
        "",
        "");
    table.print(System.out);
    return figures;
  }

  private static Object[] row(LabelledRows set, Quality quality, @Nullable Peer peer) {
    return new Object[] {
      set.name(),
      set.labels().length,
      set.features().columns(),
      quality.auc(),
      quality.deviation(),
      peer == null ? "-" : peer.auc(),
      peer == null ? "-" : quality.auc() - peer.auc(),
      peer == null ? "-" : peer.allowed(quality),
      quality.ap(),
      peer == null ? "-" : peer.ap()
    };
  }

  /** Means over seeds, and the standard deviation of the AUC between them. */
  private record Quality(double auc, double deviation, double ap, int seeds) {
    static Quality of(LabelledRows set, int seeds) {
      double[] auc = new double[seeds];
      double[] ap = new double[seeds];
      for (int seed = 0; seed < seeds; seed++) {
        Ranking ranking = rank(set, seed);
        auc[seed] = ranking.auc();
        ap[seed] = ranking.averagePrecision();
      }
      return new Quality(Ranking.mean(auc), Ranking.deviation(auc), Ranking.mean(ap), seeds);
    }
  }

  private static Ranking rank(LabelledRows set, int seed) {
    RunContext run = RunContext.defaults().withSeed(seed).withParallelism(1);
    double[] scores =
        IsolationForest.withDefaults().fit(set.features(), run).scores(set.features(), run);
    return Ranking.of(scores, set.labels());
  }

  private static void speed(List<LabelledRows> sets, Map<String, Peer> peers, Figures figures) {
    Table table =
        Table.of(
            "set", "points/s/core", "sklearn", "factor", "fit ms", "sklearn", "fit MB allocated");
    double logs = 0;
    double fitLogs = 0;
    double slowestFit = 0;
    for (LabelledRows set : sets) {
      double points = pointsPerSecond(set);
      double fit = fitMillis(set);
      Peer peer = peers.get(set.name());
      table.row(
          set.name(),
          Math.round(points),
          peer == null ? "-" : Math.round(peer.points()),
          peer == null ? "-" : points / peer.points(),
          fit,
          peer == null ? "-" : peer.fitMillis(),
          fitMegabytes(set));
      logs += Math.log(points);
      fitLogs += Math.log(fit);
      slowestFit = Math.max(slowestFit, fit);
    }
    double mean = Math.exp(logs / sets.size());
    double meanFit = Math.exp(fitLogs / sets.size());
    table.row("geometric mean", Math.round(mean), "", "", meanFit, "", "");
    table.row("slowest fit", "", "", "", slowestFit, "", "");
    table.print(System.out);
    figures.put("points_per_s", mean).put("fit_ms", meanFit);
  }

  private static double pointsPerSecond(LabelledRows set) {
    RunContext run = RunContext.defaults().withSeed(1).withParallelism(1);
    FittedIsolationForest forest = IsolationForest.withDefaults().fit(set.features(), run);
    int times = Math.max(1, POINTS_A_TIME / set.labels().length);
    double seconds =
        Cpu.medianThreadSeconds(
            WARMUPS,
            REPEATS,
            () -> {
              double sum = 0;
              for (int i = 0; i < times; i++) {
                sum += forest.scores(set.features(), run)[0];
              }
              return sum;
            });
    return (double) times * set.labels().length / seconds;
  }

  private static double fitMillis(LabelledRows set) {
    RunContext run = RunContext.defaults().withSeed(1).withParallelism(1);
    return 1e3
        * Cpu.medianThreadSeconds(
            4 * WARMUPS, REPEATS, () -> IsolationForest.withDefaults().fit(set.features(), run));
  }

  private static double fitMegabytes(LabelledRows set) {
    RunContext run = RunContext.defaults().withSeed(1).withParallelism(1);
    long before = Cpu.allocatedBytes();
    int trees = IsolationForest.withDefaults().fit(set.features(), run).trees();
    return trees == 0 ? 0 : (Cpu.allocatedBytes() - before) / 1e6;
  }

  /** Stored figures of scikit-learn, 20 seeds. */
  private record Peer(double auc, double deviation, double ap, double fitMillis, double points) {
    private static final int SEEDS = 20;

    static Map<String, Peer> read(Path file) throws IOException {
      Map<String, Peer> peers = new HashMap<>();
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
          String[] cells = line.split(",", -1);
          peers.put(
              cells[0],
              new Peer(
                  number(cells[4]),
                  number(cells[5]),
                  number(cells[6]),
                  number(cells[7]),
                  number(cells[9])));
        }
      }
      return peers;
    }

    private static double number(String cell) {
      return Double.parseDouble(cell);
    }

    /** The larger of 0.01 and three standard errors of the difference of the means. */
    double allowed(Quality other) {
      double variance =
          other.deviation() * other.deviation() / other.seeds() + deviation * deviation / SEEDS;
      return Math.max(0.01, 3 * Math.sqrt(variance));
    }
  }
}
