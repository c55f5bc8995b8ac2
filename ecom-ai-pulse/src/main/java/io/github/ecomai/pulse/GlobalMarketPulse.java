package io.github.ecomai.pulse;

import io.github.ecomai.run.RunContext;

/**
 * The Global Market Pulse: how the shop's numbers move, and against what.
 *
 * <p>Thread-safe.
 *
 * <pre>{@code
 * GlobalMarketPulse pulse = ai.system(GlobalMarketPulse.class);
 * SeriesDecomposition parts =
 *     pulse.decompose(DecomposeRequest.of(SeriesQuery.revenue().by(Frequency.DAY)));
 * System.out.println(parts.finding());
 * }</pre>
 */
public interface GlobalMarketPulse {
  /**
   * Splits a series into trend, season and remainder by {@link io.github.ecomai.decomposition.Stl},
   * and says in words and numbers what was found.
   *
   * <p>The series is handed in, or added up from the source by one query. Periods of the source
   * without sales count 0; missing values of a series handed in are allowed, and trend and season
   * are estimated there too.
   *
   * @param request which series, and how to split it
   * @param run cancellation, clock
   * @return the parts, how strong they are, what was found
   * @throws IllegalArgumentException if the series has two seasons or less, a place of the season
   *     has no value at all, or the frequency has no season and no period was given
   * @throws IllegalStateException if a source is needed and there is none
   * @throws io.github.ecomai.error.DataAccessException if sales cannot be read
   * @throws io.github.ecomai.error.RunCancelledException if the run was cancelled
   */
  SeriesDecomposition decompose(DecomposeRequest request, RunContext run);

  /**
   * As {@link #decompose(DecomposeRequest, RunContext)} in the surroundings that {@code EcomAi} was
   * built with.
   *
   * @param request which series, and how to split it
   * @return the parts, how strong they are, what was found
   */
  SeriesDecomposition decompose(DecomposeRequest request);
}
