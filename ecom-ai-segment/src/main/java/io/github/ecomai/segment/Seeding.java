package io.github.ecomai.segment;

import io.github.ecomai.run.RunContext;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * First centres by greedy k-means++: each next one is drawn with probability proportional to the
 * squared distance to those so far, a few times, and the draw that brings the points nearest is
 * kept. Of more than 65,536 points a random sample of about that size is looked at.
 *
 * <p>Reference: Arthur and Vassilvitskii (2007), k-means++: the advantages of careful seeding,
 * SODA, 1027-1035.
 *
 * <p>For one thread.
 */
final class Seeding {
  private static final int SAMPLE = 1 << 16;

  private final Points points;
  private final RunContext run;
  private final RandomGenerator random;
  private final int dimensions;
  private final int stride;
  private final int[] rows;
  private final float[] nearest;
  private final Lanes lanes;

  private Seeding(Points points, int[] rows, RunContext run, long attempt) {
    this.points = points;
    this.run = run;
    this.rows = rows;
    random = run.random("kmeans.seeding", attempt);
    dimensions = points.columns();
    stride = Lanes.padded(dimensions);
    nearest = new float[rows.length];
    lanes = new Lanes(dimensions);
  }

  /**
   * Chooses centres.
   *
   * @param attempt number of the restart, for another draw
   * @return {@code clusters} centres of padded length
   * @throws IllegalArgumentException if there are fewer distinct points than clusters
   */
  static float[] choose(Points points, int clusters, RunContext run, long attempt) {
    int n = points.rows();
    if (n > SAMPLE) {
      float[] centres = new Seeding(points, sample(n, run, attempt), run, attempt).draw(clusters);
      if (centres.length > 0) {
        return centres;
      }
    }
    int[] all = new int[n];
    Arrays.setAll(all, i -> i);
    float[] centres = new Seeding(points, all, run, attempt).draw(clusters);
    if (centres.length == 0) {
      throw TooFewPoints.distinct(clusters);
    }
    return centres;
  }

  /** One row of each of many equal stretches. */
  private static int[] sample(int n, RunContext run, long attempt) {
    RandomGenerator random = run.random("kmeans.sample", attempt);
    int[] rows = new int[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      int from = (int) ((long) n * i / SAMPLE);
      int to = (int) ((long) n * (i + 1) / SAMPLE);
      rows[i] = from + random.nextInt(to - from);
    }
    return rows;
  }

  /** The centres, or none at all if the points are used up before. */
  private float[] draw(int clusters) {
    float[] centres = new float[clusters * stride];
    Arrays.fill(nearest, -Float.MAX_VALUE);
    put(rows[random.nextInt(rows.length)], centres, 0);
    double potential = bring(centres, 0, nearest);
    int tries = 2 + (int) Math.log(clusters);
    float[] candidate = new float[stride];
    float[] trial = new float[nearest.length];
    float[] best = new float[nearest.length];
    for (int c = 1; c < clusters; c++) {
      if (potential <= 0) {
        return new float[0];
      }
      double least = Double.POSITIVE_INFINITY;
      for (int t = 0; t < tries; t++) {
        put(rows[drawRow(potential)], candidate, 0);
        System.arraycopy(nearest, 0, trial, 0, trial.length);
        double value = bring(candidate, 0, trial);
        if (value < least) {
          least = value;
          System.arraycopy(candidate, 0, centres, c * stride, stride);
          float[] swap = best;
          best = trial;
          trial = swap;
        }
      }
      potential = least;
      System.arraycopy(best, 0, nearest, 0, best.length);
    }
    return centres;
  }

  private void put(int row, float[] target, int at) {
    System.arraycopy(points.values(), row * dimensions, target, at, dimensions);
  }

  /** Index of a point drawn by its squared distance. */
  private int drawRow(double potential) {
    double left = random.nextDouble() * potential;
    int last = 0;
    for (int i = 0; i < nearest.length; i++) {
      double weight = weight(nearest[i]);
      if (weight > 0) {
        last = i;
        left -= weight;
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }

  private static double weight(float distance) {
    return distance < -Lanes.TINY ? -(double) distance : 0;
  }

  /** Takes a new centre into the nearest distances; returns their sum. */
  private double bring(float[] centre, int at, float[] distances) {
    double sum = 0;
    for (int from = 0; from < rows.length; from += lanes.width()) {
      run.checkCancelled();
      int size = Math.min(lanes.width(), rows.length - from);
      lanes.load(points.values(), rows, from, size);
      lanes.measure(centre, at, size);
      sum += lanes.nearer(distances, from, size);
    }
    return sum;
  }
}
