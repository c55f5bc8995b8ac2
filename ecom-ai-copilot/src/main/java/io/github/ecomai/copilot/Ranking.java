package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Order;
import java.util.List;
import java.util.Optional;

/**
 * A form that asks for the first things by a metric. What names no such thing takes no part in it.
 *
 * @param metric the metric that is ranked by, without what is said of its change
 * @param dimensions the things ranked, and those within which they are
 */
record Ranking(String metric, List<String> dimensions) {
  static Optional<Ranking> of(SemanticModel model, Understanding u) {
    boolean cut = u.limit().isPresent() || u.limitPer().isPresent();
    String metric = u.order().map(Order::by).orElse("").replaceAll("\\.(diff|pct)$", "");
    List<String> things =
        u.dimensions().stream().filter(d -> model.dimension(d).calendar() == null).toList();
    boolean ranks = cut && model.metrics().containsKey(metric) && !things.isEmpty();
    return ranks ? Optional.of(new Ranking(metric, things)) : Optional.empty();
  }
}
