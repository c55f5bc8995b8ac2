package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Having;
import io.github.ecomai.copilot.Understanding.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in words what a form means, so that the user can see a misunderstanding. */
final class Wording {
  private final SemanticModel model;

  Wording(SemanticModel model) {
    this.model = model;
  }

  String of(Understanding u) {
    List<String> parts = new ArrayList<>();
    parts.add(subject(u));
    u.filters().forEach(f -> parts.add(filter(f)));
    u.having().forEach(h -> parts.add(having(h)));
    parts.add(u.time().map(t -> t.from() + " to " + t.to()).orElse("all time"));
    u.comparison()
        .ifPresent(
            c ->
                parts.add(
                    switch (c.as()) {
                          case VALUE -> "beside ";
                          case DIFF -> "difference to ";
                          case PCT -> "change in percent against ";
                        }
                        + c.to().from()
                        + " to "
                        + c.to().to()));
    u.order()
        .ifPresent(
            o -> parts.add((o.descending() ? "highest " : "lowest ") + label(o.by()) + " first"));
    u.limitPer()
        .ifPresent(l -> parts.add("the first " + l.n() + " for each " + label(l.dimension())));
    u.limit().ifPresent(n -> parts.add("the first " + n));
    return String.join("; ", parts);
  }

  private String subject(Understanding u) {
    String metrics = u.metrics().stream().map(this::label).collect(Collectors.joining(" and "));
    List<String> by = new ArrayList<>(u.dimensions().stream().map(this::label).toList());
    u.grain().ifPresent(g -> by.add(g.name().toLowerCase(Locale.ROOT)));
    String what = u.transform().map(t -> transform(t, metrics)).orElse(metrics);
    if (what.isEmpty()) {
      return "list of " + String.join(" and ", by);
    }
    return by.isEmpty() ? what : what + " by " + String.join(" and ", by);
  }

  private String transform(Transform t, String metrics) {
    if (t instanceof Transform.ShareBy s) {
      return "share of " + metrics + " of each " + label(s.by());
    }
    if (t instanceof Transform.ShareOf s) {
      String part = s.numerator().stream().map(this::filter).collect(Collectors.joining(", "));
      return "share of " + metrics + " where " + part;
    }
    if (t instanceof Transform.Cumulative) {
      return "running total of " + metrics;
    }
    if (t instanceof Transform.MovingAverage m) {
      return "average of " + metrics + " over " + m.window() + " at a time";
    }
    if (t instanceof Transform.PeriodOverPeriod p) {
      boolean pct = p.as() == Understanding.Shown.PCT;
      return (pct ? "change in percent of " : "change of ") + metrics + " from one to the next";
    }
    if (t instanceof Transform.AverageOver a) {
      return "average " + metrics + " per " + a.grain().name().toLowerCase(Locale.ROOT);
    }
    if (t instanceof Transform.Ratio r) {
      return metrics + " divided by " + label(r.denominator());
    }
    Transform.CountGroups c = (Transform.CountGroups) t;
    String conditions = c.having().stream().map(this::having).collect(Collectors.joining(" and "));
    return "number of values of " + label(c.by()) + " with " + conditions;
  }

  private String filter(Filter f) {
    String values = f.values().stream().map(Wording::value).collect(Collectors.joining(" or "));
    return label(f.field()) + " " + operator(f.op()) + " " + values;
  }

  private static String value(Object v) {
    return v instanceof Double d ? number(d) : v.toString();
  }

  private String having(Having h) {
    return label(h.metric()) + " " + operator(h.op()) + " " + number(h.value());
  }

  private static String number(double v) {
    return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : Double.toString(v);
  }

  private static String operator(Operator op) {
    return switch (op) {
      case IN -> "is";
      case NOT_IN -> "is not";
      case EQ -> "=";
      case GT -> ">";
      case GE -> ">=";
      case LT -> "<";
      case LE -> "<=";
    };
  }

  private String label(String name) {
    String base = name.replaceAll("\\.(diff|pct)$", "");
    String suffix = name.endsWith(".diff") ? " difference" : name.endsWith(".pct") ? " change" : "";
    if (model.metrics().containsKey(base)) {
      return model.metric(base).label() + suffix;
    }
    return model.dimensions().containsKey(base) ? model.dimension(base).label() : name;
  }
}
