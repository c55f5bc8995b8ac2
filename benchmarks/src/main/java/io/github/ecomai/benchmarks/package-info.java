/** Runners of the benchmarks and of their rivals. */
@NullMarked
package io.github.ecomai.benchmarks;

import org.jspecify.annotations.NullMarked;
