package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Having;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes sure that nothing of a question was left out and that the data can answer it. */
final class Checks {
  private static final Set<Role> SOFT =
      EnumSet.of(
          Role.PREPOSITION,
          Role.WITH,
          Role.RELATIVE,
          Role.WHICH,
          Role.AND,
          Role.VERB,
          Role.HOW_MANY,
          Role.HOW_MUCH,
          Role.COMMAND,
          Role.TOTAL,
          Role.HERE,
          Role.EVERYWHERE,
          Role.ONLY);
  private static final Set<String> SOLD = Set.of("order_items", "orders");

  private Checks() {}

  /** A word that no rule has taken. */
  static void leftOver(Draft d) {
    List<String> left = new ArrayList<>();
    for (Item i : d.sentence.items()) {
      if (!isSoft(d, i)) {
        left.add(i.text());
      }
    }
    if (!left.isEmpty()) {
      d.ask(
          Clarify.Slot.METRIC,
          "I could not place '" + String.join("', '", left) + "'. Can you say it in other words?",
          List.of());
    }
  }

  private static boolean isSoft(Draft d, Item i) {
    return switch (i.role()) {
      case HOW -> d.form.metrics.size() == 1 && d.form.transform == null;
      case BREAKDOWN -> !d.form.dimensions.isEmpty() || d.form.grain != null;
      case COMPARE ->
          d.form.comparison != null
              || !d.form.dimensions.isEmpty()
              || d.form.metrics.contains("price_gap_pct");
      case VERSUS -> !d.form.dimensions.isEmpty() && d.named.size() > 1;
      case BUY, SELL -> sold(d);
      case SPEND ->
          d.form.metrics.stream()
              .anyMatch(m -> d.model.metric(m).unit() == MetricDefinition.Unit.MONEY);
      default -> SOFT.contains(i.role());
    };
  }

  private static boolean sold(Draft d) {
    return d.form.metrics.stream()
        .map(m -> Reach.fact(d.model, d.model.metric(m)))
        .anyMatch(SOLD::contains);
  }

  /** A question must measure something, or list things that satisfy a condition. */
  static void complete(Draft d) {
    boolean lists = d.listing && !d.form.dimensions.isEmpty();
    boolean counts = d.form.transform instanceof Transform.CountGroups;
    if (!d.hasMetric() && !lists && !counts) {
      d.ask(Clarify.Slot.METRIC, "What shall I measure?", Offers.metrics(d.model));
    }
    if (!d.stopped() && !d.form.having.isEmpty() && d.form.dimensions.isEmpty()) {
      d.ask(Clarify.Slot.DIMENSION, "Which things shall satisfy the condition?", List.of());
    }
    boolean one = d.form.dimensions.isEmpty() && d.form.grain == null && d.form.transform == null;
    if (!d.stopped() && d.wantsThings && one) {
      things(d);
    }
    boolean ordered = d.form.order != null || d.form.limit != null;
    if (!d.stopped() && ordered && d.form.dimensions.isEmpty() && d.form.grain == null) {
      Offers.askForThings(d);
    }
  }

  /** "which products are out of stock": the things themselves, where the model knows them. */
  private static void things(Draft d) {
    String metric = d.form.metrics.size() == 1 ? d.form.metrics.iterator().next() : "";
    MetricDefinition m = d.model.metrics().get(metric);
    if (m == null || m.lists() == null || d.form.grain != null) {
      d.ask(
          Clarify.Slot.DIMENSION,
          "Which things shall I list, or do you want their number?",
          List.copyOf(d.form.metrics));
      return;
    }
    d.form.metrics.clear();
    d.form.dimension(m.lists().of()).metric(m.lists().metric());
    d.having(m.lists().metric(), Understanding.Operator.EQ, m.lists().equal());
  }

  /** Every metric must be reachable from every dimension used. */
  static void reachable(SemanticModel model, Draft d) {
    Set<String> fields = new LinkedHashSet<>(d.form.dimensions);
    d.form.filters.stream().map(Filter::field).forEach(fields::add);
    Set<String> metrics = new LinkedHashSet<>(d.form.metrics);
    for (Having h : d.form.having) {
      metrics.add(h.metric().replaceAll("\\.(diff|pct)$", ""));
    }
    if (d.form.transform instanceof Transform.ShareOf share) {
      share.numerator().forEach(f -> fields.add(f.field()));
    }
    if (d.form.transform instanceof Transform.CountGroups groups) {
      fields.add(groups.by());
      metrics.removeAll(d.form.metrics);
      groups.having().forEach(h -> metrics.add(h.metric()));
    }
    for (String name : metrics) {
      MetricDefinition m = model.metric(name);
      if (!Reach.exists(model, m)) {
        d.cannot(
            Unanswerable.Reason.NO_DATA,
            "The data has no " + m.label() + Gaps.text(model, name, null));
        return;
      }
      for (String field : fields) {
        if (!Reach.direct(model, m, field)) {
          d.cannot(
              Unanswerable.Reason.NO_DATA,
              "The data has no "
                  + m.label()
                  + " by "
                  + model.dimension(field).label()
                  + Gaps.text(model, name, field));
        }
      }
      boolean timed = d.form.time != null || d.form.grain != null || d.form.comparison != null;
      if (timed && !Reach.hasTime(model, m)) {
        snapshot(d, m);
      }
    }
  }

  private static void snapshot(Draft d, MetricDefinition m) {
    if (m.name().equals("customer_count")) {
      d.ask(
          Clarify.Slot.METRIC,
          "Customers who ordered in that time, or who signed up in it?",
          List.of("active_customers", "new_customers"));
    } else {
      d.cannot(
          Unanswerable.Reason.NO_DATA,
          "The data knows the present " + m.label() + " only, not its history.");
    }
  }
}
