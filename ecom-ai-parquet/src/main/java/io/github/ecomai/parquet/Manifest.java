package io.github.ecomai.parquet;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One version of a whole lake: the tables of all tiers, and how far each step had come when it was
 * written. Immutable.
 *
 * @param version 0 for a lake without content, then 1, 2 and so on
 * @param marks how far steps are, by name
 * @param tables by tier and name
 */
record Manifest(long version, Map<String, String> marks, Map<Key, TableState> tables) {
  static final Manifest EMPTY = new Manifest(0, Map.of(), Map.of());

  /** Tier and name of a table. */
  record Key(Tier tier, String name) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = tier.compareTo(other.tier);
      return order == 0 ? name.compareTo(other.name) : order;
    }
  }

  Manifest {
    marks = Collections.unmodifiableMap(new TreeMap<>(marks));
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
  }

  Optional<TableState> table(Tier tier, String name) {
    return Optional.ofNullable(tables.get(new Key(tier, name)));
  }

  Optional<String> mark(String name) {
    return Optional.ofNullable(marks.get(name));
  }

  void forEachFile(Consumer<LakeFile> action) {
    tables.values().forEach(table -> table.files().forEach(action));
  }
}
