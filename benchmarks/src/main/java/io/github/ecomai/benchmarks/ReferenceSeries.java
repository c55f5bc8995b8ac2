package io.github.ecomai.benchmarks;

import static io.github.ecomai.benchmarks.ReferenceTable.number;
import static io.github.ecomai.benchmarks.ReferenceTable.text;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The well-known series for which R's results are stored, by name. */
final class ReferenceSeries {
  private static final LocalDate START = LocalDate.of(1900, 1, 1);

  private final Map<String, TimeSeries> series;

  private ReferenceSeries(Map<String, TimeSeries> series) {
    this.series = series;
  }

  /** From rows of values in order, with the number of values in a season. */
  static ReferenceSeries read(Path file) throws IOException {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    Map<String, Frequency> frequencies = new LinkedHashMap<>();
    for (Map<String, String> row : ReferenceTable.read(file)) {
      String name = text(row, "series");
      values.computeIfAbsent(name, key -> new ArrayList<>()).add(number(row, "value"));
      frequencies.put(
          name,
          switch ((int) number(row, "frequency")) {
            case 12 -> Frequency.MONTH;
            case 4 -> Frequency.QUARTER;
            default -> Frequency.YEAR;
          });
    }
    Map<String, TimeSeries> series = new LinkedHashMap<>();
    values.forEach(
        (name, list) ->
            series.put(
                name,
                TimeSeries.of(
                    START,
                    Objects.requireNonNull(frequencies.get(name)),
                    list.stream().mapToDouble(Double::doubleValue).toArray())));
    return new ReferenceSeries(series);
  }

  /** The series that a row is about. */
  TimeSeries of(Map<String, String> row) {
    String name = text(row, "series");
    return Objects.requireNonNull(series.get(name), name);
  }
}
