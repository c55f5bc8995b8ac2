package io.github.ecomai.copilot;

import io.github.ecomai.run.RunContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands questions by a lexicon and rules: every word must be placed, or the answer is a
 * question back. Immutable; safe for use by many threads.
 */
final class BuiltInUnderstander implements Understander {
  private static final List<Rule> RULES =
      List.of(
          TimeRules::apply,
          FilterRules::apply,
          ConditionRules::apply,
          RankRules::apply,
          TransformRules::apply,
          GroupRules::apply,
          MetricRules::apply);

  private final SemanticModel model;
  private final Tagger tagger;
  private final Screen screen;

  BuiltInUnderstander(SemanticModel model) {
    this.model = model;
    Lexicon lexicon = new Lexicon(model, Words.english());
    this.tagger = new Tagger(lexicon);
    this.screen = new Screen(lexicon);
  }

  SemanticModel model() {
    return model;
  }

  @Override
  public Meaning understand(Question question, RunContext run) {
    return understand(question, LocalDate.ofInstant(run.now(), run.zone()));
  }

  Meaning understand(Question question, LocalDate today) {
    if (question.text().length() > 2000) {
      return new Clarify(
          Clarify.Slot.METRIC,
          "That is very long. Can you ask in a sentence?",
          List.of(),
          Optional.empty());
    }
    Optional<Refused> refused = screen.check(question.text());
    if (refused.isPresent()) {
      return refused.get();
    }
    Tagger.Tagged tagged = tagger.tag(question.text(), today);
    return new FollowUp(this, question.previous().orElse(null), tagged, today).read();
  }

  /** Reads a sentence that stands by itself. */
  Meaning read(Sentence sentence, List<String> notes, LocalDate today) {
    Draft d = draft(sentence, today);
    if (!d.stopped()) {
      Closing.complete(d);
    }
    Meaning stop = d.stop();
    if (stop == null) {
      Checks.complete(d);
      Checks.leftOver(d);
      stop = d.stop();
    }
    if (stop == null) {
      Checks.reachable(model, d);
      stop = d.stop();
    }
    return finish(d, stop, notes);
  }

  Meaning finish(Draft d, @Nullable Meaning stop, List<String> notes) {
    if (stop instanceof Clarify c) {
      boolean some = d.hasMetric() || !d.form.dimensions.isEmpty() || !d.form.filters.isEmpty();
      return new Clarify(
          c.slot(),
          c.question(),
          Offers.possible(model, c.options()),
          some ? Optional.of(d.form.build()) : Optional.empty());
    }
    if (stop != null) {
      return stop;
    }
    Understanding u = d.form.build();
    return new Understood(u, new Wording(model).of(u), new ArrayList<>(notes));
  }

  Draft draft(Sentence sentence, LocalDate today) {
    Draft d = new Draft(model, sentence, new Calendar(today));
    Scope.check(d);
    for (Rule rule : RULES) {
      if (!d.stopped()) {
        rule.apply(d);
      }
    }
    return d;
  }
}
