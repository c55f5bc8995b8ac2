package io.github.ecomai.copilot;

import io.github.ecomai.copilot.DimensionDefinition.KnownValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All phrases that are understood, with what they can mean: those of a language, and the names,
 * synonyms and values of a semantic model. Immutable once made.
 */
final class Lexicon {
  private final Words words;
  private final Tokenizer tokenizer;
  private final Map<String, Term> terms = new HashMap<>();
  private final Set<String> vocabulary = new HashSet<>();
  private final Set<String> spelled = new HashSet<>();
  private int longest = 1;

  Lexicon(SemanticModel model, Words words) {
    this.words = words;
    this.tokenizer = new Tokenizer(words);
    model.metrics().values().stream().filter(m -> !m.hidden()).forEach(this::add);
    model.dimensions().values().stream().filter(d -> !d.hidden()).forEach(this::add);
    List<DimensionDefinition> shown =
        model.dimensions().values().stream().filter(d -> !d.hidden()).toList();
    shown.forEach(d -> addValues(d, false));
    words.phrases().forEach((role, list) -> list.forEach(p -> addWord(p, role)));
    shown.forEach(d -> addValues(d, true));
    vocabulary.addAll(Calendar.months());
    vocabulary.addAll(words.numbers().keySet());
    vocabulary.addAll(
        List.of(
            "today",
            "yesterday",
            "day",
            "week",
            "month",
            "quarter",
            "year",
            "last",
            "previous",
            "since",
            "daily",
            "weekly",
            "monthly",
            "quarterly",
            "yearly",
            "annual",
            "first",
            "second",
            "third",
            "fourth",
            "this",
            "that",
            "ago",
            "until",
            "after",
            "before",
            "date",
            "christmas",
            "thanksgiving",
            "past",
            "prior",
            "preceding",
            "present",
            "couple",
            "far",
            "half",
            "final",
            "onward",
            "onwards",
            "earlier",
            "same",
            "period",
            "start",
            "beginning",
            "weekend",
            "through",
            "till",
            "fiscal",
            "calendar",
            "financial",
            "complete",
            "full",
            "eve",
            "boxing",
            "valentine",
            "halloween",
            "friday",
            "monday",
            "ever",
            "lifetime",
            "entire",
            "whole",
            "consecutive",
            "trailing",
            "rolling",
            "time",
            "history",
            "starting",
            "dollar",
            "euro",
            "dollars",
            "buck",
            "pound",
            "over",
            "point",
            "ongoing",
            "forward",
            "black",
            "cyber",
            "current",
            "between",
            "percent"));
    vocabulary.addAll(words.glue());
  }

  private void add(MetricDefinition m) {
    add(m.label(), Term.metric(m.name()));
    add(m.name().replace('_', ' '), Term.metric(m.name()));
    m.words().names().forEach(w -> add(w, Term.metric(m.name())));
    m.words().highest().forEach(w -> add(w, Term.rank(m.name(), true)));
    m.words().lowest().forEach(w -> add(w, Term.rank(m.name(), false)));
  }

  private void add(DimensionDefinition d) {
    boolean measured = d.kind() == DimensionDefinition.Kind.NUMBER;
    Term term =
        new Term(
            null,
            List.of(),
            List.of(d.name()),
            d.countedBy() != null,
            measured,
            List.of(),
            List.of());
    add(d.name().replace('_', ' '), term);
    d.words().forEach(w -> add(w, term));
  }

  /** Values found in the source come last: one that is called like a common word is no name. */
  private void addValues(DimensionDefinition d, boolean found) {
    boolean few = d.values().size() <= 100;
    for (KnownValue v : d.values()) {
      if (v.found() != found) {
        continue;
      }
      addValue(v.value(), Term.value(d.name(), v.value()), few);
      v.words().forEach(w -> addValue(w, Term.value(d.name(), v.value()), few));
    }
  }

  private void addValue(String phrase, Term term, boolean few) {
    String key = words.key(tokenizer, phrase);
    Term known = terms.get(key);
    boolean taken = known != null && known.values().isEmpty();
    if (key.isEmpty() || taken || words.number(key) != null || CalendarGrammar.unit(key) != null) {
      return;
    }
    terms.put(key, known == null ? term : known.plus(term));
    String[] parts = key.split(" ");
    known(Arrays.asList(parts), few);
    longest = Math.max(longest, parts.length);
  }

  private void known(List<String> parts, boolean few) {
    (few ? vocabulary : spelled).addAll(parts);
  }

  private void addWord(String phrase, Role role) {
    String key = words.key(tokenizer, phrase);
    if (!terms.containsKey(key)) {
      put(key, Term.word(role));
    }
  }

  private void add(String phrase, Term term) {
    String key = words.key(tokenizer, phrase);
    Term known = terms.get(key);
    put(key, known == null ? term : known.plus(term));
  }

  private void put(String key, Term term) {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("a phrase of the model has no word.");
    }
    terms.put(key, term);
    String[] parts = key.split(" ");
    vocabulary.addAll(Arrays.asList(parts));
    longest = Math.max(longest, parts.length);
  }

  @Nullable Term get(String key) {
    return terms.get(key);
  }

  Map<String, Term> terms() {
    return terms;
  }

  /** Words that a misspelt one may stand for. */
  Set<String> vocabulary() {
    return vocabulary;
  }

  boolean isKnown(String word) {
    return vocabulary.contains(word) || spelled.contains(word);
  }

  int longest() {
    return longest;
  }

  Tokenizer tokenizer() {
    return tokenizer;
  }

  Words words() {
    return words;
  }
}
