package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Sentence.Found;
import io.github.ecomai.copilot.Understanding.Comparison;
import io.github.ecomai.copilot.Understanding.Filter;
import io.github.ecomai.copilot.Understanding.Grain;
import io.github.ecomai.copilot.Understanding.Operator;
import io.github.ecomai.copilot.Understanding.Order;
import io.github.ecomai.copilot.Understanding.Shown;
import io.github.ecomai.data.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes the meaning of the question before by what the next one says, and keeps the rest. */
final class FormEdit {
  private static final Shape TOP =
      Shape.of("(?<n1>NUMBER)?(?<rank>RANK)(?<n2>NUMBER)?(?!PREPOSITION?(?:DIM|MET|SUPERLATIVE))");
  private static final Shape BY_METRIC = Shape.of("BY(?<metric>MET)");
  private static final Shape REMOVE_FILTER =
      Shape.of(
          "(?:REMOVE|NOT|NONE)(?<dim1>DIM)?(?<word>FILTER_WORD)(?:PREPOSITION|BY)*(?<dim2>DIM)?");
  private static final Shape REMOVE_GROUP =
      Shape.of("REMOVE(?:BREAKDOWN)?BY?(?<dim>DIM)BREAKDOWN?");
  private static final Set<Role> MARKS =
      EnumSet.of(Role.FOLLOW, Role.INSTEAD, Role.AGAIN, Role.ALSO, Role.ONLY, Role.HERE);

  private static final Set<Role> SHOWN =
      EnumSet.of(
          Role.SHARE,
          Role.PERCENT_CHANGE,
          Role.DIFFERENCE,
          Role.GROWTH,
          Role.PREPOSITION,
          Role.COMMAND,
          Role.FOLLOW);

  private final BuiltInUnderstander understander;
  private final SemanticModel model;
  private final Understanding before;
  private final Sentence s;
  private final LocalDate today;
  private final UnderstandingBuilder form;
  private boolean changed;

  FormEdit(BuiltInUnderstander understander, Understanding before, Sentence s, LocalDate today) {
    this.understander = understander;
    this.model = understander.model();
    this.before = before;
    this.s = s;
    this.today = today;
    this.form = before.toBuilder();
  }

  Meaning read(List<String> notes) {
    boolean also = s.has(Role.ALSO);
    boolean instead = s.has(Role.INSTEAD);
    boolean versus = s.has(Role.VERSUS, Role.COMPARE);
    boolean adverb = s.has(Role.UNIT_ADVERB);
    removals();
    completes();
    top();
    share();
    if (s.has(Role.EVERYWHERE)) {
      form.filters.removeIf(f -> model.dimension(f.field()).entity().equals("place"));
      s.removeAll(Role.EVERYWHERE);
      changed = true;
    }
    boolean removed = s.removeAll(Role.REMOVE);
    MARKS.forEach(s::removeAll);
    Draft d = understander.draft(s, today);
    if (!d.stopped()) {
      merge(d, also, removed);
      grouping(d, also, instead, adverb);
      times(d, versus);
      finish(d);
    }
    return understander.finish(d, d.stop(), notes);
  }

  /** "remove the country filter", "without the limit". */
  private void removals() {
    Found f = s.find(REMOVE_FILTER);
    if (f != null) {
      Item dim = f.has("dim1") ? f.item("dim1") : f.itemOrNull("dim2");
      String word = f.item("word").text().toLowerCase(java.util.Locale.ROOT);
      if (word.startsWith("limit") || word.startsWith("cap")) {
        form.limit(null);
      } else if (dim == null) {
        form.filters.clear();
        form.having.clear();
      } else {
        form.filters.removeIf(x -> x.field().equals(dim.dimension()));
      }
      f.remove();
      changed = true;
      return;
    }
    f = s.find(REMOVE_GROUP);
    if (f != null && form.dimensions.contains(f.item("dim").dimension())) {
      form.dimensions.remove(f.item("dim").dimension());
      f.remove();
      changed = true;
    }
  }

  /** "by orders", "by units sold instead": another measure. */
  private void completes() {
    Found f = s.find(BY_METRIC);
    if (f == null) {
      return;
    }
    boolean open = before.metrics().isEmpty() && before.having().isEmpty();
    boolean ranked = before.order().isPresent();
    Item metric = f.item("metric");
    String name = RankRules.metricOf(model, metric);
    boolean clear =
        metric.role() == Role.METRIC || open || ranked && "order".equals(metric.dimension());
    if (name != null && clear) {
      Order order = form.order;
      if (order != null && form.metrics.contains(order.by())) {
        form.order(new Order(name, order.descending()));
      }
      form.metrics.clear();
      form.metric(name);
      f.remove();
      changed = true;
    }
  }

  /** "top 5 only", "the bottom 3 instead". */
  private void top() {
    Found f = s.find(TOP);
    if (f == null || before.metrics().isEmpty() || before.dimensions().isEmpty()) {
      return;
    }
    List<Item> numbers = f.numbers();
    int limit = numbers.isEmpty() ? 10 : numbers.size() == 1 ? numbers.get(0).count() : -1;
    Role rank = f.item("rank").role();
    boolean high = rank == Role.TOP || rank == Role.BEST;
    boolean quality = rank == Role.BEST || rank == Role.WORST;
    String by = before.order().map(Order::by).orElse(before.metrics().get(0));
    String metric = by.replaceAll("\\.(diff|pct)$", "");
    if (limit < 1
        || !model.metrics().containsKey(metric)
        || before.metrics().size() > 1 && before.order().isEmpty()) {
      return;
    }
    boolean lower = quality && model.metric(metric).lowerIsBetter();
    form.order(new Order(by, high != lower));
    if (before.limitPer().isPresent()) {
      form.limitPer(new Understanding.LimitPer(before.limitPer().get().dimension(), limit));
    } else {
      form.limit(limit);
    }
    f.remove();
    changed = true;
  }

  /** "as percentages": shares of the one grouping there is. */
  private void share() {
    if (before.comparison().isPresent()
        && s.items().stream().allMatch(i -> SHOWN.contains(i.role()))) {
      boolean percent = s.has(Role.SHARE, Role.PERCENT_CHANGE, Role.GROWTH);
      form.compare(
          new Comparison(before.comparison().get().to(), percent ? Shown.PCT : Shown.DIFF));
      s.items().clear();
      changed = true;
      return;
    }
    boolean plain = s.has(Role.SHARE) && !s.has(Role.BY, Role.VALUE, Role.DIMENSION, Role.CONCEPT);
    if (plain && before.dimensions().size() == 1 && before.comparison().isEmpty()) {
      s.removeAll(Role.SHARE);
      form.transform(new Transform.ShareBy(before.dimensions().get(0)));
      changed = true;
    } else if (plain && before.comparison().isPresent()) {
      s.removeAll(Role.SHARE);
      form.compare(new Comparison(before.comparison().get().to(), Shown.PCT));
      changed = true;
    }
  }

  private void merge(Draft d, boolean also, boolean removed) {
    UnderstandingBuilder next = d.form;
    if (!next.metrics.isEmpty()) {
      metrics(next, also);
    }
    Set<String> touched = new java.util.HashSet<>();
    for (Draft.Named n : d.named) {
      named(d, n, removed, also, touched);
    }
    for (Filter f : next.filters) {
      form.filters.removeIf(o -> o.field().equals(f.field()));
      form.filters.add(f);
      changed = true;
    }
    if (!next.having.isEmpty()) {
      form.having.clear();
      form.having.addAll(next.having);
      changed = true;
    }
    if (next.transform != null) {
      form.transform(next.transform);
      changed = true;
    }
    rank(d);
  }

  private void metrics(UnderstandingBuilder next, boolean also) {
    Order order = form.order;
    if (!also) {
      boolean single = next.metrics.size() == 1;
      if (order != null && form.metrics.contains(order.by()) && single) {
        form.order(new Order(next.metrics.iterator().next(), order.descending()));
      }
      form.metrics.clear();
    }
    form.metrics.addAll(next.metrics);
    changed = true;
  }

  private void named(Draft d, Draft.Named n, boolean removed, boolean also, Set<String> touched) {
    List<String> fields = n.values().stream().map(Term.Value::field).distinct().toList();
    List<String> used = fields.stream().filter(this::isUsed).toList();
    List<String> fit = fields.size() == 1 ? fields : used;
    if (fit.size() != 1) {
      d.ask(
          Clarify.Slot.VALUE,
          "Which '" + n.text() + "' do you mean?",
          n.values().stream().map(v -> v.field() + ":" + v.value()).toList());
      return;
    }
    String field = fit.get(0);
    boolean not = n.negated() || removed;
    List<Object> values = new ArrayList<>();
    n.values().stream().filter(v -> v.field().equals(field)).forEach(v -> values.add(v.value()));
    changed = true;
    Operator op = not ? Operator.NOT_IN : Operator.IN;
    if (touched.add(field + op) && !also) {
      boolean kept =
          not
              && form.filters.stream()
                  .anyMatch(f -> f.field().equals(field) && f.op() == Operator.IN);
      if (kept) {
        without(field, values);
        return;
      }
      form.filters.removeIf(f -> f.field().equals(field) && (!not || f.op() != Operator.NOT_IN));
    }
    for (int i = 0; i < form.filters.size(); i++) {
      Filter f = form.filters.get(i);
      if (f.field().equals(field) && f.op() == op) {
        List<Object> all = new ArrayList<>(f.values());
        values.stream().filter(v -> !all.contains(v)).forEach(all::add);
        form.filters.set(i, new Filter(field, op, all));
        return;
      }
    }
    form.filters.add(new Filter(field, op, values));
  }

  private void without(String field, List<Object> values) {
    for (int i = form.filters.size() - 1; i >= 0; i--) {
      Filter f = form.filters.get(i);
      if (f.field().equals(field) && f.op() == Operator.IN) {
        List<Object> left = new ArrayList<>(f.values());
        left.removeAll(values);
        form.filters.remove(i);
        if (!left.isEmpty()) {
          form.filters.add(i, new Filter(field, Operator.IN, left));
        } else {
          form.filters.add(i, new Filter(field, Operator.NOT_IN, values));
        }
      }
    }
  }

  private boolean isUsed(String field) {
    return form.dimensions.contains(field)
        || form.filters.stream().anyMatch(f -> f.field().equals(field));
  }

  private void rank(Draft d) {
    Draft.Rank r = d.rank;
    if (r == null) {
      return;
    }
    String by =
        r.metric() != null
            ? r.metric()
            : form.metrics.size() == 1 ? form.metrics.iterator().next() : null;
    if (by == null || r.change()) {
      d.ask(Clarify.Slot.METRIC, "Ranked by which measure?", List.copyOf(form.metrics));
      return;
    }
    if (r.metric() != null && !form.metrics.contains(by)) {
      form.metrics.clear();
      form.metric(by);
    }
    boolean lower = model.metric(by).lowerIsBetter() && r.quality();
    form.order(new Order(by, r.highest() != lower));
    if (r.limit() > 0) {
      form.limit(r.limit());
    }
    changed = true;
  }

  private void grouping(Draft d, boolean also, boolean instead, boolean adverb) {
    UnderstandingBuilder next = d.form;
    if (next.grain != null) {
      boolean bare = !adverb && !also && !form.dimensions.isEmpty();
      if (bare && instead) {
        form.dimensions.clear();
      } else if (bare && next.dimensions.isEmpty()) {
        d.ask(
            Clarify.Slot.DIMENSION,
            "By "
                + next.grain.name().toLowerCase(java.util.Locale.ROOT)
                + " instead of the grouping, or beside it?",
            List.of());
      }
      form.grain(next.grain);
      changed = true;
    }
    if (!next.dimensions.isEmpty()) {
      if (!also) {
        form.dimensions.clear();
        form.limitPer(null);
        if (instead && next.grain == null) {
          form.grain(null);
        }
      }
      form.dimensions.addAll(next.dimensions);
      regroup();
      changed = true;
    }
  }

  private void regroup() {
    if (form.transform instanceof Transform.ShareBy && form.dimensions.size() == 1) {
      form.transform(new Transform.ShareBy(form.dimensions.iterator().next()));
    }
  }

  private void times(Draft d, boolean versus) {
    Period time = d.time;
    Period other = d.other;
    Period subject = before.time().map(FormEdit::period).orElse(null);
    if (d.always) {
      form.time(null);
      changed = true;
    }
    if (other != null && !other.isFixed()) {
      Period base = time != null ? time : subject;
      Period shifted = base == null ? null : TimeRules.shifted(base, other);
      if (shifted == null) {
        d.ask(Clarify.Slot.TIME, "Before which time?", List.of());
      } else if (versus || time != null) {
        compare(d, base, shifted);
      } else {
        moved(d, shifted);
      }
    } else if (other != null) {
      compare(d, time != null ? time : subject, other);
    } else if (time != null) {
      moved(d, time);
    }
  }

  private void moved(Draft d, Period time) {
    if (form.comparison != null) {
      d.ask(Clarify.Slot.TIME, "And compared with which time?", List.of());
    }
    form.time(time.span());
    changed = true;
  }

  private void compare(Draft d, @Nullable Period a, Period second) {
    Period b = a == null ? second : TimeRules.sameUnit(a, second);
    if (a == null || !TimeRules.areAlike(a, b) || a.span().intersect(b.span()).isPresent()) {
      d.ask(Clarify.Slot.TIME, "Which two times shall be compared?", List.of());
      return;
    }
    Shown shown = TimeRules.shown(d);
    boolean later = a.from().isBefore(b.from());
    form.time((later ? b : a).span());
    form.compare(new Comparison((later ? a : b).span(), shown == null ? Shown.VALUE : shown));
    for (Role role : new Role[] {Role.GROWTH, Role.DIFFERENCE, Role.PERCENT_CHANGE, Role.COMPARE}) {
      s.removeAll(role);
    }
    changed = true;
  }

  /** The unit of a span that is a whole calendar unit. */
  static Period period(DateRange span) {
    for (Grain g : Grain.values()) {
      Period unit = Calendar.unit(g, span.from());
      if (unit.from().equals(span.from()) && unit.to().equals(span.to())) {
        return unit;
      }
    }
    return Period.of(span.from(), span.to(), null);
  }

  private void finish(Draft d) {
    Order order = d.form.order;
    if (order != null) {
      form.order(order);
      changed = true;
    }
    if (d.form.limitPer != null || !changed) {
      d.ask(Clarify.Slot.METRIC, "I did not understand how to change the question.", List.of());
    }
    copyInto(d.form);
    if (d.stopped()) {
      return;
    }
    Checks.complete(d);
    Checks.leftOver(d);
    if (!d.stopped()) {
      Checks.reachable(model, d);
    }
  }

  private void copyInto(UnderstandingBuilder target) {
    target.metrics.clear();
    target.metrics.addAll(form.metrics);
    target.dimensions.clear();
    target.dimensions.addAll(form.dimensions);
    target.filters.clear();
    target.filters.addAll(form.filters);
    target.having.clear();
    target.having.addAll(form.having);
    target.time = form.time;
    target.grain = form.grain;
    target.comparison = form.comparison;
    target.transform = form.transform;
    target.order = form.order;
    target.limit = form.limit;
    target.limitPer = form.limitPer;
  }
}
