/** Decomposition of series into trend, season and remainder. */
@NullMarked
package io.github.ecomai.decomposition;

import org.jspecify.annotations.NullMarked;
