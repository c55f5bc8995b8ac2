package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Grain;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds times in a row of tokens: days, weeks, months, quarters, halves, years, and what is said
 * relative to today. Ranges of these stand in {@link RangeGrammar}.
 */
final class CalendarGrammar {
  /**
   * A time and the place after it.
   *
   * @param period the time
   * @param end index of the first token that does not belong to it
   */
  record Parsed(Period period, int end) {}

  private static final Map<String, Grain> UNITS =
      Map.of(
          "day", Grain.DAY,
          "week", Grain.WEEK,
          "month", Grain.MONTH,
          "quarter", Grain.QUARTER,
          "year", Grain.YEAR);
  private static final Set<String> LAST = Set.of("last", "previous", "past", "prior", "preceding");
  private static final Set<String> THIS = Set.of("this", "current", "present", "ongoing");
  private static final Set<String> WHOLE =
      Set.of(
          "complete", "full", "calendar", "whole", "entire", "fiscal", "financial", "consecutive");
  private static final Map<String, Grain> TO_DATE =
      Map.of("ytd", Grain.YEAR, "qtd", Grain.QUARTER, "mtd", Grain.MONTH, "wtd", Grain.WEEK);
  private static final Map<String, Integer> NTH =
      Map.of(
          "first", 1, "second", 2, "third", 3, "fourth", 4, "1st", 1, "2nd", 2, "3rd", 3, "4th", 4);
  private static final Pattern QUARTER_OR_HALF =
      Pattern.compile("(?:((?:19|20)\\d\\d))?([qh])([1-4])(?:((?:19|20)\\d\\d))?");
  private static final Pattern FISCAL = Pattern.compile("fy((?:20)?\\d\\d)");

  private final List<Token> tokens;
  private final Calendar calendar;
  private final Words words;

  CalendarGrammar(List<Token> tokens, Calendar calendar, Words words) {
    this.tokens = tokens;
    this.calendar = calendar;
    this.words = words;
  }

  static @Nullable Grain unit(String word) {
    return UNITS.get(word);
  }

  Calendar calendar() {
    return calendar;
  }

  boolean is(int i, String... options) {
    return i >= 0 && i < tokens.size() && List.of(options).contains(tokens.get(i).word());
  }

  boolean in(int i, Set<String> options) {
    return i >= 0 && i < tokens.size() && options.contains(tokens.get(i).word());
  }

  @Nullable Grain unitAt(int i) {
    return i < tokens.size() ? UNITS.get(tokens.get(i).word()) : null;
  }

  int countAt(int i) {
    if (i >= tokens.size()) {
      return -1;
    }
    Token t = tokens.get(i);
    Double word = t.kind() == Token.Kind.WORD ? words.number(t.word()) : null;
    if (t.is("couple")) {
      return 2;
    }
    return word != null ? word.intValue() : t.kind() == Token.Kind.NUMBER ? t.count() : -1;
  }

  /** The longest single time that starts at a token, or null. */
  @Nullable Parsed atom(int i) {
    if (i >= tokens.size()) {
      return null;
    }
    Parsed best = null;
    for (Parsed p :
        new Parsed[] {
          date(i),
          dayOfMonth(i),
          month(i),
          quarterOrHalf(i),
          year(i),
          today(i),
          current(i),
          toDate(i),
          last(i),
          ago(i),
          event(i),
          week(i),
          part(i),
          shift(i),
          always(i)
        }) {
      best = longer(best, p);
    }
    return best;
  }

  static @Nullable Parsed longer(@Nullable Parsed a, @Nullable Parsed b) {
    return a == null || (b != null && b.end() > a.end()) ? b : a;
  }

  private @Nullable Parsed date(int i) {
    Token t = tokens.get(i);
    LocalDate d = t.date();
    if (t.kind() == Token.Kind.UNCLEAR_DATE) {
      return new Parsed(Period.special(Period.Kind.UNCLEAR, Grain.DAY), i + 1);
    }
    if (d == null) {
      return null;
    }
    Period p = t.kind() == Token.Kind.MONTH ? Calendar.unit(Grain.MONTH, d) : Calendar.day(d);
    return new Parsed(p, i + 1);
  }

  /** "10 January 2026", "January 10th", "10th of January". */
  private @Nullable Parsed dayOfMonth(int i) {
    int d = dayAt(i);
    if (d > 0) {
      int m = is(i + 1, "of") ? i + 2 : i + 1;
      int month = monthAt(m);
      return month > 0 ? named(monthDay(month, d), m + 1) : null;
    }
    int month = monthAt(i);
    int day = month > 0 ? dayAt(i + 1) : -1;
    return day > 0 ? named(monthDay(month, day), i + 2) : null;
  }

  int dayAt(int i) {
    if (i >= tokens.size()) {
      return -1;
    }
    int n = tokens.get(i).count();
    return n >= 1 && n <= 31 ? n : -1;
  }

  int monthAt(int i) {
    return i < tokens.size() ? Calendar.months().indexOf(tokens.get(i).word()) + 1 : 0;
  }

  Period.Named monthDay(int month, int day) {
    return y -> {
      try {
        return Calendar.day(LocalDate.of(y, month, day));
      } catch (DateTimeException e) {
        return Period.special(Period.Kind.UNCLEAR, Grain.DAY);
      }
    };
  }

  private @Nullable Parsed month(int i) {
    int start = is(i, "month") && is(i + 1, "of") ? i + 2 : i;
    boolean relative = in(start, LAST) || is(start, "this");
    int month = monthAt(relative ? start + 1 : start);
    if (month == 0) {
      return null;
    }
    if (!relative) {
      return named(Calendar.month(month), start + 1);
    }
    Period p = calendar.resolve(Calendar.month(month), null);
    boolean running = !p.to().isBefore(calendar.today());
    boolean unclear =
        is(start, "this") ? p.from().getYear() != calendar.today().getYear() : running;
    return new Parsed(unclear ? p.as(Period.Kind.UNCLEAR) : p, start + 2);
  }

  /** A named time with the year that may follow it: "Q3", "Q3 2025", "Q3 of last year". */
  private Parsed named(Period.Named named, int end) {
    int at = is(end, "of", "in") ? end + 1 : end;
    at = in(at, WHOLE) || (is(at, "year") && yearAt(at + 1) > 0) ? at + 1 : at;
    int year = yearAt(at);
    if (year > 0) {
      return new Parsed(calendar.resolve(named, year), at + 1);
    }
    if (is(at + 1, "year") && (in(at, LAST) || in(at, THIS))) {
      int y = calendar.today().getYear() - (in(at, LAST) ? 1 : 0);
      return new Parsed(calendar.resolve(named, y), at + 2);
    }
    return new Parsed(calendar.resolve(named, null), end);
  }

  int yearAt(int i) {
    if (i >= tokens.size() || i < 0) {
      return -1;
    }
    Token t = tokens.get(i);
    boolean shortYear = t.count() >= 10 && t.count() < 60 && t.gap().matches("['’`]");
    return shortYear ? 2000 + t.count() : t.year();
  }

  private int nthAt(int i) {
    return i < tokens.size() ? NTH.getOrDefault(tokens.get(i).word(), -1) : -1;
  }

  private @Nullable Parsed quarterOrHalf(int i) {
    int start = yearAt(i) > 0 ? i + 1 : i;
    if (start >= tokens.size()) {
      return null;
    }
    Matcher m = QUARTER_OR_HALF.matcher(tokens.get(start).word());
    Period.Named named = null;
    int end = start + 1;
    String glued = null;
    if (m.matches()) {
      int n = Integer.parseInt(m.group(3));
      named = m.group(2).equals("q") ? Calendar.quarter(n) : n <= 2 ? Calendar.half(n) : null;
      glued = m.group(1) != null ? m.group(1) : m.group(4);
    } else if (nthAt(start) > 0 && is(start + 1, "quarter")) {
      named = Calendar.quarter(nthAt(start));
      end = start + 2;
    } else if (is(start, "first", "second", "1st", "2nd") && is(start + 1, "half")) {
      named = Calendar.half(nthAt(start));
      end = start + 2;
    } else if (is(start, "quarter") && countAt(start + 1) >= 1 && countAt(start + 1) <= 4) {
      named = Calendar.quarter(countAt(start + 1));
      end = start + 2;
    }
    if (named == null) {
      return null;
    }
    if (glued != null) {
      return new Parsed(calendar.resolve(named, Integer.valueOf(glued)), end);
    }
    return start > i ? new Parsed(calendar.resolve(named, yearAt(i)), end) : named(named, end);
  }

  private @Nullable Parsed year(int i) {
    int at = i;
    while (in(at, WHOLE) || is(at, "year", "of", "fy")) {
      at++;
    }
    if (at > i && is(at - 1, "of") && !is(at - 2, "year")) {
      return null;
    }
    if (at > i && is(i, "of")) {
      return null;
    }
    int year = yearAt(at);
    if (year > 0) {
      return new Parsed(Calendar.year(year), at + 1);
    }
    Matcher m = FISCAL.matcher(at < tokens.size() ? tokens.get(at).word() : "");
    if (!m.matches()) {
      return null;
    }
    int n = Integer.parseInt(m.group(1));
    return new Parsed(Calendar.year(n < 100 ? 2000 + n : n), at + 1);
  }

  private @Nullable Parsed today(int i) {
    LocalDate now = calendar.today();
    if (is(i, "today")) {
      return new Parsed(Calendar.day(now), i + 1);
    }
    if (is(i, "yesterday")) {
      return new Parsed(Calendar.day(now.minusDays(1)), i + 1);
    }
    if (is(i, "day") && is(i + 1, "before") && is(i + 2, "yesterday")) {
      return new Parsed(Calendar.day(now.minusDays(2)), i + 3);
    }
    return null;
  }

  private @Nullable Parsed current(int i) {
    int at = is(i, "so") && is(i + 1, "far") ? i + 2 : i;
    if (!in(at, THIS)) {
      return null;
    }
    int unit = in(at + 1, WHOLE) ? at + 2 : at + 1;
    Grain grain = unitAt(unit);
    if (grain == null) {
      return null;
    }
    boolean soFar = is(unit + 1, "so") && is(unit + 2, "far");
    boolean toDate = is(unit + 1, "to") && is(unit + 2, "date");
    return new Parsed(calendar.current(grain), soFar || toDate ? unit + 3 : unit + 1);
  }

  private @Nullable Parsed toDate(int i) {
    Grain shortForm = TO_DATE.get(tokens.get(i).word());
    if (shortForm != null) {
      return new Parsed(calendar.current(shortForm), i + 1);
    }
    Grain grain = unitAt(i);
    boolean named = is(i + 1, "to") && is(i + 2, "date") || is(i + 1, "so") && is(i + 2, "far");
    return grain != null && named ? new Parsed(calendar.current(grain), i + 3) : null;
  }

  /** "last month", "previous 3 weeks", "past couple of years", "last 12 full months". */
  private @Nullable Parsed last(int i) {
    boolean trailing = is(i, "trailing", "rolling") && countAt(i + 1) > 0;
    if (!in(i, LAST) && !trailing) {
      return null;
    }
    int at = in(i + 1, WHOLE) ? i + 2 : i + 1;
    int n = countAt(at);
    if (n > 0) {
      at += is(at, "couple") && is(at + 1, "of") ? 2 : 1;
      at = in(at, WHOLE) ? at + 1 : at;
    }
    Grain grain = unitAt(at);
    if (grain == null) {
      return is(at, "weekend") && n < 0 ? new Parsed(lastWeekend(), at + 1) : null;
    }
    if (n < 0 && grain == Grain.DAY) {
      return null;
    }
    int count = Math.max(n, 1);
    if (count > 5000) {
      return null;
    }
    if (trailing && is(at + 1, "average", "mean")) {
      return null;
    }
    Period p = calendar.last(grain, count);
    if (count > 1 || n > 0 || !p.isFixed()) {
      return new Parsed(p, at + 1);
    }
    boolean prior = is(i, "previous", "prior", "preceding");
    return new Parsed(p.as(prior ? Period.Kind.PRIOR : Period.Kind.PREVIOUS), at + 1);
  }

  private Period lastWeekend() {
    LocalDate monday = Calendar.start(Grain.WEEK, calendar.today());
    return Period.of(monday.minusDays(2), monday.minusDays(1), null);
  }

  private @Nullable Parsed ago(int i) {
    int n = countAt(i);
    Grain grain = n > 0 && n < 5000 ? unitAt(i + 1) : null;
    if (grain == null || !is(i + 2, "ago")) {
      return null;
    }
    boolean clear = grain == Grain.DAY || (grain == Grain.YEAR && n > 1);
    Period p = Calendar.unit(grain, Calendar.step(grain, calendar.today(), -n));
    return new Parsed(clear ? p : p.as(Period.Kind.UNCLEAR), i + 3);
  }

  private @Nullable Parsed event(int i) {
    int start = in(i, LAST) || is(i, "this") ? i + 1 : i;
    for (int length = 3; length >= 1; length--) {
      if (start + length <= tokens.size()) {
        Period.Named event = Calendar.EVENTS.get(join(start, start + length));
        if (event != null) {
          return named(event, start + length);
        }
      }
    }
    return null;
  }

  private String join(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i > from ? " " : "").append(tokens.get(i).word());
    }
    return text.toString();
  }

  private @Nullable Parsed week(int i) {
    int at = is(i, "calendar") ? i + 1 : i;
    if (!is(at, "week")) {
      return null;
    }
    Period.Named number = countAt(at + 1) > 0 ? Calendar.week(countAt(at + 1)) : null;
    if (number != null) {
      return named(number, at + 2);
    }
    int start = is(at + 1, "of") ? at + 2 : at + 1;
    Parsed day =
        start > at + 1 && start < tokens.size() ? longer(date(start), dayOfMonth(start)) : null;
    return day != null && day.period().isFixed()
        ? new Parsed(Calendar.unit(Grain.WEEK, day.period().from()), day.end())
        : null;
  }

  /** "first 10 days of January", "last month of 2025". */
  private @Nullable Parsed part(int i) {
    boolean first = is(i, "first");
    if (!first && !is(i, "last", "final")) {
      return null;
    }
    int n = countAt(i + 1);
    int at = n > 0 ? i + 2 : i + 1;
    Grain grain = unitAt(at);
    if (grain == null || !is(at + 1, "of", "in")) {
      return null;
    }
    Parsed whole = at + 2 < tokens.size() ? atom(at + 2) : null;
    if (whole == null) {
      return null;
    }
    Period p = Calendar.within(whole.period(), first, Math.max(n, 1), grain);
    return new Parsed(p == null ? Period.special(Period.Kind.UNCLEAR, grain) : p, whole.end());
  }

  /** "the same period last year", "a year earlier", "the month before". */
  private @Nullable Parsed shift(int i) {
    boolean same = is(i, "same") || is(i, "this") && is(i + 1, "time", "point", "period");
    if (same
        && (unitAt(i + 1) != null
            || is(i + 1, "period", "time", "date", "point", "span", "timeframe"))) {
      int at = is(i + 2, "of", "in", "from", "for") ? i + 3 : i + 2;
      int end = yearBefore(at);
      return end > 0 ? new Parsed(Period.special(Period.Kind.YEAR_BEFORE, null), end) : null;
    }
    int end = yearBefore(i);
    if (end > 0 && !(in(i, LAST))) {
      return new Parsed(Period.special(Period.Kind.YEAR_BEFORE, Grain.YEAR), end);
    }
    if (is(i, "period") && is(i + 1, "before", "prior") || in(i, LAST) && is(i + 1, "period")) {
      int after = is(i + 2, "that") && !in(i, LAST) ? i + 3 : i + 2;
      return new Parsed(Period.special(Period.Kind.UNIT_BEFORE, null), after);
    }
    Grain grain = unitAt(i);
    if (grain != null && is(i + 1, "before", "prior", "earlier")) {
      if (is(i + 2, "last")) {
        Period last = calendar.last(grain, 1);
        return new Parsed(Calendar.earlier(last, grain), i + 3);
      }
      int after = is(i + 2, "that", "this") ? i + 3 : i + 2;
      return new Parsed(Period.special(Period.Kind.UNIT_BEFORE, grain), after);
    }
    return null;
  }

  /** "last year", "(one) year ago", "year earlier": the end, or -1. */
  private int yearBefore(int i) {
    if (in(i, LAST) && is(i + 1, "year")) {
      return i + 2;
    }
    int at = countAt(i) == 1 ? i + 1 : i;
    boolean ago = is(at, "year") && is(at + 1, "ago", "earlier", "before", "prior", "previously");
    boolean last = is(at + 2, "last");
    return ago && !last ? (is(at + 2, "that") ? at + 3 : at + 2) : -1;
  }

  private @Nullable Parsed always(int i) {
    if (is(i, "all", "entire") && is(i + 1, "time", "period", "history")
        || is(i, "so") && is(i + 1, "far")) {
      return new Parsed(Period.special(Period.Kind.ALL, null), i + 2);
    }
    if (is(i, "to") && is(i + 1, "date")) {
      return new Parsed(Period.special(Period.Kind.ALL, null), i + 2);
    }
    return is(i, "ever", "lifetime")
        ? new Parsed(Period.special(Period.Kind.ALL, null), i + 1)
        : null;
  }
}
