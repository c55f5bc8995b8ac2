package io.github.ecomai.forecast;

import io.github.ecomai.data.TimeSeries;
import io.github.ecomai.engine.Components;
import io.github.ecomai.engine.FittedForecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The parts of an ensemble: the means of those of its members, weighed like their forecasts. A
 * member without a season, or without a second one, has 0 there.
 */
final class CombinedComponents {
  private static final String READING =
      "The parts are weighted means of those of the members. The forecast is their weighted median:"
          + " ahead, the remainder is what it differs from the weighted mean.";

  private final List<Components> members;
  private final double[] weights;
  private final TimeSeries like;

  private CombinedComponents(List<Components> members, double[] weights) {
    this.members = members;
    this.weights = weights;
    like = members.get(0).level();
  }

  /**
   * Weighted parts that add up to history and forecast.
   *
   * @param members fitted to one history
   * @param weights one for each, summing to 1
   * @param history of the members
   * @param mean of the combined forecast
   * @return empty if a member that counts has no parts
   */
  static Optional<Components> of(
      List<FittedForecast> members, double[] weights, TimeSeries history, TimeSeries mean) {
    List<Components> all = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        Optional<Components> parts = members.get(i).components(mean.size());
        if (parts.isEmpty()
            || parts.get().size() != all.stream().findFirst().orElse(parts.get()).size()) {
          return Optional.empty();
        }
        all.add(parts.get());
      }
    }
    double[] positive = Arrays.stream(weights).filter(weight -> weight > 0).toArray();
    return Optional.of(
        all.size() == 1
            ? all.get(0).addingUpTo(mean)
            : new CombinedComponents(all, positive).combined(history, mean));
  }

  private Components combined(TimeSeries history, TimeSeries mean) {
    int most = members.stream().mapToInt(parts -> parts.seasons().size()).max().orElse(0);
    List<TimeSeries> seasons = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      int season = i;
      seasons.add(
          mean(
              parts ->
                  parts.seasons().size() > season
                      ? parts.seasons().get(season).toArray()
                      : new double[parts.size()]));
    }
    int from = history.size() + mean.size() - like.size();
    return Updates.of(
        mean(parts -> parts.level().toArray()),
        mean(parts -> parts.trend().toArray()),
        seasons,
        READING,
        history.slice(from, history.size()),
        mean);
  }

  private TimeSeries mean(Function<Components, double[]> part) {
    double[] sum = new double[like.size()];
    for (int i = 0; i < weights.length; i++) {
      double[] values = part.apply(members.get(i));
      double weight = weights[i];
      Arrays.setAll(sum, t -> sum[t] + weight * values[t]);
    }
    return like.withValues(sum);
  }
}
