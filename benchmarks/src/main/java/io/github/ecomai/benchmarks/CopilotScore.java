package io.github.ecomai.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ecomai.copilot.Clarify;
import io.github.ecomai.copilot.Meaning;
import io.github.ecomai.copilot.Refused;
import io.github.ecomai.copilot.Transform;
import io.github.ecomai.copilot.Unanswerable;
import io.github.ecomai.copilot.Understanding;
import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Having;
import io.github.ecomai.copilot.Understood;
import io.github.ecomai.data.DateRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares meanings with expected ones by the rules that stand beside the questions. */
final class CopilotScore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CopilotScore() {}

  /** True if the meaning is the expected one or an accepted other one. */
  static boolean isCorrect(JsonNode item, Meaning meaning) {
    List<JsonNode> accepted = new ArrayList<>(List.of(item.get("expect")));
    item.path("alt").forEach(accepted::add);
    String asOf = item.get("asOf").asText();
    return accepted.stream().anyMatch(e -> isEqual(e, meaning, asOf));
  }

  private static boolean isEqual(JsonNode expected, Meaning meaning, String asOf) {
    return switch (expected.get("intent").asText()) {
      case "query" ->
          meaning instanceof Understood u
              && sameForm(expected, JSON.valueToTree(form(u.understanding())), asOf);
      case "clarify" -> meaning instanceof Clarify;
      case "unanswerable" -> meaning instanceof Unanswerable || meaning instanceof Clarify;
      case "refuse" -> meaning instanceof Refused;
      case "delegate" ->
          meaning instanceof Unanswerable u && u.reason() == Unanswerable.Reason.FORECAST;
      default -> throw new IllegalArgumentException("unknown intent in " + expected);
    };
  }

  private static boolean sameForm(JsonNode e, JsonNode p, String asOf) {
    boolean groups = e.path("transform").path("type").asText().equals("count_groups");
    return (groups || metrics(e, p))
        && names(e.get("dimensions")).equals(names(p.get("dimensions")))
        && filters(e.get("filters")).equals(filters(p.get("filters")))
        && having(e.get("having")).equals(having(p.get("having")))
        && span(e.get("time"), asOf).equals(span(p.get("time"), asOf))
        && e.path("grain").asText("null").equals(p.path("grain").asText("null"))
        && compare(e.path("compare"), asOf).equals(compare(p.path("compare"), asOf))
        && transform(e.path("transform")).equals(transform(p.path("transform")))
        && (e.path("order").isNull() || order(e).equals(order(p)))
        && e.path("limit").asInt(0) == p.path("limit").asInt(0)
        && per(e.path("limitPer")).equals(per(p.path("limitPer")));
  }

  /** Metrics that conditions name may stand among the metrics or not. */
  private static boolean metrics(JsonNode e, JsonNode p) {
    Set<String> conditions = new TreeSet<>();
    e.path("having").forEach(h -> conditions.add(h.get("metric").asText()));
    Set<String> a = names(e.get("metrics"));
    Set<String> b = names(p.get("metrics"));
    a.removeAll(conditions);
    b.removeAll(conditions);
    return a.equals(b);
  }

  private static Set<String> names(JsonNode list) {
    Set<String> names = new TreeSet<>();
    list.forEach(n -> names.add(n.asText()));
    return names;
  }

  /** Several "in" on one field are one union; "=" is "in" with one value. */
  private static Set<String> filters(JsonNode list) {
    Map<String, Set<String>> in = new TreeMap<>();
    Set<String> all = new TreeSet<>();
    for (JsonNode f : list) {
      Set<String> values = new TreeSet<>();
      f.get("values").forEach(v -> values.add(value(v)));
      String op = f.get("op").asText();
      if (op.equals("in") || op.equals("=")) {
        in.computeIfAbsent(f.get("field").asText(), k -> new TreeSet<>()).addAll(values);
      } else {
        all.add(f.get("field").asText() + " " + op + " " + values);
      }
    }
    in.forEach((field, values) -> all.add(field + " in " + values));
    return all;
  }

  private static String value(JsonNode v) {
    String text = v.asText().toLowerCase(Locale.ROOT);
    boolean number = text.matches("-?\\d+(\\.\\d+)?");
    return number ? Double.toString(Double.parseDouble(text)) : text;
  }

  private static Set<String> having(JsonNode list) {
    Set<String> all = new TreeSet<>();
    for (JsonNode h : list) {
      all.add(h.get("metric").asText() + h.get("op").asText() + h.get("value").asDouble());
    }
    return all;
  }

  private static String span(JsonNode time, String asOf) {
    if (!time.isObject()) {
      return "all";
    }
    String to = time.get("to").asText();
    return time.get("from").asText() + ".." + (to.compareTo(asOf) > 0 ? asOf : to);
  }

  private static String compare(JsonNode c, String asOf) {
    return c.isObject() ? c.get("as").asText() + " " + span(c.get("to"), asOf) : "";
  }

  private static String transform(JsonNode t) {
    if (!t.isObject()) {
      return "";
    }
    StringBuilder text = new StringBuilder(t.get("type").asText());
    for (String key : List.of("by", "window", "as", "grain", "denominator")) {
      text.append(' ').append(t.path(key).asText());
    }
    text.append(t.has("numerator") ? filters(t.get("numerator")) : "");
    return text.append(t.has("having") ? having(t.get("having")) : "").toString();
  }

  private static String order(JsonNode e) {
    JsonNode order = e.path("order");
    return order.path("by").asText() + " " + order.path("dir").asText();
  }

  private static String per(JsonNode limit) {
    return limit.isObject() ? limit.get("dimension").asText() + " " + limit.get("n").asInt() : "";
  }

  /** The neutral form as the questions write it. */
  static Map<String, Object> form(Understanding u) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("metrics", u.metrics());
    form.put("dimensions", u.dimensions());
    form.put("filters", u.filters().stream().map(CopilotScore::filter).toList());
    form.put("having", u.having().stream().map(CopilotScore::having).toList());
    form.put("time", u.time().map(CopilotScore::span).orElse(null));
    form.put("grain", u.grain().map(CopilotScore::lower).orElse(null));
    form.put(
        "compare",
        u.comparison().map(c -> Map.of("to", span(c.to()), "as", lower(c.as()))).orElse(null));
    form.put("transform", u.transform().map(CopilotScore::transform).orElse(null));
    form.put(
        "order",
        u.order()
            .map(o -> Map.of("by", o.by(), "dir", o.descending() ? "desc" : "asc"))
            .orElse(null));
    form.put("limit", u.limit().isPresent() ? u.limit().getAsInt() : null);
    form.put(
        "limitPer",
        u.limitPer().map(l -> Map.of("dimension", l.dimension(), "n", l.n())).orElse(null));
    return form;
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> filter(Filter f) {
    return Map.of("field", f.field(), "op", operator(f.op()), "values", f.values());
  }

  private static Map<String, Object> having(Having h) {
    return Map.of("metric", h.metric(), "op", operator(h.op()), "value", h.value());
  }

  private static Map<String, Object> span(DateRange days) {
    return Map.of("from", days.from().toString(), "to", days.to().toString());
  }

  private static String operator(Understanding.Operator op) {
    return switch (op) {
      case IN -> "in";
      case NOT_IN -> "not_in";
      case EQ -> "=";
      case GT -> ">";
      case GE -> ">=";
      case LT -> "<";
      case LE -> "<=";
    };
  }

  private static Map<String, Object> transform(Transform t) {
    if (t instanceof Transform.ShareBy s) {
      return Map.of("type", "share", "by", s.by());
    }
    if (t instanceof Transform.ShareOf s) {
      List<Map<String, Object>> part = s.numerator().stream().map(CopilotScore::filter).toList();
      return Map.of("type", "share", "numerator", part);
    }
    if (t instanceof Transform.MovingAverage m) {
      return Map.of("type", "moving_avg", "window", m.window());
    }
    if (t instanceof Transform.PeriodOverPeriod p) {
      return Map.of("type", "period_over_period", "as", lower(p.as()));
    }
    if (t instanceof Transform.AverageOver a) {
      return Map.of("type", "avg_over", "grain", lower(a.grain()));
    }
    if (t instanceof Transform.Ratio r) {
      return Map.of("type", "ratio", "denominator", r.denominator());
    }
    if (t instanceof Transform.CountGroups c) {
      List<Map<String, Object>> conditions = c.having().stream().map(CopilotScore::having).toList();
      return Map.of("type", "count_groups", "by", c.by(), "having", conditions);
    }
    return Map.of("type", "cumulative");
  }
}
