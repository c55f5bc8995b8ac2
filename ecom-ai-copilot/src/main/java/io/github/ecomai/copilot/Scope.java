package io.github.ecomai.copilot;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds questions that the data cannot answer at all, and drops words of courtesy. */
final class Scope {
  private static final Set<Role> MODEL =
      EnumSet.of(
          Role.METRIC,
          Role.DIMENSION,
          Role.CONCEPT,
          Role.VALUE,
          Role.MEASURE_FIELD,
          Role.SUPERLATIVE);

  private Scope() {}

  static void check(Draft d) {
    Sentence s = d.sentence;
    List<String> unknown =
        s.items().stream().filter(i -> i.role() == Role.UNKNOWN).map(Item::text).toList();
    boolean known = s.items().stream().anyMatch(i -> MODEL.contains(i.role()));
    if (s.has(Role.FORECAST) && (known || unknown.isEmpty())) {
      d.cannot(
          Unanswerable.Reason.FORECAST,
          "I answer from past data. The Market Intelligence Hub forecasts.");
    } else if (s.has(Role.OPINION)) {
      d.cannot(
          known ? Unanswerable.Reason.OPINION : Unanswerable.Reason.OUT_OF_SCOPE,
          "I report figures; I do not judge or explain them.");
    } else if (!unknown.isEmpty()) {
      unknown(d, unknown, known);
    }
    oneDimension(d);
    d.wantsThings = !s.items().isEmpty() && wantsThings(s.get(0));
    s.removeAll(Role.COMMAND);
    s.removeAll(Role.TOTAL);
  }

  /** "status" is that of the orders, payments or shipments that the question is about. */
  private static void oneDimension(Draft d) {
    Sentence s = d.sentence;
    for (int i = 0; i < s.size(); i++) {
      Term term = s.get(i).term();
      if (term == null || term.dimensions().size() < 2) {
        continue;
      }
      List<String> fit =
          term.dimensions().stream().filter(name -> isAbout(d, d.model.dimension(name))).toList();
      if (fit.size() == 1) {
        s.set(i, s.get(i).withTerm(term.ofDimension(fit.get(0))));
      } else {
        d.ask(Clarify.Slot.DIMENSION, "Which " + s.get(i).text() + "?", term.dimensions());
      }
    }
  }

  private static boolean isAbout(Draft d, DimensionDefinition dim) {
    return d.sentence.items().stream()
        .anyMatch(
            i ->
                i.role() == Role.METRIC && facts(d, i).contains(dim.entity() + "s")
                    || i.role() == Role.CONCEPT && dim.entity().equals(i.dimension()));
  }

  private static List<String> facts(Draft d, Item i) {
    return i.meaning().metrics().stream().map(m -> Reach.fact(d.model, d.model.metric(m))).toList();
  }

  private static boolean wantsThings(Item first) {
    String text = first.text().toLowerCase(java.util.Locale.ROOT);
    boolean list = first.role() == Role.COMMAND && text.startsWith("list");
    return list || first.role() == Role.WHICH && !text.startsWith("what");
  }

  private static void unknown(Draft d, List<String> unknown, boolean known) {
    if (!known) {
      d.stop(
          new Unanswerable(
              Unanswerable.Reason.OUT_OF_SCOPE,
              "That is not about the data that I have.",
              unknown));
      return;
    }
    if (isPlace(d.sentence)) {
      d.stop(
          new Clarify(
              Clarify.Slot.VALUE,
              "I know no region, country, city or other value called '" + unknown.get(0) + "'.",
              List.of(),
              Optional.empty()));
      return;
    }
    d.stop(
        new Unanswerable(
            Unanswerable.Reason.NO_DATA,
            "I have no data for '" + String.join("', '", unknown) + "'.",
            unknown));
  }

  /** True if the unknown word stands where a value would, with a capital letter. */
  private static boolean isPlace(Sentence s) {
    for (int i = 1; i < s.size(); i++) {
      boolean named = Character.isUpperCase(s.get(i).text().charAt(0));
      if (s.get(i).role() == Role.UNKNOWN && named && s.get(i - 1).role() == Role.PREPOSITION) {
        return true;
      }
    }
    return false;
  }
}
