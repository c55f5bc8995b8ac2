/** Queries, columnar batches and the sources that answer them. */
@NullMarked
package io.github.ecomai.source;

import org.jspecify.annotations.NullMarked;
