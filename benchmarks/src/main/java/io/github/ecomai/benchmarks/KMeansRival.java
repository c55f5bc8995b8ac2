package io.github.ecomai.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.kmeans.KMeansModel;
import org.tribuo.clustering.kmeans.KMeansTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.la.DenseVector;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** Another k-means; only fitting is timed, not bringing the data into its form. */
interface KMeansRival {
  /** Name and version for the table. */
  String name();

  /** Name in the figures. */
  String key();

  Result run(float[] points, int dimensions, int clusters);

  /**
   * What came out.
   *
   * @param seconds CPU seconds of the whole process while fitting, since rivals bring own threads
   * @param inertia sum of squared distances to the nearest centre
   * @param megabytes allocated by the calling thread while fitting
   */
  record Result(double seconds, double inertia, double megabytes) {}

  /** Fits and measures. */
  interface Fit {
    double[][] centres();
  }

  static Result measure(float[] points, int dimensions, Fit fit) {
    System.gc();
    long bytes = Cpu.allocatedBytes();
    double start = Cpu.processSeconds();
    double[][] centres = fit.centres();
    double seconds = Cpu.processSeconds() - start;
    double megabytes = (Cpu.allocatedBytes() - bytes) / 1e6;
    return new Result(seconds, inertia(points, dimensions, centres), megabytes);
  }

  private static double inertia(float[] points, int dimensions, double[][] centres) {
    double sum = 0;
    for (int p = 0; p < points.length; p += dimensions) {
      double least = Double.POSITIVE_INFINITY;
      for (double[] centre : centres) {
        double distance = 0;
        for (int d = 0; d < dimensions; d++) {
          double t = points[p + d] - centre[d];
          distance += t * t;
        }
        least = Math.min(least, distance);
      }
      sum += least;
    }
    return sum;
  }

  /** 20 passes on one thread from k-means++, which its fit includes. */
  final class Tribuo implements KMeansRival {
    private static final int PASSES = 20;

    /** Held, since a logger nobody holds forgets its level; Tribuo logs every pass. */
    private final Logger quiet = Logger.getLogger("org.tribuo");

    Tribuo() {
      quiet.setLevel(Level.WARNING);
    }

    @Override
    public String name() {
      return "Tribuo 4.3.2";
    }

    @Override
    public String key() {
      return "tribuo";
    }

    @Override
    public Result run(float[] points, int dimensions, int clusters) {
      MutableDataset<ClusterID> data = data(points, dimensions);
      KMeansTrainer trainer =
          new KMeansTrainer(
              clusters,
              PASSES,
              new L2Distance(),
              KMeansTrainer.Initialisation.PLUSPLUS,
              1,
              clusters);
      return measure(points, dimensions, () -> centres(trainer.train(data)));
    }

    private static double[][] centres(KMeansModel model) {
      List<double[]> centres = new ArrayList<>();
      for (DenseVector centre : model.getCentroidVectors()) {
        centres.add(centre.toArray());
      }
      return centres.toArray(double[][]::new);
    }

    private static MutableDataset<ClusterID> data(float[] points, int dimensions) {
      ClusteringFactory factory = new ClusteringFactory();
      MutableDataset<ClusterID> data =
          new MutableDataset<>(new SimpleDataSourceProvenance("benchmark", factory), factory);
      String[] names = new String[dimensions];
      for (int d = 0; d < dimensions; d++) {
        names[d] = "feature" + d;
      }
      for (int p = 0; p < points.length; p += dimensions) {
        double[] values = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
          values[d] = points[p + d];
        }
        Example<ClusterID> example =
            new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, names, values);
        data.add(example);
      }
      return data;
    }
  }

  /** Its default, filtering with a BBD tree, 300 passes at most, tolerance 1e-4. */
  final class Smile implements KMeansRival {
    @Override
    public String name() {
      return "Smile 2.6.0";
    }

    @Override
    public String key() {
      return "smile";
    }

    @Override
    public Result run(float[] points, int dimensions, int clusters) {
      double[][] rows = new double[points.length / dimensions][dimensions];
      for (int i = 0; i < points.length; i++) {
        rows[i / dimensions][i % dimensions] = points[i];
      }
      return measure(
          points,
          dimensions,
          () -> smile.clustering.KMeans.fit(rows, clusters, 300, 1e-4).centroids);
    }
  }
}
