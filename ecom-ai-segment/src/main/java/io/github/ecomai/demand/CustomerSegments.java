package io.github.ecomai.demand;

import io.github.ecomai.run.Provenance;
import io.github.ecomai.segment.ClusterCount;
import java.util.List;
import java.util.OptionalInt;

/**
 * Customers in segments. Immutable and thread-safe.
 *
 * @param segments the segments, by falling revenue
 * @param members every customer that was segmented, in the order of ids if they came from a source,
 *     otherwise as they were handed in
 * @param coverage what was read and what was left out
 * @param count how the number of segments came about; without scores if it was asked for
 * @param segmentation the fitted segmentation, which assigns customers
 * @param savedVersion the version it was saved as, if it was
 * @param provenance how it was made
 */
public record CustomerSegments(
    List<Segment> segments,
    List<SegmentMember> members,
    SegmentCoverage coverage,
    ClusterCount count,
    Segmentation segmentation,
    OptionalInt savedVersion,
    Provenance provenance) {
  /** Copies the lists. */
  public CustomerSegments {
    segments = List.copyOf(segments);
    members = List.copyOf(members);
  }
}
