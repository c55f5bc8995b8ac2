package io.github.ecomai.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT while it is being put together. The columns map output names to printed values; they
 * are in the order of the query's schema.
 */
final class SqlBlock {
  private final SqlText sql;
  private final Schema schema;
  private final Map<String, String> columns;
  private String from = "";
  private boolean table;
  private boolean computed;
  private final Map<String, String> inputs = new HashMap<>(); // columns of the relations
  private final List<String> aliases = new ArrayList<>();
  private final List<String> where = new ArrayList<>();
  private final List<String> groupBy = new ArrayList<>();
  private boolean grouped;
  private boolean windowed;
  private final List<String> having = new ArrayList<>();
  private List<String> orderBy = List.of();
  private List<DataType> orderTypes = List.of();
  private List<SortKey> order = List.of();
  private long limit = -1;

  private SqlBlock(SqlText sql, Schema schema, Map<String, String> columns) {
    if (!sql.tellsCapitals()) {
      checkCapitals(schema.names());
    }
    this.sql = sql;
    this.schema = schema;
    this.columns = columns;
  }

  private static void checkCapitals(List<String> names) {
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String other = seen.put(name.toLowerCase(Locale.ROOT), name);
      if (other != null) {
        throw new IllegalArgumentException(
            "the columns '"
                + other
                + "' and '"
                + name
                + "' differ in capitals only, which this database does not tell apart. Maybe rename"
                + " one with as(...).");
      }
    }
  }

  /** A block over a query whose columns carry the alias if they must be told apart. */
  static SqlBlock over(SqlText sql, String relation, String alias, Schema schema, boolean qualify) {
    Map<String, String> columns = new LinkedHashMap<>();
    String prefix = qualify ? sql.identifier(alias) + "." : "";
    for (String name : schema.names()) {
      columns.put(name, prefix + sql.identifier(name));
    }
    SqlBlock block = new SqlBlock(sql, schema, columns);
    block.takeInputs();
    String quoted = sql.identifier(alias);
    block.from = relation.equals(quoted) ? relation : relation + " AS " + quoted;
    block.aliases.add(alias);
    return block;
  }

  /** A block over one table, whose stored columns are qualified by its own name. */
  static SqlBlock overTable(
      SqlText sql,
      Query.Table query,
      Schema schema,
      @Nullable StoredTable stored,
      String alias,
      boolean qualify) {
    String name = sql.identifier(query.name());
    SqlBlock block = over(sql, stored == null ? name : stored.relation(), alias, schema, qualify);
    block.table = true;
    if (stored != null) {
      String own = name + ".";
      String prefix = sql.identifier(alias) + ".";
      block.columns.replaceAll(
          (column, printed) -> {
            String value = stored.columns().getOrDefault(column, printed).replace(own, prefix);
            boolean plain = value.startsWith(prefix);
            return plain && !qualify ? value.substring(prefix.length()) : value;
          });
      block.takeInputs();
    }
    return block;
  }

  private void takeInputs() {
    columns.forEach((name, value) -> inputs.put(folded(name), value));
  }

  private String folded(String name) {
    return sql.tellsCapitals() ? name : name.toLowerCase(Locale.ROOT);
  }

  /** The same SELECT with other output columns. */
  SqlBlock with(Schema newSchema, Map<String, String> newColumns) {
    SqlBlock copy = new SqlBlock(sql, newSchema, newColumns);
    copy.from = from;
    copy.table = table;
    copy.computed = computed;
    copy.inputs.putAll(inputs);
    copy.aliases.addAll(aliases);
    copy.where.addAll(where);
    copy.groupBy.addAll(groupBy);
    copy.grouped = grouped;
    copy.windowed = windowed;
    copy.having.addAll(having);
    copy.orderBy = orderBy;
    copy.orderTypes = orderTypes;
    copy.order = order;
    copy.limit = limit;
    return copy;
  }

  Schema schema() {
    return schema;
  }

  Map<String, String> columns() {
    return columns;
  }

  boolean isGrouped() {
    return grouped;
  }

  /** Whether all rows are one group; only an aggregate in the SELECT shows that. */
  boolean isTotals() {
    return grouped && groupBy.isEmpty();
  }

  boolean isWindowed() {
    return windowed;
  }

  boolean isLimited() {
    return limit >= 0;
  }

  boolean isOrdered() {
    return !order.isEmpty();
  }

  /** Whether only relations, conditions and their columns are there: a join may absorb it. */
  boolean isPlain() {
    return !grouped && !windowed && !isLimited() && !computed;
  }

  /** Says that columns are more than those of the relations. */
  void compute() {
    computed = true;
  }

  /**
   * Whether an output has the name of another column of the relations: engines differ in which of
   * the two a name outside of the SELECT list then means.
   */
  boolean isShadowing() {
    return columns.entrySet().stream()
        .anyMatch(
            column -> {
              String old = inputs.get(folded(column.getKey()));
              return old != null && !old.equals(column.getValue());
            });
  }

  /**
   * Whether an ordering, a condition or a key of groups reads a column without its table whose name
   * an output has: some engines take it for the output.
   */
  boolean isAmbiguous() {
    Map<String, String> others = new LinkedHashMap<>(); // outputs that no column is, as written
    Set<String> shadowing = new HashSet<>();
    columns.forEach(
        (name, value) -> {
          String input = inputs.get(folded(name));
          if (!value.equals(input)) {
            String written = sql.identifier(name);
            others.put(name, written);
            if (input != null) {
              shadowing.add(written);
            }
          }
        });
    if (others.isEmpty()) {
      return false;
    }
    List<String> keys = orderKeys();
    for (int i = 0; i < keys.size(); i++) {
      String key = order.get(i).column();
      boolean isOutput = orderBy.get(i).equals(columns.get(key));
      for (Map.Entry<String, String> other : others.entrySet()) {
        boolean itself = isOutput && other.getKey().equals(key);
        if (!itself && reads(keys.get(i), other.getValue())) {
          return true;
        }
      }
    }
    return !shadowing.isEmpty()
        && Stream.of(where, groupBy, having)
            .flatMap(List::stream)
            .anyMatch(text -> shadowing.stream().anyMatch(name -> reads(text, name)));
  }

  /** Whether a text has a quoted name without a table before it. */
  private boolean reads(String text, String name) {
    boolean fold = !sql.tellsCapitals();
    int at = text.indexOf(name.charAt(0));
    while (at >= 0
        && (text.charAt(Math.max(at - 1, 0)) == '.'
            || !text.regionMatches(fold, at, name, 0, name.length()))) {
      at = text.indexOf(name.charAt(0), at + 1);
    }
    return at >= 0;
  }

  boolean isOneTable() {
    return table && aliases.size() == 1;
  }

  List<String> aliases() {
    return aliases;
  }

  List<String> conditions() {
    return where;
  }

  void addCondition(String condition) {
    (grouped ? having : where).add(sql.condition(condition));
  }

  void join(String kind, SqlBlock other, String on) {
    from = from + "\n  " + kind + " " + other.from + " ON " + on;
    table = false;
    aliases.addAll(other.aliases);
    other.inputs.forEach(inputs::putIfAbsent);
    unordered();
  }

  private void unordered() {
    order = List.of();
    orderBy = List.of();
    orderTypes = List.of();
  }

  String from() {
    return from;
  }

  void group(List<String> keys) {
    grouped = true;
    groupBy.addAll(keys);
    unordered();
  }

  void window() {
    windowed = true;
  }

  /** Orders by output columns; their values are kept in case a later step drops the columns. */
  void order(List<SortKey> keys) {
    order = keys;
    orderBy = keys.stream().map(key -> String.valueOf(columns.get(key.column()))).toList();
    orderTypes = keys.stream().map(key -> schema.type(key.column())).toList();
  }

  private List<String> orderKeys() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      String name = order.get(i).column();
      String value = orderBy.get(i);
      String ordinal = sql.ordinal(value, orderTypes.get(i));
      boolean renamed = value.equals(columns.get(name)) && !keepsName(name, value);
      boolean byName = renamed && ordinal.equals(value) && sql.givenOut(value).equals(value);
      String key = byName ? sql.identifier(name) : ordinal;
      keys.add(sql.sortKey(key, value, order.get(i).descending()));
    }
    return keys;
  }

  private boolean keepsName(String name, String value) {
    String quoted = sql.identifier(name);
    return value.equals(quoted)
        || aliases.stream().anyMatch(alias -> value.equals(sql.identifier(alias) + "." + quoted));
  }

  List<SortKey> order() {
    return order;
  }

  void limit(long rows) {
    limit = isLimited() ? Math.min(limit, rows) : rows;
  }

  /** The SELECT, alone or within another. */
  String statement(boolean outermost) {
    StringBuilder text = new StringBuilder("SELECT ").append(items(outermost && !grouped));
    text.append("\nFROM ").append(from);
    clause(text, "\nWHERE ", where, "\n  AND ");
    clause(text, "\nGROUP BY ", groupBy, ", ");
    clause(text, "\nHAVING ", having, "\n  AND ");
    clause(text, "\nORDER BY ", orderKeys(), ", ");
    if (isLimited()) {
      text.append('\n').append(sql.limit(limit));
    }
    return text.toString();
  }

  private static void clause(StringBuilder text, String word, List<String> parts, String between) {
    if (!parts.isEmpty()) {
      text.append(word).append(String.join(between, parts));
    }
  }

  private String items(boolean givenOut) {
    List<String> items = new ArrayList<>();
    columns.forEach(
        (name, printed) -> {
          String value = givenOut ? sql.givenOut(printed) : printed;
          items.add(keepsName(name, value) ? value : value + " AS " + sql.identifier(name));
        });
    return String.join(", ", items);
  }
}
