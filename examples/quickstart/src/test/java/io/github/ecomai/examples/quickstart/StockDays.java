package io.github.ecomai.examples.quickstart;

import java.util.OptionalDouble;

// region result
/** Days of cover; empty if nothing sells. Immutable and thread-safe. */
public record StockDays(OptionalDouble days) {}
// endregion
