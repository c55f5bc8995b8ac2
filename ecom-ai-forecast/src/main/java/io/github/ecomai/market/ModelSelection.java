package io.github.ecomai.market;

import io.github.ecomai.run.Provenance;
import java.util.List;
import java.util.Optional;

/**
 * Which model forecasts a series best, and by how much. Immutable and thread-safe.
 *
 * @param winner id of the engine with the least error, for {@link ForecastRequest#withEngine}
 * @param reason a sentence for people: why it won, and how sure that is
 * @param leaderboard all models, best first; those that failed last
 * @param notes sentences for people: what was left out
 * @param provenance how it was made
 */
public record ModelSelection(
    String winner,
    String reason,
    List<Candidate> leaderboard,
    List<String> notes,
    Provenance provenance) {
  /** Copies the lists. */
  public ModelSelection {
    leaderboard = List.copyOf(leaderboard);
    notes = List.copyOf(notes);
  }

  /**
   * One model of a leaderboard. Immutable and thread-safe.
   *
   * @param engine its id
   * @param backtest its forecasts and their accuracy, empty if it failed
   * @param failure why it could not forecast, empty if it could
   */
  public record Candidate(String engine, Optional<Backtest> backtest, Optional<String> failure) {}
}
