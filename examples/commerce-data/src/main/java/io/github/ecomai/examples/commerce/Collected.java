package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.Batch;
import io.github.ecomai.source.Schema;
import java.util.Map;
import java.util.TreeMap;

/** Rows of many tables and of the truth while they are made. Not thread-safe. */
final class Collected {
  private final Map<String, TableRows> tables = new TreeMap<>();
  private final Map<String, TableRows> truth = new TreeMap<>();

  TableRows table(String name) {
    return tables.computeIfAbsent(
        name, table -> new TableRows(CommerceTables.table(table).schema()));
  }

  TableRows truth(String name) {
    return truth.computeIfAbsent(
        name,
        table -> {
          Schema schema = TruthTables.all().get(table);
          if (schema == null) {
            throw new IllegalArgumentException("no table of the truth " + table);
          }
          return new TableRows(schema);
        });
  }

  Map<String, Batch> tables() {
    return batches(tables);
  }

  Map<String, Batch> truth() {
    return batches(truth);
  }

  private static Map<String, Batch> batches(Map<String, TableRows> rows) {
    Map<String, Batch> batches = new TreeMap<>();
    rows.forEach((name, table) -> batches.put(name, table.batch()));
    return batches;
  }
}
