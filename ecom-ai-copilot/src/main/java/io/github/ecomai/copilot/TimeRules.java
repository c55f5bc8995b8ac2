package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Sentence.Found;
import io.github.ecomai.copilot.Understanding.Grain;
import io.github.ecomai.copilot.Understanding.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the times of a question: one span, or two that are compared. */
final class TimeRules {
  private static final Shape PAIR =
      Shape.of(
          "(?<a>PERIOD)(?<link>VERSUS|AND|WITH|COMPARE VERSUS|OR|AND VERSUS|AND COMPARE VERSUS)"
              + "PREPOSITION*(?<b>PERIOD)");
  private static final Shape AGAINST = Shape.of("COMPARE?VERSUS PREPOSITION*(?<b>PERIOD)");
  private static final Shape ORPHAN =
      Shape.of("COMPARE (?<link>WITH|VERSUS)?PREPOSITION*(?<b>PERIOD)");
  private static final Shape UNCOUNTED =
      Shape.of("(?<which>LATEST|OLDEST)(?<n>NUMBER)(?<unit>UNIT)");
  private static final Set<Role> CHANGE =
      Set.of(Role.GROWTH, Role.RISE, Role.FALL, Role.CHANGE, Role.DIFFERENCE, Role.PERCENT_CHANGE);

  private TimeRules() {}

  static void apply(Draft d) {
    Sentence s = d.sentence;
    if (!checkKinds(d)) {
      return;
    }
    boolean change = s.items().stream().anyMatch(i -> CHANGE.contains(i.role()));
    boolean compare = change || s.has(Role.COMPARE, Role.VERSUS);
    if (compare) {
      pairs(d, change);
    }
    if (d.other == null && !d.stopped()) {
      single(d);
    } else if (!d.stopped()) {
      subject(d);
    }
  }

  /** A time that is unclear, open or not begun cannot be used. */
  private static boolean checkKinds(Draft d) {
    for (Item i : d.sentence.items()) {
      if (i.role() != Role.PERIOD) {
        continue;
      }
      Period p = i.span();
      boolean swapped = !p.parts().isEmpty() && p.kind() == Period.Kind.UNCLEAR;
      if (p.kind() == Period.Kind.FUTURE) {
        d.cannot(
            Unanswerable.Reason.FORECAST,
            "'"
                + i.text()
                + "' has not begun. I answer from past data; the Market Intelligence Hub"
                + " forecasts.");
      } else if (p.kind() == Period.Kind.OPEN) {
        d.ask(Clarify.Slot.TIME, "From which day on, up to '" + i.text() + "'?", List.of());
      } else if (p.kind() == Period.Kind.UNCLEAR && !swapped) {
        d.ask(Clarify.Slot.TIME, "Which days does '" + i.text() + "' mean?", List.of());
      }
    }
    uncounted(d);
    return !d.stopped();
  }

  /** "last 0 days": whatever could be counted has become a time already. */
  private static void uncounted(Draft d) {
    Found f = d.sentence.find(UNCOUNTED);
    if (f != null && f.item("n").count() < 0) {
      d.ask(
          Clarify.Slot.TIME,
          "How many is '"
              + f.item("n").text()
              + "' in '"
              + f.item("which").text()
              + " "
              + f.item("n").text()
              + " "
              + f.item("unit").text()
              + "'? I can count 1, 2, 3 and so on.",
          List.of());
    }
  }

  private static void pairs(Draft d, boolean change) {
    Sentence s = d.sentence;
    Found f = s.find(PAIR);
    if (f != null) {
      boolean and =
          f.item("link").role() == Role.AND && !s.has(Role.COMPARE, Role.DIFFERENCE) && !change;
      if (!and && f.item("link").role() != Role.OR) {
        set(d, f.item("a").span(), f.item("b").span());
        f.remove();
        return;
      }
    }
    Found against = s.find(AGAINST);
    if (against == null && s.has(Role.COMPARE)) {
      against = s.find(ORPHAN);
    }
    if (against != null) {
      Period b = against.item("b").span();
      against.remove();
      Period a = onlyPeriod(d);
      if (a != null) {
        set(d, a, b);
      } else if (!d.stopped()) {
        d.other = b;
      }
      return;
    }
    range(d, change);
  }

  /** "from 2024 to 2025" with a word of change compares the two ends. */
  private static void range(Draft d, boolean change) {
    Sentence s = d.sentence;
    for (int i = 0; i < s.size(); i++) {
      Item item = s.get(i);
      if (item.role() == Role.PERIOD && item.span().parts().size() == 2) {
        Period a = item.span().parts().get(0);
        Period b = item.span().parts().get(1);
        if ((change || s.has(Role.COMPARE)) && a.unit() != Grain.DAY) {
          s.remove(i, i + 1);
          set(d, a, b);
          return;
        }
      }
    }
  }

  /** The one time that is left, taken out; null if there is none; asks if there are several. */
  private static @Nullable Period onlyPeriod(Draft d) {
    List<Item> times = new ArrayList<>();
    d.sentence.items().stream().filter(i -> i.role() == Role.PERIOD).forEach(times::add);
    if (times.isEmpty()) {
      return null;
    }
    d.sentence.items().removeIf(i -> i.role() == Role.PERIOD);
    Period p = times.get(0).span();
    for (Item next : times.subList(1, times.size())) {
      Period q = next.span();
      p = p.isFixed() && q.isFixed() ? union(p, q) : null;
      if (p == null) {
        d.ask(
            Clarify.Slot.TIME,
            "Which time do you mean: " + times.get(0).text() + " or " + next.text() + "?",
            List.of(times.get(0).text(), next.text()));
        return null;
      }
    }
    if (p.kind() == Period.Kind.UNCLEAR) {
      d.ask(Clarify.Slot.TIME, "Which of the two times comes first?", List.of());
      return null;
    }
    return p;
  }

  private static @Nullable Period union(Period a, Period b) {
    Period first = RangeGrammar.inherit(a, b);
    return first.isFixed() ? Calendar.union(first, b) : null;
  }

  private static void single(Draft d) {
    Period p = onlyPeriod(d);
    if (p == null) {
      return;
    }
    if (p.kind() == Period.Kind.ALL) {
      d.always = true;
    } else if (p.isFixed()) {
      d.time = p;
    } else {
      d.other = p;
    }
  }

  /** Fills in the subject of a comparison from a time that stands elsewhere. */
  private static void subject(Draft d) {
    Period p = onlyPeriod(d);
    if (p == null) {
      return;
    }
    if (d.time != null || d.other == null) {
      d.ask(Clarify.Slot.TIME, "Which two times shall be compared?", List.of());
    } else {
      set(d, p, d.other);
    }
  }

  /** Settles which time is the subject: the later one. */
  private static void set(Draft d, Period first, Period second) {
    Period a = first.isFixed() ? RangeGrammar.inherit(first, second) : first;
    Period b = second.isFixed() ? sameUnit(a, second) : shifted(a, second);
    if (!a.isFixed() && b != null && b.isFixed()) {
      Period swap = shifted(b, a);
      a = b;
      b = swap;
    }
    if (b == null || !a.isFixed() || !b.isFixed() || overlaps(a, b) || !areAlike(a, b)) {
      d.ask(Clarify.Slot.TIME, "Which two times shall be compared?", List.of());
      return;
    }
    boolean swap = a.from().isBefore(b.from());
    d.time = swap ? b : a;
    d.other = swap ? a : b;
    checkToDate(d, d.time, d.other);
  }

  /** A month is not compared with a year. */
  static boolean areAlike(Period a, Period b) {
    return a.unit() == null || b.unit() == null || a.unit() == b.unit();
  }

  /** This year so far is compared with the same days of last year. */
  private static void checkToDate(Draft d, Period a, Period b) {
    boolean partial = a.kind() == Period.Kind.TO_DATE && a.unit() == b.unit();
    if (partial && b.kind() != Period.Kind.SPAN && a.unit() == Grain.YEAR) {
      d.other = Calendar.earlier(a, Grain.YEAR);
    }
  }

  private static boolean overlaps(Period a, Period b) {
    return !a.from().isAfter(b.to()) && !b.from().isAfter(a.to());
  }

  /**
   * "Q4 2025 against 2024" means Q4 2024; a bare year beside part of a year means its same part.
   */
  static Period sameUnit(Period a, Period b) {
    Grain unit = b.unit();
    boolean running = a.kind() == Period.Kind.TO_DATE && a.unit() == unit;
    if (b.kind() == Period.Kind.PRIOR && unit != null && a.isFixed() && !running) {
      return Calendar.earlier(a, unit);
    }
    boolean partOfYear = a.named() != null && a.unit() != Grain.YEAR && a.isFixed();
    Period.Named named = a.named();
    if (named != null && partOfYear && b.unit() == Grain.YEAR) {
      return named.in(b.from().getYear());
    }
    return b;
  }

  static @Nullable Period shifted(Period subject, Period shift) {
    if (!subject.isFixed()) {
      return null;
    }
    if (shift.kind() == Period.Kind.YEAR_BEFORE) {
      return Calendar.earlier(subject, Grain.YEAR);
    }
    if (shift.kind() == Period.Kind.UNIT_BEFORE) {
      Grain unit = shift.unit();
      return unit == null ? Calendar.before(subject) : Calendar.earlier(subject, unit);
    }
    return null;
  }

  /** What a comparison shows, by the words used; null if none was. */
  static @Nullable Shown shown(Draft d) {
    Sentence s = d.sentence;
    if (s.has(Role.PERCENT_CHANGE) || d.percent) {
      return Shown.PCT;
    }
    if (s.has(Role.DIFFERENCE)) {
      return Shown.DIFF;
    }
    return s.has(Role.GROWTH) ? Shown.PCT : null;
  }
}
