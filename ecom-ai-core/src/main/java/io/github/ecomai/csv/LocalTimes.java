package io.github.ecomai.csv;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** Wall clock times of a zone as instants. For one thread: it remembers the last offset. */
final class LocalTimes {
  private static final long SECOND = 1_000_000L;
  private static final long DAY = 86_400;

  private final ZoneId zone;
  private long from = Long.MAX_VALUE;
  private long until = Long.MIN_VALUE;
  private long offset;

  LocalTimes(ZoneId zone) {
    this.zone = zone;
  }

  long toUtc(long localMicros) {
    long second = Math.floorDiv(localMicros, SECOND);
    if (second < from || second >= until) {
      look(second);
    }
    return localMicros - offset * SECOND;
  }

  /** The offset holds from a day after the last clock change to a day before the next. */
  private void look(long second) {
    ZonedDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC).atZone(zone);
    offset = second - time.toEpochSecond();
    Instant instant = time.toInstant();
    ZoneOffsetTransition before = zone.getRules().previousTransition(instant);
    ZoneOffsetTransition after = zone.getRules().nextTransition(instant);
    from = before == null ? Long.MIN_VALUE : before.toEpochSecond() + 2 * DAY;
    until = after == null ? Long.MAX_VALUE : after.toEpochSecond() - 2 * DAY;
    if (second < from || second >= until) {
      from = second;
      until = second + 1;
    }
  }
}
