package io.github.ecomai.csv;

import io.github.ecomai.source.Column;
import io.github.ecomai.source.Timestamps;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Instants, in ISO form or by a pattern; without an offset, in a zone. */
final class InstantParser extends FieldParser {
  private final @Nullable DateTimeFormatter formatter;
  private final ZoneId zone;
  private final LocalTimes times;
  private final InstantText instant = new InstantText();
  private String last = "";
  private long lastMicros;
  private long[] values = new long[ROWS];

  InstantParser(CsvColumn column, ZoneId zone) {
    String pattern = column.pattern();
    ZoneId declared = column.zone();
    this.formatter = pattern == null ? null : CsvColumn.formatter(pattern);
    this.zone = declared == null ? zone : declared;
    this.times = new LocalTimes(this.zone);
  }

  @Override
  boolean parse(char[] text, int start, int end, int row) {
    if (formatter != null) {
      return parse(new String(text, start, end - start), formatter, row);
    }
    if (!instant.read(text, start, end)) {
      return false;
    }
    values[row] = instant.isLocal() ? times.toUtc(instant.micros()) : instant.micros();
    return true;
  }

  /** Rows of one invoice have the same time, so the last one is remembered. */
  private boolean parse(String text, DateTimeFormatter pattern, int row) {
    try {
      if (!text.equals(last)) {
        TemporalAccessor parsed = pattern.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
        ZonedDateTime time =
            parsed instanceof ZonedDateTime zoned ? zoned : ((LocalDateTime) parsed).atZone(zone);
        lastMicros = Math.addExact(time.toEpochSecond() * 1_000_000L, time.getNano() / 1000);
        last = text;
      }
      values[row] = lastMicros;
      return true;
    } catch (DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  @Override
  Column build(int rows, BitSet taken) {
    Column column = Timestamps.wrap(values, rows, taken);
    values = new long[ROWS];
    return column;
  }
}
