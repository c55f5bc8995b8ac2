package io.github.ecomai.demand;

/**
 * A customer in a segment. Immutable and thread-safe.
 *
 * @param activity who, and what was bought
 * @param segment number of the segment, from 1
 */
public record SegmentMember(CustomerActivity activity, int segment) {}
