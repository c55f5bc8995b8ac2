package io.github.ecomai.copilot;

import io.github.ecomai.copilot.CalendarGrammar.Parsed;
import io.github.ecomai.copilot.Understanding.Grain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds spans between two times, and times that are open at one end. */
final class RangeGrammar {
  private final List<Token> tokens;
  private final CalendarGrammar atoms;

  RangeGrammar(List<Token> tokens, CalendarGrammar atoms) {
    this.tokens = tokens;
    this.atoms = atoms;
  }

  /** The longest time that starts at a token, or null. */
  @Nullable Parsed at(int i) {
    Parsed atom = notBegun(atoms.atom(i));
    return CalendarGrammar.longer(CalendarGrammar.longer(since(i), range(i)), atom);
  }

  private @Nullable Parsed notBegun(@Nullable Parsed p) {
    if (p == null || !p.period().isFixed()) {
      return p;
    }
    boolean future = p.period().from().isAfter(atoms.calendar().today());
    return future ? new Parsed(p.period().as(Period.Kind.FUTURE), p.end()) : p;
  }

  /** "since March", "after 15 January", "from Monday on", "before 2025". */
  private @Nullable Parsed since(int i) {
    int at = atoms.is(i, "ever") && atoms.is(i + 1, "since") ? i + 1 : i;
    if (atoms.is(at, "before", "until", "by")
        || atoms.is(at, "prior") && atoms.is(at + 1, "to")
        || atoms.is(at, "up") && atoms.is(at + 1, "to", "until")) {
      Parsed p = atoms.atom(atoms.is(at, "prior", "up") ? at + 2 : at + 1);
      return p == null ? null : new Parsed(p.period().as(Period.Kind.OPEN), p.end());
    }
    boolean since = atoms.is(at, "since", "starting", "beginning");
    boolean after = atoms.is(at, "after");
    if (!since && !after && !atoms.is(at, "from")) {
      return null;
    }
    int start = atoms.is(at + 1, "from", "in", "on", "with") && since ? at + 2 : at + 1;
    boolean edge = atoms.is(start, "start", "beginning") && atoms.is(start + 1, "of");
    Parsed p = atoms.atom(edge ? start + 2 : start);
    if (p == null) {
      return null;
    }
    int end = p.end();
    if (!since && !after) {
      if (!atoms.is(end, "on", "onward", "onwards", "forward") || atoms.is(end + 1, "by")) {
        return null;
      }
      end++;
    }
    return new Parsed(open(p.period(), after), end);
  }

  private Period open(Period p, boolean after) {
    if (!p.isFixed() || p.from().isAfter(atoms.calendar().today())) {
      return p.kind() == Period.Kind.ALL
          ? p
          : p.as(p.isFixed() ? Period.Kind.FUTURE : Period.Kind.UNCLEAR);
    }
    if (after && !p.to().isBefore(atoms.calendar().today())) {
      return p.as(Period.Kind.UNCLEAR);
    }
    return Period.of(after ? p.to().plusDays(1) : p.from(), atoms.calendar().today(), null);
  }

  /** "from A to B", "between A and B", "A to B", "A - B". */
  private @Nullable Parsed range(int i) {
    boolean between = atoms.is(i, "between");
    int start = between || atoms.is(i, "from") ? i + 1 : i;
    Parsed a = atoms.atom(start);
    Parsed b = a == null ? null : second(a.end(), between);
    Parsed days = days(start, between);
    if (b == null || a == null || (days != null && days.end() >= b.end())) {
      return days;
    }
    Parsed yearless = atomBefore(start, a);
    return new Parsed(join(yearless.period(), b.period()), b.end());
  }

  private static Parsed atomBefore(int start, Parsed a) {
    return start < a.end() ? a : new Parsed(a.period(), start);
  }

  private @Nullable Parsed second(int i, boolean between) {
    if (i >= tokens.size()) {
      return null;
    }
    boolean dash = tokens.get(i).gap().matches("[-–—]");
    boolean word = atoms.is(i, "to", "until", "through") || between && atoms.is(i, "and");
    int skip = atoms.is(i, "up") && atoms.is(i + 1, "to") ? 2 : word ? 1 : 0;
    return dash || skip > 0 ? atoms.atom(dash && skip == 0 ? i : i + skip) : null;
  }

  /** "10 to 20 January 2026", "January 10-20, 2026". */
  private @Nullable Parsed days(int i, boolean between) {
    int month = atoms.monthAt(i);
    int first = atoms.dayAt(month > 0 ? i + 1 : i);
    if (first < 0) {
      return null;
    }
    Parsed b = null;
    int next = month > 0 ? i + 2 : i + 1;
    if (next >= tokens.size()) {
      return null;
    }
    boolean dash = tokens.get(next).gap().matches("[-–—]");
    boolean word = atoms.is(next, "to", "until", "through") || between && atoms.is(next, "and");
    if (!dash && !word) {
      return null;
    }
    int at = word ? next + 1 : next;
    if (month > 0) {
      int last = atoms.dayAt(at);
      int year = last > 0 ? atoms.yearAt(at + 1) : -1;
      if (last > 0 && atoms.monthAt(at + 1) == 0) {
        Period p = atoms.calendar().resolve(atoms.monthDay(month, last), year > 0 ? year : null);
        b = new Parsed(p, year > 0 ? at + 2 : at + 1);
      }
    } else {
      b = atoms.atom(at);
    }
    if (b == null || b.period().unit() != Grain.DAY || !b.period().isFixed()) {
      return null;
    }
    int m = month > 0 ? month : b.period().from().getMonthValue();
    Period a = atoms.monthDay(m, first).in(b.period().from().getYear());
    return new Parsed(a.isFixed() ? join(a.named(y -> a, true), b.period()) : a, b.end());
  }

  /** From the start of one time to the end of another; a year named once serves both. */
  private Period join(Period first, Period b) {
    Period a = inherit(first, b);
    if (!a.isFixed() || !b.isFixed()) {
      return Period.special(Period.Kind.UNCLEAR, null);
    }
    if (b.to().isBefore(a.from())) {
      return Period.of(b.from(), a.to(), null).withParts(a, b).as(Period.Kind.UNCLEAR);
    }
    Period.Kind kind =
        a.from().isAfter(atoms.calendar().today()) ? Period.Kind.FUTURE : Period.Kind.SPAN;
    return Period.of(a.from(), b.to(), null).withParts(a, b).as(kind);
  }

  static Period inherit(Period a, Period b) {
    Period.Named named = a.named();
    if (named == null || a.yearGiven() || !a.isFixed() || !b.yearGiven()) {
      return a;
    }
    Period same = named.in(b.from().getYear());
    if (b.named() == null || (b.unit() == Grain.YEAR && a.unit() != Grain.YEAR)) {
      return a;
    }
    if (!same.isFixed()) {
      return same;
    }
    boolean early = !same.from().isAfter(b.to());
    return (early ? same : named.in(b.from().getYear() - 1)).named(named, b.yearGiven());
  }
}
