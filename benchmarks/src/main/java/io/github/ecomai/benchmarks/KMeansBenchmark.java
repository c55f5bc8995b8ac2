package io.github.ecomai.benchmarks;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.segment.KMeans;
import io.github.ecomai.segment.KMeansClustering;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * k-means on points of 8 floats at 8, 20 and 50 clusters, from centres that are given (files {@code
 * init_k8.f32} and so on) or drawn from the points, against Tribuo and Smile, which choose their
 * own: compare inertia as well as time.
 */
final class KMeansBenchmark implements Benchmark {
  private static final int DIMENSIONS = 8;
  private static final int ROWS = 1_000_000;
  private static final int ROWS_SHORT = 100_000;
  private static final int HEAPS = 24;
  private static final double NOISE = 0.05;
  private static final List<Integer> CLUSTERS = List.of(8, 20, 50);

  /** scikit-learn 1.2.1, single precision, one thread, quiet machine, its own 1M x 8 mixture. */
  private static final Map<Integer, Double> SCIKIT = Map.of(8, 0.30, 20, 0.74, 50, 4.8);

  @Override
  public String name() {
    return "kmeans";
  }

  @Override
  public String summary() {
    return "k-means, 1M x 8 floats, k = 8, 20, 50: CPU seconds of one thread and inertia";
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    boolean quick = arguments.isShort();
    Optional<Path> folder = arguments.path("data");
    int seed = arguments.number("seed", 7);
    float[] points =
        folder.isPresent()
            ? read(folder.get().resolve("points.f32"))
            : mixture(quick ? ROWS_SHORT : ROWS, seed);
    List<KMeansRival> rivals =
        quick || arguments.flag("no-rivals")
            ? List.of()
            : List.of(new KMeansRival.Tribuo(), new KMeansRival.Smile());
    Table table = Table.of("k", "who", "CPU s", "inertia", "passes", "MB allocated");
    Figures figures = new Figures();
    for (int clusters : CLUSTERS) {
      Matrix start = start(folder, points, clusters);
      figures.put("k" + clusters, measure(points, start, rivals, table));
    }
    table.print(System.out);
    System.out.println(
        "ecom-ai: one thread, median of 3 after one warm run. Rivals: one run each, their own"
            + " beginnings; Tribuo runs its 20 fixed passes on one thread.");
    System.out.println("scikit-learn: stored figure of another data set of this form.");
    return figures;
  }

  private static Figures measure(
      float[] points, Matrix start, List<KMeansRival> rivals, Table table) {
    int clusters = start.rows();
    RunContext run = RunContext.defaults().withParallelism(1);
    KMeans algorithm = KMeans.withDefaults().withStart(start);
    List<KMeansClustering> results = new ArrayList<>();
    long before = Cpu.allocatedBytes();
    double seconds =
        Cpu.medianThreadSeconds(
            1,
            3,
            () -> {
              KMeansClustering result = algorithm.fit(points, DIMENSIONS, clusters, run);
              results.add(result);
              return result;
            });
    double megabytes = (Cpu.allocatedBytes() - before) / 4e6;
    KMeansClustering result = results.get(0);
    table.row(clusters, "ecom-ai", seconds, result.inertia(), result.passes(), megabytes);
    table.row(clusters, "scikit-learn f4", SCIKIT.getOrDefault(clusters, 0.0), "-", "-", "-");
    Figures figures = new Figures().put("cpu_s", seconds).put("inertia", result.inertia());
    Figures others = new Figures();
    for (KMeansRival rival : rivals) {
      KMeansRival.Result other = rival.run(points, DIMENSIONS, clusters);
      table.row(clusters, rival.name(), other.seconds(), other.inertia(), "-", other.megabytes());
      others.put(
          rival.key(), new Figures().put("cpu_s", other.seconds()).put("inertia", other.inertia()));
    }
    return figures.put("rivals", others);
  }

  private static Matrix start(Optional<Path> folder, float[] points, int clusters)
      throws IOException {
    float[] centres;
    if (folder.isPresent()) {
      centres = read(folder.get().resolve("init_k" + clusters + ".f32"));
    } else {
      centres = new float[clusters * DIMENSIONS];
      SplittableRandom random = new SplittableRandom(clusters);
      for (int c = 0; c < clusters; c++) {
        int row = random.nextInt(points.length / DIMENSIONS);
        System.arraycopy(points, row * DIMENSIONS, centres, c * DIMENSIONS, DIMENSIONS);
      }
    }
    double[] values = new double[centres.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = centres[i];
    }
    return Matrix.of(clusters, DIMENSIONS, values);
  }

  private static float[] read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0 || bytes.length % (DIMENSIONS * Float.BYTES) != 0) {
      throw new IllegalArgumentException(
          file + " has " + bytes.length + " bytes, not whole rows of 8 little-endian floats.");
    }
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }

  /** 24 normal heaps of different size and width, and 5 % noise in a box around them. */
  private static float[] mixture(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] middles = new double[HEAPS][DIMENSIONS];
    double[] widths = new double[HEAPS];
    double[] shares = new double[HEAPS];
    double total = 0;
    for (int heap = 0; heap < HEAPS; heap++) {
      for (int d = 0; d < DIMENSIONS; d++) {
        middles[heap][d] = random.nextGaussian();
      }
      widths[heap] = 0.15 + 0.3 * random.nextDouble();
      total += 0.3 + random.nextDouble();
      shares[heap] = total;
    }
    float[] points = new float[rows * DIMENSIONS];
    for (int i = 0; i < rows; i++) {
      boolean noise = random.nextDouble() < NOISE;
      double at = random.nextDouble() * total;
      int heap = 0;
      while (shares[heap] < at) {
        heap++;
      }
      for (int d = 0; d < DIMENSIONS; d++) {
        points[i * DIMENSIONS + d] =
            (float)
                (noise
                    ? 6 * random.nextDouble() - 3
                    : middles[heap][d] + widths[heap] * random.nextGaussian());
      }
    }
    return points;
  }
}
