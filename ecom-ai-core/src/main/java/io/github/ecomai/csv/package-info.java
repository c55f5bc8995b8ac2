/** CSV files as a data source. */
@NullMarked
package io.github.ecomai.csv;

import org.jspecify.annotations.NullMarked;
