/** Forecasting models and their evaluation. */
@NullMarked
package io.github.ecomai.forecast;

import org.jspecify.annotations.NullMarked;
