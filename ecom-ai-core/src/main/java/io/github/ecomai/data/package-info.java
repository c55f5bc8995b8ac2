/** Values: series, frequencies, matrices, money, identifiers, date ranges. */
@NullMarked
package io.github.ecomai.data;

import org.jspecify.annotations.NullMarked;
