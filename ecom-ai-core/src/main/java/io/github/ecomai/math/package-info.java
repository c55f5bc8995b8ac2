/**
 * Shared numerics: optimisers, vector kernels, quantiles, deterministic parallel loops. May change
 * before 1.0.
 */
@NullMarked
package io.github.ecomai.math;

import org.jspecify.annotations.NullMarked;
