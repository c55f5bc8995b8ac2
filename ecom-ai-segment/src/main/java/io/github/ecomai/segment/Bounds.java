package io.github.ecomai.segment;

import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;
import java.util.Arrays;

/**
 * What is known of each point without measuring it: an upper bound of the distance to its own
 * centre and a lower bound of the distance to others. A point whose bounds prove that no other
 * centre is nearer is left alone.
 *
 * <p>Hamerly's two bounds, with two changes. Bounds are not moved when centres move; instead the
 * total way of the centres is kept and subtracted at the moment of storing. And with many clusters
 * a point's lower bound may be over the nearest few neighbours of its own centre only, while the
 * far ones are ruled out by the triangle inequality: then one far centre that still moves a lot
 * does not wear down the bounds of all points. A <i>slot</i> says which: slot a is cluster a with a
 * bound over all others, slot k + a is cluster a with a bound over its neighbourhood.
 *
 * <p>All bounds carry a margin for the rounding of single precision distances, so that leaving a
 * point alone never gives another answer than measuring it would.
 *
 * <p>Each point may be read and written by one thread at a time; {@link #advance} and {@link
 * #renew} must be alone.
 *
 * <p>Reference: Hamerly (2010), Making k-means even faster, SIAM Data Mining, 130-140.
 */
final class Bounds {
  private static final int SMALLEST_WITH_NEIGHBOURHOODS = 24;
  private static final int NEIGHBOURHOOD_SHARE = 4;
  private static final double CLEARLY_INSIDE = 1.1;
  private static final float NOTHING_KNOWN = 1e30f;
  private static final int RENEWED_AT_ONCE = 16384;
  private static final int FIRST_FOR_PRECISION = 32;

  private final int clusters;
  private final int neighbourhood;
  private final double margin;
  private final int[] slot;
  private final float[] upper;
  private final float[] gap;

  // by cluster
  private final double[] moved;
  private final double[] half;
  // by slot
  private final double[] worn;
  private final double[] reach;
  private final float[] inside;
  private final float[] wear;
  private final float[] limit;
  private final boolean[] near;

  Bounds(int points, int clusters, int dimensions) {
    this.clusters = clusters;
    neighbourhood =
        clusters < SMALLEST_WITH_NEIGHBOURHOODS ? clusters - 1 : clusters / NEIGHBOURHOOD_SHARE;
    margin = (2 * dimensions + 16) * 0x1p-24;
    slot = new int[points];
    upper = new float[points];
    gap = new float[points];
    moved = new double[clusters];
    half = new double[clusters];
    int slots = hasNeighbourhoods() ? 2 * clusters : clusters;
    worn = new double[slots];
    reach = new double[slots];
    inside = new float[slots];
    wear = new float[slots];
    limit = new float[slots];
    near = new boolean[hasNeighbourhoods() ? clusters * clusters : 0];
    Arrays.fill(reach, Float.MAX_VALUE);
  }

  private boolean hasNeighbourhoods() {
    return neighbourhood < clusters - 1;
  }

  /** Factor by which distances between centres must be understated. */
  double understate() {
    return 1 - 4 * margin;
  }

  int cluster(int point) {
    int s = slot[point];
    return s < clusters ? s : s - clusters;
  }

  /** Puts a point into a cluster with bounds that prove nothing. */
  void forget(int point, int cluster) {
    slot[point] = cluster;
    upper[point] = NOTHING_KNOWN;
    gap[point] = -NOTHING_KNOWN;
  }

  /** Factor by which a measured distance may be too small, and more. */
  float over() {
    return (float) (1 + 2 * margin);
  }

  /** Factor by which a measured distance may be too large, and more. */
  float under() {
    return (float) (1 - 2 * margin);
  }

  /**
   * Keeps what was measured.
   *
   * @param point its row
   * @param cluster the cluster of the nearest centre
   * @param u at least the distance to the nearest centre
   * @param l at most the distance to the second nearest
   */
  void keep(int point, int cluster, double u, double l) {
    int local = cluster + clusters;
    int s = local < reach.length && u * CLEARLY_INSIDE < reach[local] ? local : cluster;
    float stored = up(u - moved[cluster]);
    slot[point] = s;
    upper[point] = stored;
    gap[point] = down(l + worn[s] - stored);
  }

  /**
   * Lists the points whose bounds prove nothing.
   *
   * @param from first point
   * @param to point after the last
   * @param list where to, with room for all of them
   * @param size entries already in the list
   * @return entries then
   */
  int unproved(int from, int to, int[] list, int size) {
    int[] slots = slot;
    float[] uppers = upper;
    float[] gaps = gap;
    float[] insides = inside;
    float[] wears = wear;
    float[] limits = limit;
    int at = size;
    for (int i = from; i < to; i++) {
      int s = slots[i];
      float u = uppers[i];
      // sign bits, so that nothing branches: proved if u < inside, or u < limit and wear < gap
      int a = Float.floatToRawIntBits(u - insides[s]);
      int b = Float.floatToRawIntBits(u - limits[s]) & Float.floatToRawIntBits(wears[s] - gaps[i]);
      list[at] = i;
      at += 1 - ((a | b) >>> 31);
    }
    return at;
  }

  /** Takes in that centres moved. Time O(k^2). */
  void advance(CentreDistances centres, double[] drift) {
    for (int a = 0; a < clusters; a++) {
      half[a] = centres.nearest(a) / 2;
      moved[a] = Math.nextUp(moved[a] + drift[a] * (1 + 4 * margin));
    }
    for (int s = 0; s < worn.length; s++) {
      wearDown(s, centres, drift);
    }
    publish();
  }

  private void wearDown(int s, CentreDistances centres, double[] drift) {
    int a = s < clusters ? s : s - clusters;
    double most = 0;
    double far = 2.0 * Float.MAX_VALUE;
    for (int b = 0; b < clusters; b++) {
      if (a != b && (s < clusters || near[a * clusters + b])) {
        most = Math.max(most, drift[b]);
      } else if (a != b) {
        far = Math.min(far, centres.between(a, b));
      }
    }
    worn[s] = Math.nextUp(worn[s] + most * (1 + 4 * margin));
    reach[s] = far / 2;
  }

  private void publish() {
    for (int s = 0; s < worn.length; s++) {
      int a = s < clusters ? s : s - clusters;
      inside[s] = down(half[a] - moved[a]);
      wear[s] = up(moved[a] + worn[s]);
      limit[s] = s < clusters ? Float.MAX_VALUE : down(reach[s] - moved[a]);
    }
  }

  /** Whether {@link #renew} is worth its time after so many passes. */
  boolean gainFromRenewal(int passes) {
    return hasNeighbourhoods() || passes >= FIRST_FOR_PRECISION;
  }

  /**
   * Chooses neighbourhoods anew and counts ways from here, which also restores precision. Time O(n
   * + k^2).
   */
  void renew(CentreDistances centres, RunContext run) {
    double[] oldMoved = moved.clone();
    double[] oldWorn = worn.clone();
    double[] oldReach = reach.clone();
    Arrays.fill(moved, 0);
    Arrays.fill(worn, 0);
    if (hasNeighbourhoods()) {
      chooseNeighbourhoods(centres);
    }
    Parallel.chunks(
        run,
        slot.length,
        RENEWED_AT_ONCE,
        (chunk, from, to) -> {
          for (int i = from; i < to; i++) {
            int s = slot[i];
            int a = cluster(i);
            double u = upper[i] + oldMoved[a];
            double l = gap[i] + (double) upper[i] - oldWorn[s];
            keep(i, a, u, Math.min(l, 2 * oldReach[s] - u));
          }
        });
    publish();
  }

  private void chooseNeighbourhoods(CentreDistances centres) {
    Arrays.fill(near, false);
    for (int a = 0; a < clusters; a++) {
      for (int rank = 0; rank < neighbourhood; rank++) {
        near[a * clusters + centres.neighbour(a, rank)] = true;
      }
      reach[clusters + a] = centres.between(a, centres.neighbour(a, neighbourhood)) / 2;
    }
  }

  /** A float above; without branches, unlike {@link Math#nextUp(float)}. */
  private static float up(double value) {
    float near = (float) value;
    return near + (Math.abs(near) * 0x1p-23f + Float.MIN_NORMAL);
  }

  private static float down(double value) {
    float near = (float) value;
    return near - (Math.abs(near) * 0x1p-23f + Float.MIN_NORMAL);
  }
}
