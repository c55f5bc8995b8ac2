/** Parquet files as a data source. */
@NullMarked
package io.github.ecomai.parquet;

import org.jspecify.annotations.NullMarked;
