package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.FittedForecast;
import io.github.ecomai.engine.Forecast;
import io.github.ecomai.engine.ModelScore;
import io.github.ecomai.run.Provenance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fitted members with their weights. Immutable and thread-safe. */
final class FittedEnsemble implements FittedForecast {
  private static final double WORTH_NAMING = 0.005;
  private static final int MOST_NAMED = 4;

  private final TimeSeries history;
  private final int learned;
  private final List<FittedForecast> members;
  private final Blend blend;
  private final List<ModelScore> scores;
  private final List<String> notes;
  private final Provenance provenance;

  /** How members become one: weights summing to 1, width of the bounds, clipping. Immutable. */
  static final class Blend {
    private final double[] weights;
    private final double width;
    private final ErrorTable others;
    private final boolean clipped;

    Blend(double[] weights, double width, ErrorTable others, boolean clipped) {
      this.weights = weights;
      this.width = width;
      this.others = others;
      this.clipped = clipped;
    }

    /** Not to be changed. */
    double[] weights() {
      return weights;
    }

    /** Factor of the distance from mean to bound. */
    double width() {
      return width;
    }

    /** What errors of other series are like beside their bounds. */
    ErrorTable others() {
      return others;
    }

    /** Whether what is below zero becomes zero. */
    boolean clipped() {
      return clipped;
    }
  }

  /**
   * From its parts.
   *
   * @param learned number of values, from the start of the history, that the members were fitted to
   */
  FittedEnsemble(
      TimeSeries history,
      int learned,
      List<FittedForecast> members,
      Blend blend,
      List<ModelScore> scores,
      List<String> notes,
      Provenance provenance) {
    this.history = history;
    this.learned = learned;
    this.members = List.copyOf(members);
    this.blend = blend;
    this.scores = List.copyOf(scores);
    this.notes = List.copyOf(notes);
    this.provenance = provenance;
  }

  TimeSeries history() {
    return history;
  }

  int learned() {
    return learned;
  }

  List<FittedForecast> members() {
    return members;
  }

  Blend blend() {
    return blend;
  }

  List<ModelScore> scores() {
    return scores;
  }

  List<String> notes() {
    return notes;
  }

  Provenance provenance() {
    return provenance;
  }

  @Override
  public String model() {
    double[] weights = blend.weights();
    List<Integer> named =
        IntStream.range(0, weights.length)
            .filter(i -> weights[i] >= WORTH_NAMING)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -weights[i]))
            .toList();
    if (named.size() == 1) {
      return members.get(named.get(0)).model();
    }
    int[] percent = percent(named.stream().mapToDouble(i -> weights[i]).toArray());
    int shown = named.size() > MOST_NAMED + 1 ? MOST_NAMED : named.size();
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < shown; k++) {
      parts.add(members.get(named.get(k)).model() + " " + percent[k] + " %");
    }
    if (shown < named.size()) {
      int rest = Arrays.stream(percent, shown, percent.length).sum();
      parts.add(named.size() - shown + " others " + rest + " %");
    }
    return "Ensemble (" + String.join(", ", parts) + ")";
  }

  /** Shares as whole percent that add up to 100: those cut off most are rounded up. */
  static int[] percent(double... shares) {
    double sum = Arrays.stream(shares).sum();
    int[] percent = Arrays.stream(shares).mapToInt(share -> (int) (100 * share / sum)).toArray();
    int left = 100 - Arrays.stream(percent).sum();
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> percent[i] - 100 * shares[i] / sum))
        .limit(left)
        .forEach(i -> percent[i]++);
    return percent;
  }

  @Override
  public Forecast forecast(int horizon, double... levels) {
    Levels.checkHorizon(horizon);
    double[] sorted = Levels.sorted(levels);
    List<@Nullable Fan> fans = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      if (blend.weights()[i] > 0) {
        Forecast one = members.get(i).forecast(horizon, sorted);
        fans.add(Forecasts.fan(one));
        all.addAll(members.size() == 1 ? one.notes() : List.of());
      } else {
        fans.add(null);
      }
    }
    Fan fan = Calibration.combine(fans, blend.weights());
    ErrorTable others = blend.others();
    fan.widen((level, step) -> blend.width());
    if (others != ErrorTable.NONE) {
      new NaiveErrors(history.slice(0, learned)).draw(fan);
    }
    fan.widen(others::factor).widening();
    if (blend.clipped()) {
      fan.map(value -> Math.max(0, value));
    }
    all.addAll(notes);
    if (members.size() > 1) {
      all.addAll(Updates.notes(history.size() - learned)); // one says so itself
    }
    return Forecasts.of(model(), history, fan, scores, all, provenance);
  }

  /** Each member moves on, and the weights stay. */
  @Override
  public FittedForecast update(TimeSeries values) {
    TimeSeries longer = history.append(values);
    if (values.size() == 0) {
      return this;
    }
    List<FittedForecast> moved = members.stream().map(member -> member.update(values)).toList();
    Provenance later = Updates.provenance(provenance, longer, provenance.parameters());
    return new FittedEnsemble(longer, learned, moved, blend, scores, notes, later);
  }

  @Override
  public Optional<Components> components(int horizon) {
    return CombinedComponents.of(members, blend.weights(), history, forecast(horizon).mean());
  }
}
