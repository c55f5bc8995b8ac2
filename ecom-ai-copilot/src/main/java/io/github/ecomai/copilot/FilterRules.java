package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Sentence.Found;
import io.github.ecomai.copilot.Understanding.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads values of dimensions: "in Spain and France", "without the Grocery category". */
final class FilterRules {
  private static final Shape VALUES =
      Shape.of(
          "(?<before>(?:PREPOSITION|WITH|BY|ONLY|ALSO)*)(?<not>NOT)?(?:PREPOSITION|WITH)*"
              + "(?<dim1>DIM)?PREPOSITION*(?<values>VALUE(?:(?:AND|OR|NOT|VERSUS|PREPOSITION|DIM)*VALUE)*)(?<dim2>DIM)?");
  private static final Shape STARS = Shape.of("(?:PREPOSITION|WITH)*(?<n>NUMBER)(?<dim>DIMENSION)");
  private static final Shape RATED =
      Shape.of("(?:PREPOSITION|WITH)*(?<dim>DIMENSION)(?:PREPOSITION|EQUAL)*(?<n>NUMBER)");

  private FilterRules() {}

  static void apply(Draft d) {
    numbers(d, STARS);
    numbers(d, RATED);
    Found f = d.sentence.find(VALUES);
    while (f != null && !d.stopped()) {
      values(d, f);
      f = d.sentence.find(VALUES);
    }
  }

  /** "5-star reviews", "rating of 1": whole numbers as values. */
  private static void numbers(Draft d, Shape shape) {
    int from = 0;
    Found f = d.sentence.find(shape, from);
    while (f != null) {
      DimensionDefinition dim = d.model.dimension(f.item("dim").dimension());
      int n = f.item("n").count();
      boolean bound = f.at("n") > 0 && isBound(d.sentence.get(f.at("n") - 1).role());
      boolean inRange =
          dim.kind() == DimensionDefinition.Kind.INTEGER
              && n >= dim.range().get(0)
              && n <= dim.range().get(1);
      if (inRange && !bound) {
        d.form.filter(new Understanding.Filter(dim.name(), Operator.IN, List.of((double) n)));
        f.remove();
        from = 0;
      } else {
        from = f.start() + 1;
      }
      f = d.sentence.find(shape, from);
    }
  }

  private static boolean isBound(Role role) {
    return Set.of(Role.MORE, Role.AT_LEAST, Role.LESS, Role.AT_MOST, Role.BETWEEN, Role.RISE)
        .contains(role);
  }

  private static void values(Draft d, Found f) {
    List<Item> row = f.all("values");
    boolean negated = f.has("not");
    String lead = f.has("dim1") ? f.item("dim1").dimension() : "";
    List<Item> pending = new ArrayList<>();
    boolean or = false;
    boolean versus = false;
    List<Draft.Named> found = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Item item = row.get(i);
      or |= item.role() == Role.OR;
      versus |= item.role() == Role.VERSUS;
      if (item.role() == Role.NOT) {
        negated = true;
      } else if (item.role() == Role.VALUE) {
        String next = i + 1 < row.size() && isDim(row.get(i + 1)) ? row.get(i + 1).dimension() : "";
        if (i + 1 == row.size() && f.has("dim2")) {
          next = f.item("dim2").dimension();
        }
        List<Term.Value> values = chosen(item.values(), lead, next);
        found.add(new Draft.Named(values, negated, item.text()));
      } else if (isDim(item)) {
        boolean own = dimensionOf(found.get(found.size() - 1)).equals(item.dimension());
        boolean nextOwn =
            i + 1 < row.size() && item.dimension().equals(dimensionOf(row.get(i + 1)));
        if (!own && !nextOwn) {
          pending.add(item);
        }
      }
    }
    boolean oneField = found.stream().map(FilterRules::dimensionOf).distinct().count() == 1;
    if (or && !oneField) {
      d.ask(
          Clarify.Slot.VALUE,
          "Shall '" + found.get(0).text() + "' and the others all hold, or one of them?",
          List.of());
      return;
    }
    keepDimensions(d, f, found, pending);
    if (versus && oneField && !negated) {
      d.form.dimension(dimensionOf(found.get(0)));
    }
    d.named.addAll(found);
  }

  /** Takes the values out and leaves in the dimensions that are not theirs. */
  private static void keepDimensions(
      Draft d, Found f, List<Draft.Named> found, List<Item> pending) {
    List<Item> back = new ArrayList<>(pending);
    if (f.has("dim1") && !dimensionOf(found.get(0)).equals(f.item("dim1").dimension())) {
      back.add(0, f.item("dim1"));
      if (f.has("before") && f.at("before") < f.at("dim1")) {
        back.addAll(0, f.all("before"));
      }
    }
    if (f.has("dim2")
        && !dimensionOf(found.get(found.size() - 1)).equals(f.item("dim2").dimension())) {
      back.add(f.item("dim2"));
    }
    int at = f.start();
    f.remove();
    d.sentence.items().addAll(at, back);
  }

  private static boolean isDim(Item i) {
    return i.role() == Role.DIMENSION || i.role() == Role.CONCEPT;
  }

  private static String dimensionOf(Draft.Named named) {
    return named.values().get(0).field();
  }

  private static String dimensionOf(Item item) {
    return item.role() == Role.VALUE ? item.values().get(0).field() : "";
  }

  /** The values whose dimension is named beside them; all of them if none is. */
  private static List<Term.Value> chosen(List<Term.Value> values, String before, String after) {
    for (String name : new String[] {after, before}) {
      List<Term.Value> own = values.stream().filter(v -> v.field().equals(name)).toList();
      if (!own.isEmpty()) {
        return own;
      }
    }
    return values;
  }
}
