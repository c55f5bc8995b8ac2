package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Sentence.Found;
import io.github.ecomai.copilot.Understanding.Grain;
import io.github.ecomai.copilot.Understanding.LimitPer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the answer is broken down by: "by country and month", "order status breakdown". */
final class GroupRules {
  private static final Shape BY =
      Shape.of(
          "(?:BREAKDOWN|PREPOSITION|COMPARE)*BY(?<all>(?:DIM|UNIT)(?:(?:AND|BY)+(?:DIM|UNIT))*)");
  private static final Shape ONLY_DIM = Shape.of("BY(?<dim>DIM)(?!(?:AND|BY)+DIM)");
  private static final Shape BREAKDOWN = Shape.of("(?<dim>DIM)(?:BREAKDOWN|COMPARE)");
  private static final Shape COMPARED = Shape.of("COMPARE(?<dim>DIM)$");
  private static final Shape COMPARED_BY =
      Shape.of("COMPARE(?:PREPOSITION)*(?<dim>DIM)(?=(?:PREPOSITION|BY|WITH)*MET)");
  private static final Shape BREAKDOWN_BY =
      Shape.of(
          "BREAKDOWN(?:PREPOSITION)*(?<metric>METRIC|CONCEPT)(?:PREPOSITION|WITH)+(?<dim>DIM)");
  private static final Shape BY_MEASURE = Shape.of("(?<by>BY)METRIC");
  private static final Shape ADVERB = Shape.of("PREPOSITION?(?<unit>UNIT_ADVERB)");

  private GroupRules() {}

  /** The one dimension that is grouped by, or null. */
  static @Nullable String only(Sentence s) {
    Found f = s.find(ONLY_DIM);
    return f == null ? null : f.item("dim").dimension();
  }

  static void apply(Draft d) {
    Sentence s = d.sentence;
    for (Found f = s.find(BY); f != null; f = s.find(BY)) {
      List<Item> all = f.all("all");
      f.remove();
      for (Item item : all) {
        group(d, item);
      }
    }
    compared(d);
    Found adverb = s.find(ADVERB);
    if (adverb != null) {
      grain(d, TransformRules.grain(adverb.item("unit")));
      adverb.remove();
    }
    for (int i = s.size() - 1; i >= 0; i--) {
      Item item = s.get(i);
      if (item.role() == Role.DIMENSION && item.text().endsWith("ly")) {
        d.form.dimension(item.dimension());
        s.remove(i, i + 1);
      }
    }
    if (d.form.grain != null) {
      s.removeAll(Role.TREND);
    }
  }

  /** "compare Germany and France": one row for each of them. */
  private static void comparedValues(Draft d) {
    Sentence s = d.sentence;
    boolean two = s.has(Role.COMPARE) && d.other == null && d.named.size() > 1;
    List<String> fields = d.named.stream().map(n -> n.values().get(0).field()).distinct().toList();
    boolean one = d.named.stream().noneMatch(n -> n.negated() || n.values().size() > 1);
    if (!two || fields.size() != 1 || !one || !d.form.dimensions.isEmpty()) {
      return;
    }
    d.form.dimension(fields.get(0));
    s.removeAll(Role.COMPARE);
    Found f = s.find(BY_MEASURE);
    if (f != null && s.items().stream().filter(i -> i.role() == Role.METRIC).count() == 1) {
      s.remove(f.at("by"), f.at("by") + 1);
    }
  }

  private static void compared(Draft d) {
    Sentence s = d.sentence;
    comparedValues(d);
    for (Shape shape : new Shape[] {BREAKDOWN, COMPARED, COMPARED_BY}) {
      Found f = s.find(shape);
      if (f != null) {
        d.form.dimension(f.item("dim").dimension());
        s.remove(f.at("dim"), f.at("dim") + 1);
        return;
      }
    }
    Found f = s.find(BREAKDOWN_BY);
    if (f != null) {
      Item metric = f.item("metric");
      int at = f.start();
      d.form.dimension(f.item("dim").dimension());
      f.remove();
      s.items().add(at, metric);
    }
  }

  private static void group(Draft d, Item item) {
    if (item.role() == Role.UNIT) {
      grain(d, TransformRules.grain(item));
    } else if (item.role() != Role.AND && item.role() != Role.BY) {
      String dim = item.dimension();
      Draft.Rank rank = d.rank;
      if (rank != null
          && !rank.change()
          && !d.form.dimensions.isEmpty()
          && d.form.limitPer == null) {
        perGroup(d, rank, dim);
      } else {
        d.form.dimension(dim);
      }
    }
  }

  /** "top 2 brands per region": the ranking happens inside each region. */
  private static void perGroup(Draft d, Draft.Rank rank, String dim) {
    if (rank.limit() == 0) {
      d.ask(Clarify.Slot.DIMENSION, "How many for each " + dim + "?", List.of());
      return;
    }
    List<String> ranked = List.copyOf(d.form.dimensions);
    d.form.dimensions.clear();
    d.form.dimension(dim);
    ranked.forEach(d.form::dimension);
    d.form.limitPer(new LimitPer(dim, rank.limit()));
  }

  private static void grain(Draft d, @Nullable Grain unit) {
    if (unit == null) {
      return;
    }
    if (d.form.grain != null && d.form.grain != unit) {
      d.ask(Clarify.Slot.TIME, "By which unit of time?", List.of());
    } else if (d.rank != null && d.rank.limit() > 0) {
      d.ask(Clarify.Slot.TIME, "The top over the whole time, or in each unit of time?", List.of());
    } else {
      d.form.grain(unit);
    }
  }
}
