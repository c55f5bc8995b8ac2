package io.github.ecomai.copilot;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Choices for a question back: only what the source can answer. */
final class Offers {
  private static final List<String> USUAL =
      List.of("product", "category", "customer", "brand", "region");
  private static final int MOST = 5;

  private Offers() {}

  /** The first few metrics that there are. */
  static List<String> metrics(SemanticModel model) {
    return model.metricLabels().keySet().stream()
        .filter(m -> Reach.exists(model, model.metric(m)))
        .limit(MOST)
        .toList();
  }

  /** "top 3", "our best": of what? */
  static void askForThings(Draft d) {
    List<String> things = things(d);
    List<String> labels = things.stream().map(t -> d.model.dimension(t).label()).toList();
    String of = labels.isEmpty() ? "" : ": " + either(labels);
    d.ask(Clarify.Slot.DIMENSION, "The top of what" + of + "?", things);
  }

  private static String either(List<String> words) {
    int last = words.size() - 1;
    String first = String.join(", ", words.subList(0, last));
    return last == 0 ? words.get(0) : first + " or " + words.get(last);
  }

  private static List<String> things(Draft d) {
    Set<String> metrics = measured(d);
    List<String> usual = USUAL.stream().filter(t -> fits(d.model, t, metrics)).toList();
    return usual.isEmpty()
        ? d.model.dimensionLabels().keySet().stream()
            .filter(t -> fits(d.model, t, metrics))
            .limit(MOST)
            .toList()
        : usual;
  }

  /** What is measured so far, else what "top" ranks by. */
  private static Set<String> measured(Draft d) {
    Set<String> metrics = new LinkedHashSet<>(d.form.metrics);
    d.sentence.items().stream()
        .filter(i -> i.role() == Role.METRIC)
        .forEach(i -> metrics.add(i.metric()));
    String usual = d.model.defaultRank();
    if (metrics.isEmpty() && usual != null) {
      metrics.add(usual);
    }
    return metrics;
  }

  private static boolean fits(SemanticModel model, String dimension, Set<String> metrics) {
    return model.dimensions().containsKey(dimension)
        && metrics.stream().allMatch(m -> Reach.direct(model, model.metric(m), dimension));
  }

  /** Options without the metrics and dimensions that the source cannot give; words stay. */
  static List<String> possible(SemanticModel model, List<String> options) {
    return options.stream().filter(o -> isPossible(model, o)).toList();
  }

  private static boolean isPossible(SemanticModel model, String option) {
    MetricDefinition m = model.metrics().get(option);
    DimensionDefinition d = model.dimensions().get(option);
    boolean metric = m != null && Reach.exists(model, m);
    boolean dimension = d != null && (!d.fields().isEmpty() || d.calendar() != null);
    return m == null && d == null || metric || dimension;
  }
}
