package io.github.ecomai.engine;

/**
 * How well one of several models forecast earlier parts of a history. Immutable and thread-safe.
 *
 * @param model what was compared, such as {@code Theta}
 * @param meanAbsoluteError of its forecasts, in the unit of the series, 0 or more
 * @param forecasts number of values that were forecast, 1 or more
 * @param weight of the model in the result, from 0 to 1
 */
public record ModelScore(String model, double meanAbsoluteError, int forecasts, double weight) {}
