package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Having;
import io.github.ecomai.copilot.Understanding.Operator;
import io.github.ecomai.copilot.Understanding.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the rules have understood of a question so far. */
final class Draft {
  final SemanticModel model;
  final Sentence sentence;
  final Calendar calendar;
  final UnderstandingBuilder form = new UnderstandingBuilder();
  final List<Named> named = new ArrayList<>();

  /** The subject of a comparison, or the only time. */
  @Nullable Period time;

  /** The other time of a comparison. */
  @Nullable Period other;

  @Nullable Shown shown;
  boolean always;

  /** A ranking asked for. */
  @Nullable Rank rank;

  /** Things are to be listed ("customers who ..."), not counted. */
  boolean listing;

  /** The question begins with "which", "who" or "list": it wants things, not a figure. */
  boolean wantsThings;

  /** The filters name the part of a share, not the whole. */
  boolean shareOfFilters;

  /** Conditions on the change against the other time, as "greater" or "less" than a bound. */
  @Nullable Bound changed;

  /** A percentage was asked for. */
  boolean percent;

  private @Nullable Meaning stop;

  Draft(SemanticModel model, Sentence sentence, Calendar calendar) {
    this.model = model;
    this.sentence = sentence;
    this.calendar = calendar;
  }

  /** Values that were named together. */
  record Named(List<Term.Value> values, boolean negated, String text) {}

  /**
   * A ranking.
   *
   * @param highest true for the greatest first
   * @param quality true if "best" or "worst" was said rather than "highest" or "lowest"
   * @param limit rows wanted, or 0 for all
   * @param metric the metric to rank by, or null for the usual one
   * @param change true to rank by the change against the other time
   */
  record Rank(
      boolean highest, boolean quality, int limit, @Nullable String metric, boolean change) {}

  /** A bound. */
  record Bound(Operator op, double value) {}

  @Nullable Meaning stop() {
    return stop;
  }

  boolean stopped() {
    return stop != null;
  }

  /** Ends the reading; the first reason stays. */
  void stop(Meaning meaning) {
    if (stop == null) {
      stop = meaning;
    }
  }

  void ask(Clarify.Slot slot, String question, List<String> options) {
    stop(new Clarify(slot, question, options, Optional.empty()));
  }

  void cannot(Unanswerable.Reason reason, String message) {
    stop(new Unanswerable(reason, message, List.of()));
  }

  void having(String metric, Operator op, double value) {
    form.having(new Having(metric, op, value));
  }

  void filter(String field, Operator op, Object value) {
    form.filter(new Filter(field, op, List.of(value)));
  }

  boolean hasMetric() {
    return !form.metrics.isEmpty();
  }
}
