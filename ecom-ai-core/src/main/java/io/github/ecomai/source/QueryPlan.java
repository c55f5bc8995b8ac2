package io.github.ecomai.source;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a query is split between a source and core. Immutable and thread-safe.
 *
 * @param pushed what the source runs itself, under the table names {@code $0, $1, ...} that the
 *     rest reads from
 * @param rest what core runs over those results; just {@code from $0} when the source does it all
 */
public record QueryPlan(Map<String, Query> pushed, Query rest) {
  /** Copies the map. */
  public QueryPlan {
    pushed = Collections.unmodifiableMap(new LinkedHashMap<>(pushed));
  }

  /**
   * Whether the source runs the whole query.
   *
   * @return true if nothing is left to core
   */
  public boolean isComplete() {
    return rest instanceof Query.Table;
  }
}
