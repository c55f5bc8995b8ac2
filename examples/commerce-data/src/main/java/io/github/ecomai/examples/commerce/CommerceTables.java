package io.github.ecomai.examples.commerce;

import java.util.ArrayList;
import java.util.List;

/**
 * The 26 tables of the commerce schema. Money is DECIMAL(18,4) beside an ISO 4217 currency, times
 * are instants in UTC, days are those of the shop's zone. Stateless and thread-safe.
 */
public final class CommerceTables {
  private static final List<TableDef> ALL = make();

  private CommerceTables() {}

  private static List<TableDef> make() {
    List<TableDef> all = new ArrayList<>(MainTables.all());
    all.addAll(SystemTables.all());
    return List.copyOf(all);
  }

  /**
   * All tables; each comes after those that it refers to.
   *
   * @return 26 tables
   */
  public static List<TableDef> all() {
    return ALL;
  }

  /**
   * One table.
   *
   * @param name its name
   * @return the table
   * @throws IllegalArgumentException if there is none of that name
   */
  public static TableDef table(String name) {
    return ALL.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no table '"
                        + name
                        + "'. Maybe one of "
                        + ALL.stream().map(TableDef::name).toList()
                        + "."));
  }
}
