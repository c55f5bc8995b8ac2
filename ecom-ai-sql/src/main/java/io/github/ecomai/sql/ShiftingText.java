package io.github.ecomai.sql;

import io.github.ecomai.source.CalendarPart;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.SqlText;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An engine whose own time zones cannot be relied on: they are missing, end in some year, or depend
 * on the session. The shop's zone is written out instead, as the offset that Java has for the
 * instant: past transitions one by one, newest first, and the yearly rule that follows them as a
 * formula.
 */
abstract class ShiftingText extends SqlText {
  /** Stands for the instant in the text of an offset; it is in no SQL. */
  private static final String VALUE = "\0";

  private final Map<ZoneId, String> offsets = new ConcurrentHashMap<>(); // as long as a page each

  /**
   * A date and time moved by seconds.
   *
   * @param value a printed date, or date and time
   * @param seconds a printed number
   */
  abstract String plusSeconds(String value, String seconds);

  /** A printed date moved by a printed number of days. */
  abstract String plusDays(String date, String days);

  /** The day of the week of a printed date, 0 for Monday. */
  abstract String weekday(String date);

  @Override
  protected String local(String value, ZoneId zone) {
    return plusSeconds(value, offsets.computeIfAbsent(zone, this::offset).replace(VALUE, value));
  }

  private String offset(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    return rules.isFixedOffset()
        ? seconds(rules.getOffset(Instant.EPOCH))
        : "CASE " + offsets(rules) + " END";
  }

  private String offsets(ZoneRules rules) {
    List<ZoneOffsetTransition> past = rules.getTransitions();
    StringBuilder text = new StringBuilder();
    for (int i = past.size() - 1; i >= 0; i--) {
      boolean newest = i == past.size() - 1;
      String offset =
          newest && !rules.getTransitionRules().isEmpty()
              ? "CASE " + yearly(rules.getTransitionRules()) + " END"
              : seconds(past.get(i).getOffsetAfter());
      String since = literal(DataType.TIMESTAMP, past.get(i).getInstant());
      text.append("WHEN ").append(VALUE).append(" >= ").append(since);
      text.append(" THEN ").append(offset).append(' ');
    }
    ZoneOffset first =
        past.isEmpty() ? rules.getOffset(Instant.EPOCH) : past.get(0).getOffsetBefore();
    return text.append("ELSE ").append(seconds(first)).toString();
  }

  private String yearly(List<ZoneOffsetTransitionRule> rules) {
    List<ZoneOffsetTransitionRule> inOrder =
        rules.stream().sorted(Comparator.comparing(ZoneOffsetTransitionRule::getMonth)).toList();
    StringBuilder text = new StringBuilder();
    for (ZoneOffsetTransitionRule rule : inOrder) {
      text.append("WHEN ").append(VALUE).append(" < ").append(transition(rule));
      text.append(" THEN ").append(seconds(rule.getOffsetBefore())).append(' ');
    }
    ZoneOffset last = inOrder.get(inOrder.size() - 1).getOffsetAfter();
    return text.append("ELSE ").append(seconds(last)).toString();
  }

  /** The instant of a rule in the year that the value lies in. */
  private String transition(ZoneOffsetTransitionRule rule) {
    int day = rule.getDayOfMonthIndicator();
    int month = rule.getMonth().getValue() + (day < 0 ? 1 : 0);
    String first =
        String.format(
            Locale.ROOT,
            "CAST(CONCAT(%s, '-%02d-01') AS DATE)",
            part(CalendarPart.YEAR, VALUE),
            month);
    int before = day < 0 ? day : day - 1;
    DayOfWeek wanted = rule.getDayOfWeek();
    String days = wanted == null ? String.valueOf(before) : search(first, before, wanted, day < 0);
    return plusSeconds(plusDays(first, days), String.valueOf(secondOfDay(rule)));
  }

  /** Days from the first of a month to a weekday on or after a day, or on or before it. */
  private String search(String first, int before, DayOfWeek wanted, boolean back) {
    int target = Math.floorMod(wanted.getValue() - 1 - before, 7);
    String weekday = weekday(first);
    return back
        ? "(" + before + " - MOD(" + weekday + " + " + (7 - target) + ", 7))"
        : "(" + before + " + MOD(" + (7 + target) + " - " + weekday + ", 7))";
  }

  private static int secondOfDay(ZoneOffsetTransitionRule rule) {
    int local = rule.isMidnightEndOfDay() ? 86_400 : rule.getLocalTime().toSecondOfDay();
    TimeDefinition definition = Objects.requireNonNull(rule.getTimeDefinition());
    return switch (definition) {
      case UTC -> local;
      case STANDARD -> local - rule.getStandardOffset().getTotalSeconds();
      case WALL -> local - rule.getOffsetBefore().getTotalSeconds();
    };
  }

  private static String seconds(ZoneOffset offset) {
    return String.valueOf(offset.getTotalSeconds());
  }
}
