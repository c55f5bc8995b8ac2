package io.github.ecomai.compliance;

/**
 * What is usual in one feature. Immutable and thread-safe.
 *
 * @param feature its name
 * @param low 1 % of the known values are below
 * @param median half of the known values are below
 * @param high 1 % of the known values are above
 * @param missing for how many transactions it is not known
 */
public record FeatureProfile(
    String feature, double low, double median, double high, long missing) {}
