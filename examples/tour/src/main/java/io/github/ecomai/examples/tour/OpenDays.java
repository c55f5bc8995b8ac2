package io.github.ecomai.examples.tour;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Weekdays on which a short log never has a sale; long ones are looked at by the series itself. */
final class OpenDays {
  private static final int WEEKS = 3;

  private OpenDays() {}

  /** The series of the open days, if some weekday came three times or more and never sold. */
  static Optional<TimeSeries> of(TimeSeries days) {
    if (!days.frequency().equals(Frequency.DAY)) {
      return Optional.empty();
    }
    Set<DayOfWeek> closed = closed(days);
    if (closed.isEmpty() || closed.contains(days.start().getDayOfWeek())) {
      return Optional.empty();
    }
    double[] open =
        IntStream.range(0, days.size())
            .filter(i -> !closed.contains(days.time(i).getDayOfWeek()))
            .mapToDouble(days::value)
            .toArray();
    Frequency steps = Frequency.DAY.closedOn(closed.toArray(DayOfWeek[]::new));
    return Optional.of(TimeSeries.of(days.start(), steps, open));
  }

  private static Set<DayOfWeek> closed(TimeSeries days) {
    Map<DayOfWeek, Integer> quiet = new EnumMap<>(DayOfWeek.class);
    Set<DayOfWeek> open = EnumSet.noneOf(DayOfWeek.class);
    for (int i = 0; i < days.size(); i++) {
      DayOfWeek day = days.time(i).getDayOfWeek();
      quiet.merge(day, 1, Integer::sum);
      if (days.value(i) != 0) {
        open.add(day);
      }
    }
    Set<DayOfWeek> closed =
        EnumSet.complementOf(EnumSet.copyOf(open.isEmpty() ? quiet.keySet() : open));
    closed.removeIf(day -> quiet.getOrDefault(day, 0) < WEEKS);
    return closed;
  }
}
