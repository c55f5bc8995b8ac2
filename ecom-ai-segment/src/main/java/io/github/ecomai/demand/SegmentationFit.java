package io.github.ecomai.demand;

import io.github.ecomai.data.Matrix;
import io.github.ecomai.engine.Clusterer;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.segment.ClusterCount;
import io.github.ecomai.segment.ClusterStability;
import io.github.ecomai.segment.KMeans;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Makes a segmentation of customers.
 *
 * <p>Immutable and thread-safe.
 */
final class SegmentationFit {
  private static final int RESTARTS = 3;
  private static final int MOST = 8;

  private final List<CustomerActivity> customers;
  private final ClusterCount count;
  private final Segmentation segmentation;

  private SegmentationFit(
      List<CustomerActivity> customers, ClusterCount count, Segmentation segmentation) {
    this.customers = customers;
    this.count = count;
    this.segmentation = segmentation;
  }

  /**
   * Chooses the number of segments if it is not given, clusters, orders by revenue, names.
   *
   * @param customers one or more
   */
  static SegmentationFit of(
      List<CustomerActivity> customers,
      OptionalInt segments,
      Clusterer engine,
      SegmentWords words,
      PurchaseHistory.Days days,
      String currency,
      RunContext run) {
    segments.ifPresent(wanted -> checkEnough(wanted, customers));
    ActivityScale scale = ActivityScale.of(customers);
    Matrix features = scale.features(customers);
    Clusterer clusterer = engine instanceof KMeans k ? k.withRestarts(RESTARTS) : engine;
    ClusterCount count =
        segments.isPresent()
            ? new ClusterCount(segments.getAsInt(), List.of())
            : ClusterStability.of(clusterer).withMost(MOST).choose(features, run);
    Matrix centres = clusterer.fit(features, count.clusters(), run).centres();
    while (segments.isEmpty() && alike(scale, centres)) {
      count = new ClusterCount(centres.rows() - 1, count.scores());
      centres = clusterer.fit(features, count.clusters(), run).centres();
    }
    centres = byRevenue(centres, features, customers);
    List<Segment> described =
        describe(
            SegmentProfile.of(customers, groups(centres, features), centres.rows()),
            customers,
            words);
    Segmentation segmentation = new Segmentation(scale, centres, described, days, currency);
    return new SegmentationFit(customers, count, segmentation);
  }

  /** No more segments than customers that differ in what they bought. */
  private static void checkEnough(int segments, List<CustomerActivity> customers) {
    long different =
        customers.stream()
            .map(c -> List.of(c.recencyDays(), c.orders(), c.spend()))
            .distinct()
            .limit(segments)
            .count();
    if (different < segments) {
      int all = customers.size();
      String why =
          all < segments
              ? " cannot be made of " + all + (all == 1 ? " customer" : " customers")
              : " cannot be made: fewer customers than that differ in what they bought";
      throw new IllegalArgumentException(
          segments
              + " segments"
              + why
              + ". Maybe ask for fewer, or leave the number to the engine.");
    }
  }

  /**
   * Whether two of the segments differ by less than a factor of 2.7 in all three taken together.
   */
  private static boolean alike(ActivityScale scale, Matrix centres) {
    Matrix logarithms = scale.logarithms(centres);
    for (int a = 0; a < logarithms.rows(); a++) {
      for (int b = 0; b < a; b++) {
        double squares = 0;
        for (int f = 0; f < ActivityScale.FEATURES; f++) {
          double t = logarithms.get(a, f) - logarithms.get(b, f);
          squares += t * t;
        }
        if (squares < 1) {
          return true;
        }
      }
    }
    return false;
  }

  private static int[] groups(Matrix centres, Matrix features) {
    int[] groups = new int[features.rows()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = Segmentation.nearest(centres, features.row(i));
    }
    return groups;
  }

  /** The centres by falling revenue; one that is nearest to nobody is left out. */
  private static Matrix byRevenue(
      Matrix centres, Matrix features, List<CustomerActivity> customers) {
    int[] groups = groups(centres, features);
    double[] revenue = new double[centres.rows()];
    int[] sizes = new int[centres.rows()];
    for (int i = 0; i < groups.length; i++) {
      revenue[groups[i]] += customers.get(i).spend();
      sizes[groups[i]]++;
    }
    double[][] rows =
        IntStream.range(0, centres.rows())
            .filter(c -> sizes[c] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer c) -> -revenue[c]))
            .map(centres::row)
            .toArray(double[][]::new);
    return Matrix.ofRows(rows);
  }

  private static List<Segment> describe(
      List<SegmentProfile> profiles, List<CustomerActivity> customers, SegmentWords words) {
    SegmentProfile all = SegmentProfile.of(customers);
    List<String> names = SegmentNaming.names(profiles, TypicalCustomer.of(customers));
    List<Segment> segments = new ArrayList<>();
    for (int s = 0; s < profiles.size(); s++) {
      SegmentProfile profile = profiles.get(s);
      segments.add(
          new Segment(
              s + 1,
              names.get(s),
              words.explain(names.get(s), profile, all),
              profile.customers(),
              SegmentWords.share(profile.customers(), all.customers()),
              SegmentWords.share(profile.spend(), all.spend()),
              profile.medianRecencyDays(),
              profile.medianOrders(),
              profile.medianSpend()));
    }
    return segments;
  }

  Segmentation segmentation() {
    return segmentation;
  }

  ClusterCount count() {
    return count;
  }

  List<SegmentMember> members() {
    return customers.stream()
        .map(customer -> new SegmentMember(customer, segmentation.assign(customer).number()))
        .toList();
  }
}
