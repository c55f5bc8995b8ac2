package io.github.ecomai.market;

import io.github.ecomai.run.Provenance;
import java.util.List;
import java.util.Optional;

/**
 * How well models forecast the series of a panel from earlier points. Immutable and thread-safe.
 *
 * <p>Measures are pooled: each value that was forecast counts once, whatever its series. Those with
 * a scale (MASE, RMSSE, MSIS) are divided by that of their own series before; the mean absolute
 * error and the bias are not and tell little where series have different units.
 *
 * @param winner id of the engine that is ahead of the others on the series both could forecast, for
 *     {@link PanelRequest#withEngine}
 * @param reason a sentence for people: why it won, and how sure that is
 * @param leaderboard all models, best first; those that could forecast no series last
 * @param series how many there were
 * @param failures the first hundred forecasts that failed, in the order of the series
 * @param notes sentences for people: what was left out
 * @param provenance how it was made, by the winner; its fingerprint is that of all series
 */
public record PanelBacktest(
    String winner,
    String reason,
    List<Candidate> leaderboard,
    long series,
    List<Failure> failures,
    List<String> notes,
    Provenance provenance) {
  /** Copies the lists. */
  public PanelBacktest {
    leaderboard = List.copyOf(leaderboard);
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }

  /**
   * One model over all series. Immutable and thread-safe.
   *
   * @param engine its id
   * @param total over all values of the series it could forecast, empty if there is none
   * @param folds one for each point, the latest last; of series with fewer points the later ones
   * @param failed how many series it could not forecast
   * @param best in how many series no other model erred less
   */
  public record Candidate(
      String engine, Optional<Accuracy> total, List<Accuracy> folds, long failed, long best) {
    /** Copies the list. */
    public Candidate {
      folds = List.copyOf(folds);
    }
  }

  /**
   * A series that a model could not forecast. Immutable and thread-safe.
   *
   * @param key what the series belongs to
   * @param engine id of the model
   * @param why the reason, for people
   */
  public record Failure(List<String> key, String engine, String why) {
    /** Copies the key. */
    public Failure {
      key = List.copyOf(key);
    }
  }
}
