package io.github.ecomai.source;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what a source must be able to do to run a whole query itself. */
final class QueryNeeds implements Query.Visitor<Set<Capability>> {
  /** A side of a join that needs one of them is no longer made of the rows of tables. */
  private static final Set<Capability> MADE_ROWS =
      EnumSet.of(Capability.GROUP, Capability.WINDOW, Capability.SORT, Capability.LIMIT);

  private final Map<String, Schema> tables;

  QueryNeeds(Map<String, Schema> tables) {
    this.tables = tables;
  }

  private Set<Capability> of(Query input, Capability capability) {
    Set<Capability> all = EnumSet.of(capability);
    all.addAll(input.accept(this));
    return all;
  }

  @Override
  public Set<Capability> table(Query.Table query) {
    return Capability.none();
  }

  @Override
  public Set<Capability> filter(Query.Filter query) {
    Set<Capability> all = of(query.input(), Capability.FILTER);
    all.addAll(new Needs(query.input().schema(tables)).add(query.condition()).capabilities());
    return all;
  }

  @Override
  public Set<Capability> project(Query.Project query) {
    Set<Capability> all = of(query.input(), Capability.COLUMNS);
    outputs(query.outputs(), query.input(), all);
    return all;
  }

  private void outputs(List<Output> outputs, Query input, Set<Capability> all) {
    Needs needs = new Needs(input.schema(tables));
    for (Output output : outputs) {
      needs.add(output.value());
      if (!output.equals(Output.column(output.name()))) {
        all.add(Capability.EXPRESSIONS);
      }
    }
    all.addAll(needs.capabilities());
  }

  @Override
  public Set<Capability> join(Query.Join query) {
    Set<Capability> all = of(query.left(), Capability.JOIN);
    all.addAll(query.right().accept(this));
    if (all.stream().anyMatch(MADE_ROWS::contains)) {
      all.add(Capability.JOIN_RESULTS);
    }
    return all;
  }

  @Override
  public Set<Capability> group(Query.Group query) {
    Set<Capability> all = of(query.input(), Capability.GROUP);
    Needs needs = new Needs(query.input().schema(tables));
    query.keys().forEach(key -> needs.add(key.value()));
    query.measures().forEach(measure -> needs.add(measure.value()));
    all.addAll(needs.capabilities());
    return all;
  }

  @Override
  public Set<Capability> window(Query.Window query) {
    return of(query.input(), Capability.WINDOW);
  }

  @Override
  public Set<Capability> sort(Query.Sort query) {
    return of(query.input(), Capability.SORT);
  }

  @Override
  public Set<Capability> limit(Query.Limit query) {
    return of(query.input(), Capability.LIMIT);
  }
}
