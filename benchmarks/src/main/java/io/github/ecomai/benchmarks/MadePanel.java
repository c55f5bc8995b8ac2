package io.github.ecomai.benchmarks;

import io.github.ecomai.benchmarks.M4Series.Group;
import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.data.TimeSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Series that are made up one by one: trend, season of the frequency's own length, noise and now
 * and then a shift of level. Their lengths are those of the series in a file, drawn at random.
 */
final class MadePanel {
  private static final long SEED = 7;

  private final Map<Group, int[]> lengths = new EnumMap<>(Group.class);

  static MadePanel withLengthsOf(Path file) throws IOException {
    MadePanel panel = new MadePanel();
    List<M4Series> known = M4Series.read(file);
    for (Group group : Group.values()) {
      int[] lengths =
          known.stream()
              .filter(one -> one.group() == group)
              .mapToInt(one -> one.train().length)
              .toArray();
      if (lengths.length > 0) {
        panel.lengths.put(group, lengths);
      }
    }
    return panel;
  }

  /** The frequencies that there are lengths of. */
  Set<Group> groups() {
    return lengths.keySet();
  }

  /** The series of one frequency with this number; always the same. */
  KeyedSeries series(Group group, int number) {
    String key = group.letter() + number;
    int[] known = Objects.requireNonNull(lengths.get(group), group::name);
    RandomGenerator random = new SplittableRandom(SEED + 31L * key.hashCode());
    int n = known[random.nextInt(known.length)];
    double[] values = values(random, group.frequency().season(), n);
    return KeyedSeries.of(key, TimeSeries.of(M4Series.START, group.frequency(), values));
  }

  /** The number-th of all series, group by group, each group as large as its part of the whole. */
  KeyedSeries series(int number, int divisor) {
    int left = number;
    for (Group group : groups()) {
      int size = group.published() / divisor;
      if (left < size) {
        return series(group, left);
      }
      left -= size;
    }
    throw new IllegalArgumentException("There is no series " + number + ".");
  }

  int size(int divisor) {
    return groups().stream().mapToInt(group -> group.published() / divisor).sum();
  }

  private static double[] values(RandomGenerator random, int season, int n) {
    double[] pattern = new double[season];
    double depth = season == 1 ? 0 : 0.25 * random.nextDouble();
    Arrays.setAll(pattern, i -> depth * random.nextGaussian());
    double level = Math.log(5000) + random.nextGaussian();
    double drift = 0.5 * random.nextGaussian() / n;
    double noise = 0.02 + 0.1 * random.nextDouble();
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      level += drift + 0.3 * noise * random.nextGaussian();
      level += random.nextInt(100) == 0 ? 3 * noise * random.nextGaussian() : 0;
      values[i] = Math.exp(level + pattern[i % season] + noise * random.nextGaussian());
    }
    return values;
  }
}
