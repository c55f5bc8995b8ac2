/**
 * Forecasting models and their evaluation.
 *
 * <p>All fitted models take updates: parameters stay, states move on by one step for each value.
 * Missing new values count as the model expects them; ARIMA passes over them. Models on logarithms
 * or after Box and Cox take a new value that is not positive for the least of those they were
 * fitted to. A value counts as no larger than 2^200 times the largest of the history.
 *
 * <p>All have components. In the history they begin with the first known value; values that nothing
 * stands before, such as a first season, are level.
 */
@NullMarked
package io.github.ecomai.forecast;

import org.jspecify.annotations.NullMarked;
