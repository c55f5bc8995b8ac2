package io.github.ecomai.copilot;

import io.github.ecomai.copilot.DimensionDefinition.KnownValue;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Strings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the values that dimensions have in the source, so that a question may name them. Names of
 * customers and orders are never looked up; a dimension with more values than the limit keeps those
 * that the model names.
 */
final class ValueLookup {
  private static final int MAX_VALUES = 10_000;
  private static final int MAX_LENGTH = 80;

  private final SemanticModel model;
  private final Catalog catalog;
  private final DataSource source;

  ValueLookup(SemanticModel model, Catalog catalog, DataSource source) {
    this.model = model;
    this.catalog = catalog;
    this.source = source;
  }

  Map<String, List<KnownValue>> values(RunContext run) {
    Map<String, List<KnownValue>> found = new LinkedHashMap<>();
    for (DimensionDefinition d : model.dimensions().values()) {
      boolean named = d.kind() == DimensionDefinition.Kind.TEXT && d.calendar() == null;
      boolean personal = d.hidden() || d.name().equals("customer") || d.name().equals("order");
      Optional<String> field = d.fields().stream().filter(catalog::has).findFirst();
      if (named && !personal && field.isPresent() && isText(field.get())) {
        found.put(d.name(), distinct(field.get(), run));
      }
    }
    return found;
  }

  private boolean isText(String field) {
    return catalog.schema(Reach.dataset(field)).type(Catalog.name(field)).kind()
        == DataType.Kind.STRING;
  }

  private List<KnownValue> distinct(String field, RunContext run) {
    Query values =
        new Query.Group(
                catalog.query(Reach.dataset(field)),
                List.of(Output.column(Catalog.name(field))),
                List.of(Aggregate.count().as("rows_there")))
            .limit(MAX_VALUES + 1L);
    List<KnownValue> found = new ArrayList<>();
    try (BatchReader reader = source.read(values, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Strings column = next.get().strings(Catalog.name(field));
        for (int row = 0; row < next.get().rows(); row++) {
          if (!column.isNull(row) && isName(column.get(row))) {
            found.add(new KnownValue(column.get(row), List.of(), true));
          }
        }
      }
    }
    return found.size() > MAX_VALUES ? List.of() : found;
  }

  /** Not blank, not long, not a mere number. */
  private static boolean isName(String value) {
    boolean letter = value.chars().anyMatch(Character::isLetter);
    return letter && value.strip().length() > 1 && value.length() <= MAX_LENGTH;
  }
}
