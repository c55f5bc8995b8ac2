package io.github.ecomai.demand;

import io.github.ecomai.run.Provenance;

/**
 * The segment of one customer. Immutable and thread-safe.
 *
 * @param activity who, and what was bought
 * @param segment the segment with the nearest centre
 * @param explanation what makes the customer one of it, in a sentence
 * @param provenance how it was found
 */
public record AssignedSegment(
    CustomerActivity activity, Segment segment, String explanation, Provenance provenance) {}
