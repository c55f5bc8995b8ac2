package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Operator;
import java.util.List;

/** "How many" asks for a count, "how much" for an amount: settles metrics that can be either. */
final class Quantity {
  private Quantity() {}

  /** Makes the metric at a place the one that its question word asks for. */
  static void settle(Draft d, int i) {
    Sentence s = d.sentence;
    Role before = i > 0 ? s.get(i - 1).role() : Role.UNKNOWN;
    List<String> names = s.get(i).meaning().metrics();
    if (names.size() > 1) {
      names = fitting(d, names, before);
      if (names.size() != 1) {
        d.ask(Clarify.Slot.METRIC, "Which measure do you mean?", s.get(i).meaning().metrics());
        return;
      }
      s.set(i, s.get(i).withTerm(Term.metric(names.get(0))));
    }
    MetricDefinition m = d.model.metric(names.get(0));
    boolean counted = before == Role.HOW_MANY && m.unit() != MetricDefinition.Unit.NUMBER;
    MetricDefinition.Part count = m.countedAs();
    if (counted && count != null) {
      s.set(i, s.get(i).withTerm(Term.metric(count.metric())));
      d.form.filter(new Filter(count.field(), Operator.IN, List.of(count.value())));
    } else if (counted && m.unit() != MetricDefinition.Unit.DAYS) {
      d.ask(Clarify.Slot.METRIC, "I know the amount of " + m.label() + ", not a number.", names);
    }
  }

  private static List<String> fitting(Draft d, List<String> names, Role before) {
    boolean named = !d.named.isEmpty() && d.named.stream().anyMatch(Quantity::isStatus);
    boolean count = before == Role.HOW_MANY || named;
    if (!count && before != Role.HOW_MUCH) {
      return names;
    }
    return names.stream()
        .filter(n -> (d.model.metric(n).unit() == MetricDefinition.Unit.NUMBER) == count)
        .toList();
  }

  private static boolean isStatus(Draft.Named n) {
    return n.values().stream().anyMatch(v -> v.field().endsWith("_status"));
  }
}
