package io.github.ecomai.forecast;

/**
 * Parameters of exponential smoothing.
 *
 * @param alpha of the level
 * @param beta of the trend, 0 without one
 * @param gamma of the season, 0 without one
 * @param phi damping of the trend; 1 undamped, 0 without a trend
 */
record Smoothing(double alpha, double beta, double gamma, double phi) {}
