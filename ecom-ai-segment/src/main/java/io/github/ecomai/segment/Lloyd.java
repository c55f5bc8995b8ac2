package io.github.ecomai.segment;

import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;

/**
 * Lloyd's iteration from given centres: the same answer as measuring every point against every
 * centre in every pass, without doing so.
 *
 * <p>A pass asks {@link Bounds} which points could have changed, measures those in {@link Lanes},
 * and moves sums of coordinates (double precision) only for points that changed their cluster.
 * Chunks depend on the number of points alone and are added up in order, so any number of threads
 * gives the same bits.
 *
 * <p>For one use by one thread, which brings others in.
 */
final class Lloyd {
  private static final int SMALLEST_CHUNK = 4096;
  private static final int MOST_CHUNKS = 64;
  private static final int LISTED_AT_ONCE = 1024;

  private final Points points;
  private final RunContext run;
  private final int clusters;
  private final int dimensions;
  private final int stride;
  private final int chunk;
  private final float[] centres;
  private final double[] sums;
  private final int[] sizes;
  private final double[] drift;
  private final CentreDistances between;
  private final Bounds bounds;
  private final Change[] changes;
  private int passes;

  /**
   * @param points the points
   * @param start first centres, each padded to {@link Lanes#padded} floats
   * @param run threads and cancellation
   */
  Lloyd(Points points, float[] start, RunContext run) {
    this.points = points;
    this.run = run;
    dimensions = points.columns();
    stride = Lanes.padded(dimensions);
    clusters = start.length / stride;
    centres = start.clone();
    int rows = points.rows();
    int share = (rows + MOST_CHUNKS - 1) / MOST_CHUNKS;
    chunk = Math.max(SMALLEST_CHUNK, share);
    sums = new double[clusters * dimensions];
    sizes = new int[clusters];
    drift = new double[clusters];
    between = new CentreDistances(clusters, dimensions);
    bounds = new Bounds(rows, clusters, dimensions);
    changes = new Change[Parallel.chunkCount(rows, chunk)];
    Arrays.setAll(changes, i -> new Change(clusters, dimensions));
  }

  /**
   * Iterates until no point changes its cluster, the centres' squared way in one pass is at most
   * {@code tolerance} times the mean variance, or the passes are used up. At the end every point is
   * with its nearest centre.
   */
  void iterate(int most, double tolerance) {
    double enough = tolerance * points.meanVariance();
    boolean settled = false;
    while (passes < most && !settled) {
      passes++;
      if (!pass(passes == 1)) {
        return;
      }
      new EmptyClusters(points, centres, bounds, sums, sizes).fill();
      settled = move() <= enough;
      prepare();
    }
    pass(false);
  }

  private void prepare() {
    between.update(centres, bounds.understate());
    bounds.advance(between, drift);
    // at 1, 2, 4, 8 ... passes, since centres settle
    if (Integer.bitCount(passes) == 1 && bounds.gainFromRenewal(passes)) {
      bounds.renew(between, run);
    }
  }

  private boolean pass(boolean first) {
    run.progress("k-means", passes, 0);
    Parallel.chunks(
        run, points.rows(), chunk, (number, from, to) -> work(changes[number], from, to, first));
    boolean changed = false;
    for (Change change : changes) {
      changed |= change.addTo(sums, sizes);
    }
    return changed;
  }

  private void work(Change change, int from, int to, boolean first) {
    change.clear();
    Lanes lanes = new Lanes(dimensions);
    int width = lanes.width();
    int[] list = new int[LISTED_AT_ONCE + width];
    int size = 0;
    for (int at = from; at < to; at += LISTED_AT_ONCE) {
      int end = Math.min(to, at + LISTED_AT_ONCE);
      size = first ? all(at, end, list, size) : bounds.unproved(at, end, list, size);
      int done = 0;
      while (size - done >= width) {
        search(lanes, list, done, width, change, first);
        done += width;
      }
      size -= done;
      System.arraycopy(list, done, list, 0, size);
    }
    if (size > 0) {
      search(lanes, list, 0, size, change, first);
    }
  }

  private static int all(int from, int to, int[] list, int size) {
    int at = size;
    for (int i = from; i < to; i++) {
      list[at++] = i;
    }
    return at;
  }

  private void search(Lanes lanes, int[] list, int from, int size, Change change, boolean first) {
    run.checkCancelled();
    lanes.load(points.values(), list, from, size);
    for (int c = 0; c < clusters; c++) {
      lanes.measure(centres, c * stride, size);
      lanes.keepNearest(c, size);
    }
    lanes.toBounds(bounds.over(), bounds.under(), size);
    float[] values = points.values();
    for (int i = 0; i < size; i++) {
      int point = list[from + i];
      int cluster = lanes.nearest(i);
      if (first) {
        change.enter(cluster, values, point * dimensions);
      } else {
        int old = bounds.cluster(point);
        if (old != cluster) {
          change.leave(old, values, point * dimensions);
          change.enter(cluster, values, point * dimensions);
        }
      }
      bounds.keep(point, cluster, lanes.upper(i), lanes.lower(i));
    }
  }

  /** Moves the centres to the means; returns the sum of their squared ways. */
  private double move() {
    double total = 0;
    for (int c = 0; c < clusters; c++) {
      double way = 0;
      for (int d = 0; d < dimensions; d++) {
        int at = c * stride + d;
        float mean = sizes[c] == 0 ? centres[at] : (float) (sums[c * dimensions + d] / sizes[c]);
        double t = (double) mean - centres[at];
        way += t * t;
        centres[at] = mean;
      }
      total += way;
      drift[c] = Math.sqrt(way);
    }
    return total;
  }

  int passes() {
    return passes;
  }

  float[] centres() {
    return centres;
  }

  int[] assignments() {
    int[] assignments = new int[points.rows()];
    Arrays.setAll(assignments, bounds::cluster);
    return assignments;
  }

  int[] sizes() {
    return sizes;
  }

  /** The sum of squared distances to the own centre, in the units of the points. */
  double inertia() {
    double[] parts = new double[changes.length];
    float[] values = points.values();
    Parallel.chunks(
        run,
        points.rows(),
        chunk,
        (number, from, to) -> {
          double sum = 0;
          for (int i = from; i < to; i++) {
            int c = bounds.cluster(i) * stride;
            for (int d = 0; d < dimensions; d++) {
              double t = (double) values[i * dimensions + d] - centres[c + d];
              sum += t * t;
            }
          }
          parts[number] = sum;
        });
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  /** What one chunk of points changes in sums and sizes. */
  private static final class Change {
    private final int dimensions;
    private final double[] sums;
    private final int[] sizes;
    private boolean any;

    Change(int clusters, int dimensions) {
      this.dimensions = dimensions;
      sums = new double[clusters * dimensions];
      sizes = new int[clusters];
    }

    void clear() {
      Arrays.fill(sums, 0);
      Arrays.fill(sizes, 0);
      any = false;
    }

    void enter(int cluster, float[] values, int p) {
      any = true;
      sizes[cluster]++;
      for (int d = 0, at = cluster * dimensions; d < dimensions; d++, at++) {
        sums[at] += values[p + d];
      }
    }

    void leave(int cluster, float[] values, int p) {
      sizes[cluster]--;
      for (int d = 0, at = cluster * dimensions; d < dimensions; d++, at++) {
        sums[at] -= values[p + d];
      }
    }

    boolean addTo(double[] allSums, int[] allSizes) {
      if (any) {
        for (int i = 0; i < sums.length; i++) {
          allSums[i] += sums[i];
        }
        for (int i = 0; i < sizes.length; i++) {
          allSizes[i] += sizes[i];
        }
      }
      return any;
    }
  }
}
