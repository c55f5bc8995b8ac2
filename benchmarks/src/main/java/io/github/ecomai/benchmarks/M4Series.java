package io.github.ecomai.benchmarks;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** One series of the M competitions: what models may see, and what came. */
final class M4Series {
  static final LocalDate START = LocalDate.of(2001, 1, 1);

  private final String id;
  private final Group group;
  private final double[] train;
  private final double[] test;

  /** The same series as it was known earlier: the last training values are what is to come. */
  M4Series endingAt(int end) {
    double[] next = Arrays.copyOfRange(train, end, end + test.length);
    return new M4Series(id, group, Arrays.copyOf(train, end), next);
  }

  private M4Series(String id, Group group, double[] train, double[] test) {
    this.id = id;
    this.group = group;
    this.train = train;
    this.test = test;
  }

  /** A group of series of one frequency. */
  enum Group {
    YEARLY(Frequency.YEAR, 1, 23_000, 6),
    QUARTERLY(Frequency.QUARTER, 4, 24_000, 8),
    MONTHLY(Frequency.MONTH, 12, 48_000, 18),
    WEEKLY(Frequency.WEEK, 1, 359, 13),
    DAILY(Frequency.DAY, 1, 4_227, 14),
    HOURLY(Frequency.HOUR, 24, 414, 48),
    OTHER(Frequency.YEAR, 1, 0, 8);

    private final Frequency frequency;
    private final int scoredSeason;
    private final int published;
    private final int horizon;

    Group(Frequency frequency, int scoredSeason, int published, int horizon) {
      this.frequency = frequency;
      this.scoredSeason = scoredSeason;
      this.published = published;
      this.horizon = horizon;
    }

    Frequency frequency() {
      return frequency;
    }

    /** How many values the competition asked for. */
    int horizon() {
      return horizon;
    }

    /** The season that the competition's own measures use. */
    int scoredSeason() {
      return scoredSeason;
    }

    /** The number of such series in the whole competition. */
    int published() {
      return published;
    }

    /** The key in the figures: Y, Q, M, W, D, H, O. */
    String letter() {
      return name().substring(0, 1);
    }
  }

  String id() {
    return id;
  }

  Group group() {
    return group;
  }

  /** What models may see; not to be changed. */
  double[] train() {
    return train;
  }

  /** What came; not to be changed. */
  double[] test() {
    return test;
  }

  TimeSeries history() {
    return TimeSeries.of(START, group.frequency, train);
  }

  /** All series of a file of rows {@code series_id,frequency,split,t,value}, gzip or plain. */
  static List<M4Series> read(Path file) throws IOException {
    Map<String, Building> series = new LinkedHashMap<>();
    try (BufferedReader lines = open(file)) {
      lines.readLine();
      lines.lines().forEach(line -> add(series, line.split(",", -1)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return series.values().stream().map(Building::finish).toList();
  }

  /** Thirty monthly series and ten of each other group, in the order of the file. */
  static List<M4Series> firstOfEach(List<M4Series> series) {
    Map<Group, Integer> taken = new EnumMap<>(Group.class);
    return series.stream()
        .filter(
            one ->
                taken.merge(one.group(), 1, Integer::sum)
                    <= (one.group() == Group.MONTHLY ? 30 : 10))
        .toList();
  }

  static BufferedReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    boolean zipped = file.toString().endsWith(".gz");
    return new BufferedReader(
        new InputStreamReader(zipped ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
  }

  private static void add(Map<String, Building> series, String[] row) {
    if (row.length != 5) {
      throw new IllegalArgumentException(
          "A row has " + row.length + " columns, not series_id,frequency,split,t,value.");
    }
    Building one =
        series.computeIfAbsent(
            row[0], id -> new Building(id, Group.valueOf(row[1].toUpperCase(Locale.ROOT))));
    (row[2].equals("train") ? one.train : one.test).add(Double.parseDouble(row[4]));
  }

  /** A series while its rows are being read. */
  private record Building(String id, Group group, List<Double> train, List<Double> test) {
    Building(String id, Group group) {
      this(id, group, new ArrayList<>(), new ArrayList<>());
    }

    M4Series finish() {
      return new M4Series(id, group, array(train), array(test));
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }
}
