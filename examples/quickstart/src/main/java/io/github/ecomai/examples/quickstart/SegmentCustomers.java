package io.github.ecomai.examples.quickstart;

import io.github.ecomai.EcomAi;
import io.github.ecomai.demand.CustomerSegments;
import io.github.ecomai.demand.DemandInsightsEngine;
import io.github.ecomai.demand.Segment;
import io.github.ecomai.demand.SegmentCustomersRequest;
import java.io.IOException;
import java.net.URI;

/** Divides the customers of a shop into segments, from a source that is named by a URI. */
public final class SegmentCustomers {
  private SegmentCustomers() {}

  /**
   * Runs it.
   *
   * @param args the URI, such as {@code parquet:lake/prod}, or nothing for a made-up shop
   * @throws IOException if the made-up shop cannot be written
   */
  public static void main(String[] args) throws IOException {
    segments(URI.create(args.length > 0 ? args[0] : "parquet:" + DemoShop.lake()));
  }

  // region segment
  static CustomerSegments segments(URI source) {
    try (EcomAi ai = EcomAi.builder().source(source).seed(7).build()) {
      DemandInsightsEngine demand = ai.system(DemandInsightsEngine.class);
      CustomerSegments found = demand.segmentCustomers(SegmentCustomersRequest.fromSource());
      for (Segment segment : found.segments()) {
        System.out.println(segment.name() + ": " + segment.explanation());
      }
      return found;
    }
  }
  // endregion
}
