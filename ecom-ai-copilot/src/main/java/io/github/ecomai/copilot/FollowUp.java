package io.github.ecomai.copilot;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a question stands by itself or changes the one before it. */
final class FollowUp {
  private static final Set<Role> MARKS =
      EnumSet.of(Role.FOLLOW, Role.INSTEAD, Role.REMOVE, Role.AGAIN, Role.ALSO, Role.ONLY);
  private static final Set<Role> OPENERS =
      EnumSet.of(Role.FOLLOW, Role.INSTEAD, Role.REMOVE, Role.AGAIN, Role.ALSO, Role.AND);
  private static final Set<Role> MEASURES =
      EnumSet.of(Role.METRIC, Role.CONCEPT, Role.SUPERLATIVE, Role.SPEND);

  private final BuiltInUnderstander understander;
  private final @Nullable Understanding previous;
  private final Tagger.Tagged tagged;
  private final LocalDate today;

  FollowUp(
      BuiltInUnderstander understander,
      @Nullable Understanding previous,
      Tagger.Tagged tagged,
      LocalDate today) {
    this.understander = understander;
    this.previous = previous;
    this.tagged = tagged;
    this.today = today;
  }

  Meaning read() {
    Sentence s = new Sentence(tagged.items());
    if (!tagged.unclear().isEmpty()) {
      List<String> near = tagged.unclear().subList(1, tagged.unclear().size());
      return new Clarify(
          Clarify.Slot.VALUE,
          "I do not know '" + tagged.unclear().get(0) + "'. Did you mean one of these?",
          near,
          Optional.empty());
    }
    boolean reset = s.removeAll(Role.RESET);
    if (reset
        && s.items().stream()
            .allMatch(
                i ->
                    MARKS.contains(i.role())
                        || i.role() == Role.COMMAND
                        || i.role() == Role.HERE)) {
      return new Clarify(
          Clarify.Slot.METRIC,
          "Forgotten. What would you like to know?",
          List.of(),
          Optional.empty());
    }
    Understanding before = reset ? null : previous;
    if (before != null && isChange(s, before)) {
      return new FormEdit(understander, before, s, today).read(tagged.notes());
    }
    if (before == null && !reset && isFragment(s)) {
      return new Clarify(
          Clarify.Slot.METRIC,
          "There is no previous question in this conversation. What shall I measure?",
          Offers.metrics(understander.model()),
          Optional.empty());
    }
    if (reset) {
      MARKS.forEach(s::removeAll);
    }
    return understander.read(s, tagged.notes(), today);
  }

  /** A text that only makes sense after another question. */
  private static boolean isFragment(Sentence s) {
    boolean known = s.items().stream().noneMatch(i -> i.role() == Role.UNKNOWN);
    return known && s.size() > 0 && OPENERS.contains(s.get(0).role());
  }

  private boolean isChange(Sentence s, Understanding before) {
    if (s.items().isEmpty()) {
      return false;
    }
    boolean marked = s.items().stream().anyMatch(i -> MARKS.contains(i.role()));
    boolean opened = OPENERS.contains(s.get(0).role()) || s.get(0).role() == Role.VERSUS;
    boolean measured = s.items().stream().anyMatch(i -> MEASURES.contains(i.role()));
    boolean completes = before.metrics().isEmpty() && before.having().isEmpty();
    Role first = s.get(0).role();
    boolean answer = first == Role.BY || first == Role.METRIC || first == Role.CONCEPT;
    return marked || opened || !measured || answer && (completes || first == Role.BY);
  }
}
