package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Grain;
import io.github.ecomai.data.DateRange;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Dates;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Query;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which days a source has data of. The first and the last day of a date are read by one query when
 * a time is first asked for, and again on another day of the clock. Safe for use by many threads.
 */
final class Coverage {
  private final SemanticModel model;
  private final Catalog catalog;
  private final DataSource source;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  Coverage(SemanticModel model, Catalog catalog, DataSource source) {
    this.model = model;
    this.catalog = catalog;
    this.source = source;
  }

  /** What was read on a day of the clock; no days if there are no rows. */
  private record Known(LocalDate read, Optional<DateRange> days) {}

  /** Says where the times of a form are not, or only in part, those of the data. */
  List<String> notes(Understanding u, RunContext run) {
    List<DateRange> asked = new ArrayList<>(u.time().stream().toList());
    u.comparison().ifPresent(c -> asked.add(c.to()));
    Set<String> notes = new LinkedHashSet<>();
    if (!asked.isEmpty()) {
      for (String time : times(u)) {
        Optional<DateRange> days = days(time, run);
        String data = "the data" + (time.startsWith("orders.") ? "" : " of " + Reach.dataset(time));
        asked.forEach(a -> days.ifPresent(d -> notes.addAll(Span.notes(data, d, a))));
      }
    }
    return List.copyOf(notes);
  }

  /** The last day of what "top" ranks by; empty if there is none. */
  Optional<LocalDate> end(RunContext run) {
    String metric = model.defaultRank();
    return metric == null
        ? Optional.empty()
        : time(metric).flatMap(t -> days(t, run)).map(DateRange::to);
  }

  private Set<String> times(Understanding u) {
    Set<String> times = new LinkedHashSet<>();
    u.metrics().forEach(m -> time(m).ifPresent(times::add));
    return times;
  }

  /** The column of the date that a metric is filtered by. */
  private Optional<String> time(String metric) {
    DatasetDefinition data = model.datasets().get(Reach.fact(model, model.metric(metric)));
    String time = data == null ? null : data.time();
    return data == null || time == null
        ? Optional.empty()
        : Optional.of(SourceModel.qualified(data, time));
  }

  private Optional<DateRange> days(String time, RunContext run) {
    LocalDate today = LocalDate.ofInstant(run.now(), run.zone());
    Known before = known.get(time);
    if (before != null && before.read().equals(today)) {
      return before.days();
    }
    Optional<DateRange> days = read(time, run);
    known.put(time, new Known(today, days));
    return days;
  }

  private Optional<DateRange> read(String time, RunContext run) {
    String dataset = Reach.dataset(time);
    Expression column = Expression.col(Catalog.name(time));
    DataType type = catalog.schema(dataset).type(Catalog.name(time));
    boolean instant = type.kind() == DataType.Kind.TIMESTAMP;
    Expression day = instant ? Expression.truncate(column, CalendarUnit.DAY) : column;
    Query ends =
        catalog
            .query(dataset)
            .totals(Aggregate.min(day).as("first_day"), Aggregate.max(day).as("last_day"));
    try (BatchReader reader = source.read(ends, run)) {
      Optional<Batch> batch = reader.next();
      return batch.flatMap(b -> range(b.dates("first_day"), b.dates("last_day")));
    }
  }

  private static Optional<DateRange> range(Dates first, Dates last) {
    return first.rows() == 0 || first.isNull(0) || last.isNull(0)
        ? Optional.empty()
        : Optional.of(
            new DateRange(LocalDate.ofEpochDay(first.get(0)), LocalDate.ofEpochDay(last.get(0))));
  }

  /** Compares a time that is asked for with the days that there are. */
  private record Span(DateRange days, DateRange asked) {
    private static List<String> notes(String data, DateRange days, DateRange asked) {
      return new Span(days, asked).notes(data);
    }

    private List<String> notes(String data) {
      String ends = data + " ends on " + days.to();
      String begins = data + " begins on " + days.from();
      if (asked.from().isAfter(days.to())) {
        return List.of(ends + ", before " + text(asked) + "; maybe ask for " + last());
      }
      if (asked.to().isBefore(days.from())) {
        return List.of(begins + ", after " + text(asked));
      }
      List<String> notes = new ArrayList<>();
      if (days.to().plusDays(slack()).isBefore(asked.to())) {
        notes.add(ends + ", so " + text(asked) + " is covered in part");
      }
      if (days.from().minusDays(slack()).isAfter(asked.from())) {
        notes.add(begins + ", so " + text(asked) + " is covered in part");
      }
      return notes;
    }

    /** A shop need not sell on the last day of a month, or of a week. */
    private long slack() {
      long days = asked.to().toEpochDay() - asked.from().toEpochDay() + 1;
      return days >= 28 ? 2 : days >= 7 ? 1 : 0;
    }

    private static String text(DateRange range) {
      boolean one = range.from().equals(range.to());
      return one ? range.from().toString() : range.from() + " to " + range.to();
    }

    /** The last time of the same length that the data covers, as it can be asked for. */
    private String last() {
      for (Grain grain : Grain.values()) {
        if (Calendar.unit(grain, asked.from()).span().equals(asked)) {
          LocalDate next = Calendar.start(grain, days.to().plusDays(1));
          DateRange unit = Calendar.unit(grain, next.minusDays(1)).span();
          return unit.from().isBefore(days.from()) ? text(days) : name(grain, unit);
        }
      }
      long length = asked.to().toEpochDay() - asked.from().toEpochDay();
      LocalDate from = days.to().minusDays(length);
      return text(new DateRange(from.isBefore(days.from()) ? days.from() : from, days.to()));
    }

    private static String name(Grain grain, DateRange unit) {
      LocalDate from = unit.from();
      return switch (grain) {
        case DAY, WEEK -> text(unit);
        case MONTH ->
            from.getMonth()
                    .getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.ENGLISH)
                + " "
                + from.getYear();
        case QUARTER -> "Q" + (from.getMonthValue() + 2) / 3 + " " + from.getYear();
        case YEAR -> String.valueOf(from.getYear());
      };
    }
  }
}
