package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Sentence.Found;
import io.github.ecomai.copilot.Understanding.Grain;
import io.github.ecomai.copilot.Understanding.Shown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what shall be done to a metric: shares, running totals, averages over time, ratios. */
final class TransformRules {
  private static final Shape WINDOW_MOVING =
      Shape.of("(?<n>NUMBER)(?<unit>UNIT)(?:MOVING)AVERAGE?");
  private static final Shape MOVING_WINDOW =
      Shape.of(
          "(?<moving>MOVING)AVERAGE?(?:PREPOSITION|WITH|BY)*(?<n>NUMBER)(?<unit>UNIT)AVERAGE?");
  private static final Shape WINDOW =
      Shape.of("(?:PREPOSITION|MORE|WITH)(?<n>NUMBER)(?<unit>UNIT)");
  private static final Shape BY_UNIT = Shape.of("(?:BY|PREPOSITION)(?<unit>UNIT)");
  private static final Shape ADVERB = Shape.of("(?<unit>UNIT_ADVERB)");
  private static final Shape SHARE_BY = Shape.of("PREPOSITION*SHARE(?:PREPOSITION)*BY(?<dim>DIM)");
  private static final Shape DIM_SHARE = Shape.of("(?<dim>DIM)SHARE");
  private static final Shape PER_THING = Shape.of("(?<metric>MET)(?<by>BY)(?<dim>CONCEPT)");
  private static final Shape PER_METRIC = Shape.of("(?<metric>METRIC)(?<by>BY)(?<other>METRIC)");
  private static final Shape RATIO_OF =
      Shape.of("RATIO PREPOSITION*(?<metric>MET)(?:PREPOSITION|AND|VERSUS)*(?<other>MET)");
  private static final Shape METRIC_RATIO = Shape.of("(?<metric>METRIC)(?<to>VERSUS)(?<other>MET)");
  private static final Shape PERCENT_OF =
      Shape.of("(?<metric>METRIC)(?:PREPOSITION)*SHARE(?:PREPOSITION)*(?<other>MET)");

  private static final Shape SHARE_PART =
      Shape.of("SHARE(?:PREPOSITION|VERB)*(?<metric>METRIC)(?!PREPOSITION*MET)");

  private TransformRules() {}

  static void apply(Draft d) {
    moving(d);
    overUnits(d);
    averages(d);
    ratios(d);
    cumulative(d);
    share(d);
    change(d);
  }

  private static void moving(Draft d) {
    Found f = d.sentence.find(WINDOW_MOVING);
    if (f == null) {
      f = d.sentence.find(MOVING_WINDOW);
    }
    if (f == null && d.sentence.has(Role.MOVING)) {
      f = d.sentence.find(WINDOW);
      if (f != null) {
        d.sentence.removeAll(Role.AVERAGE);
      }
    }
    if (f == null) {
      return;
    }
    Grain unit = grain(f.item("unit"));
    int n = f.item("n").count();
    if (n < 2 || n > 1000) {
      d.ask(Clarify.Slot.TIME, "Over how many units shall the average move?", List.of());
      return;
    }
    f.remove();
    d.sentence.removeAll(Role.MOVING);
    d.form.grain(unit).transform(new Transform.MovingAverage(n));
    Found adverb = d.sentence.find(ADVERB);
    if (adverb != null && grain(adverb.item("unit")) == unit) {
      adverb.remove();
    }
  }

  static @Nullable Grain grain(Item item) {
    return item.span().unit();
  }

  /** "month over month": a series of changes, or one change against the unit before. */
  private static void overUnits(Draft d) {
    Sentence s = d.sentence;
    if (!s.has(Role.UNIT_OVER_UNIT)) {
      adverbGrowth(d);
      return;
    }
    Item over =
        s.items().stream().filter(i -> i.role() == Role.UNIT_OVER_UNIT).findFirst().orElseThrow();
    Grain unit = grain(over);
    boolean diff = s.has(Role.DIFFERENCE);
    Shown as =
        diff && !s.has(Role.PERCENT_CHANGE) && !d.percent && !s.has(Role.SHARE)
            ? Shown.DIFF
            : Shown.PCT;
    clear(
        s,
        Role.UNIT_OVER_UNIT,
        Role.GROWTH,
        Role.CHANGE,
        Role.PERCENT_CHANGE,
        Role.DIFFERENCE,
        Role.RISE,
        Role.COMPARE,
        Role.SHARE);
    Period time = d.time;
    if (unit == null || d.other != null || d.always) {
      d.ask(Clarify.Slot.TIME, "Which times shall be compared?", List.of());
    } else if (time != null && isOne(time, unit)) {
      d.other = Calendar.earlier(time, unit);
      d.shown = as;
    } else {
      d.form.grain(unit).transform(new Transform.PeriodOverPeriod(as));
    }
  }

  private static boolean isOne(Period time, Grain unit) {
    java.time.LocalDate next = Calendar.step(unit, time.from(), 1);
    return !time.to().isAfter(next.minusDays(1));
  }

  private static void clear(Sentence s, Role... roles) {
    for (Role role : roles) {
      s.removeAll(role);
    }
  }

  /** "monthly revenue growth": a series of changes. */
  private static void adverbGrowth(Draft d) {
    Sentence s = d.sentence;
    Found adverb = s.find(ADVERB);
    boolean growth = s.has(Role.GROWTH, Role.PERCENT_CHANGE);
    if (adverb == null || !growth || d.other != null || s.has(Role.VERSUS)) {
      return;
    }
    Grain unit = grain(adverb.item("unit"));
    adverb.remove();
    clear(s, Role.GROWTH, Role.PERCENT_CHANGE);
    d.form.grain(unit).transform(new Transform.PeriodOverPeriod(Shown.PCT));
  }

  /** "average monthly revenue", "orders per day on average", "average orders per customer". */
  private static void averages(Draft d) {
    Sentence s = d.sentence;
    if (!s.has(Role.AVERAGE)) {
      return;
    }
    Found unit = s.find(ADVERB);
    if (unit == null) {
      unit = s.find(BY_UNIT);
    }
    boolean counts = s.has(Role.METRIC, Role.CONCEPT);
    if (unit != null && counts && !s.has(Role.TREND)) {
      Grain grain = grain(unit.item("unit"));
      unit.remove();
      s.removeAll(Role.AVERAGE);
      if (grain != null) {
        d.form.transform(new Transform.AverageOver(grain));
      }
      return;
    }
    Found per = s.find(PER_THING);
    if (per != null && isPer(per)) {
      ratio(d, per, per.item("metric"), counted(d, per.item("dim")));
      s.removeAll(Role.AVERAGE);
    }
  }

  private static boolean isPer(Found f) {
    String by = f.item("by").text();
    return by.equalsIgnoreCase("per")
        || by.equalsIgnoreCase("each")
        || by.equalsIgnoreCase("by each");
  }

  private static @Nullable String counted(Draft d, Item thing) {
    DimensionDefinition dim = d.model.dimension(thing.dimension());
    return dim.countedInTime() != null ? dim.countedInTime() : dim.countedBy();
  }

  private static void ratio(Draft d, Found f, Item metric, @Nullable String other) {
    String name = RankRules.metricOf(d, metric);
    if (name == null || other == null) {
      return;
    }
    f.remove();
    d.form.metric(name).transform(new Transform.Ratio(other));
  }

  private static void ratios(Draft d) {
    Sentence s = d.sentence;
    Found f = s.find(RATIO_OF);
    if (f == null) {
      f = s.find(PERCENT_OF);
    }
    if (f == null) {
      f = s.find(METRIC_RATIO);
      f =
          f != null && f.item("to").text().toLowerCase(java.util.Locale.ROOT).startsWith("relative")
              ? f
              : null;
    }
    if (f == null) {
      f = s.find(PER_METRIC);
      f = f != null && isPer(f) ? f : null;
    }
    if (f != null) {
      ratio(d, f, f.item("metric"), RankRules.metricOf(d, f.item("other")));
      return;
    }
    Found per = s.find(PER_THING);
    boolean orders = per != null && "order".equals(per.item("metric").meaning().dimension());
    if (per == null || !isPer(per) || per.item("metric").role() != Role.METRIC && !orders) {
      return;
    }
    if ("customer".equals(per.item("dim").dimension())) {
      d.ask(
          Clarify.Slot.DIMENSION,
          "On average over all customers, or for each customer?",
          List.of("average", "customer"));
    } else if ("order".equals(per.item("dim").dimension())) {
      ratio(d, per, per.item("metric"), counted(d, per.item("dim")));
    }
  }

  private static void cumulative(Draft d) {
    if (!d.sentence.has(Role.CUMULATIVE)) {
      return;
    }
    d.sentence.removeAll(Role.CUMULATIVE);
    d.form.transform(new Transform.Cumulative());
  }

  private static void share(Draft d) {
    Sentence s = d.sentence;
    if (!s.has(Role.SHARE)) {
      return;
    }
    if (d.other != null) {
      d.percent = true;
      s.removeAll(Role.SHARE);
      return;
    }
    if (partOf(d)) {
      return;
    }
    Found f = s.find(SHARE_BY);
    if (f == null) {
      f = s.find(DIM_SHARE);
    }
    if (f != null) {
      by(d, f.item("dim").dimension());
      f.remove();
    } else if (GroupRules.only(s) != null) {
      by(d, GroupRules.only(s));
      s.removeAll(Role.SHARE);
    } else if (!d.named.isEmpty() || !d.form.filters.isEmpty()) {
      d.shareOfFilters = true;
      s.removeAll(Role.SHARE);
    }
  }

  /** "percent of orders cancelled": the part that is counted has a rate of its own. */
  private static boolean partOf(Draft d) {
    Found f = d.sentence.find(SHARE_PART);
    if (f == null) {
      return false;
    }
    MetricDefinition part = d.model.metric(f.item("metric").metric());
    for (MetricDefinition m : d.model.metrics().values()) {
      if (part.same() != null && part.same().equals(m.shareOf())) {
        d.form.metric(m.name());
        f.remove();
        return true;
      }
    }
    if (part.partOf() == null) {
      return false;
    }
    d.form.metric(part.name()).transform(new Transform.Ratio(part.partOf()));
    f.remove();
    return true;
  }

  private static void by(Draft d, @Nullable String dimension) {
    if (dimension != null) {
      d.form.dimension(dimension).transform(new Transform.ShareBy(dimension));
    }
  }

  /** What is left of the words of change: they say how a comparison is shown. */
  private static void change(Draft d) {
    Sentence s = d.sentence;
    if (s.has(Role.HOW_MUCH) && s.has(Role.GROWTH) && !d.percent && !s.has(Role.SHARE)) {
      d.ask(Clarify.Slot.METRIC, "The growth as an amount, or in percent?", List.of("diff", "pct"));
    }
    boolean change = s.has(Role.GROWTH, Role.CHANGE, Role.PERCENT_CHANGE, Role.DIFFERENCE);
    if (!change || d.rank != null && d.rank.change()) {
      return;
    }
    Period time = d.time;
    if (d.other == null && time != null && time.unit() == Grain.YEAR && !s.has(Role.CHANGE)) {
      d.other = Calendar.before(time);
    }
  }
}
