package io.github.ecomai.source;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a query into SELECT blocks; a step that SQL cannot put into the same block wraps it. */
final class SqlBlocks implements Query.Visitor<SqlBlock> {
  /** Longer values are computed in a block of their own instead of being written out again. */
  private static final int LONGEST_INLINE = 400;

  private final SqlText sql;
  private final Map<String, Schema> tables;
  private final Map<String, StoredTable> stored;
  private final ZoneId zone;
  private final Set<String> named = new HashSet<>();
  private int joins;
  private int wrapped;
  private boolean ambiguous;

  private SqlBlocks(
      SqlText sql,
      Map<String, Schema> tables,
      Map<String, StoredTable> stored,
      ZoneId zone,
      boolean qualified) {
    this.sql = sql;
    this.tables = tables;
    this.stored = stored;
    this.zone = zone;
    this.joins = qualified ? 1 : 0;
  }

  /** The statement; where a name could mean two columns, all carry the names of their tables. */
  static String print(
      Query query,
      SqlText sql,
      Map<String, Schema> tables,
      Map<String, StoredTable> stored,
      ZoneId zone) {
    SqlBlocks blocks = new SqlBlocks(sql, tables, stored, zone, false);
    String text = blocks.statement(query.accept(blocks), true);
    if (!blocks.ambiguous) {
      return text;
    }
    SqlBlocks qualified = new SqlBlocks(sql, tables, stored, zone, true);
    return qualified.statement(query.accept(qualified), true);
  }

  private String statement(SqlBlock block, boolean outermost) {
    ambiguous |= block.isAmbiguous();
    return block.statement(outermost);
  }

  private SqlExpressions over(SqlBlock block) {
    return new SqlExpressions(sql, zone, block.schema(), block.columns());
  }

  private SqlBlock wrap(SqlBlock block) {
    String alias = newAlias();
    String relation = "(\n" + statement(block, false) + "\n)";
    SqlBlock outer = SqlBlock.over(sql, relation, alias, block.schema(), joins > 0);
    if (block.isOrdered() && block.schema().names().containsAll(names(block.order()))) {
      outer.order(block.order());
    }
    return outer;
  }

  /** A name that no table has. */
  private String newAlias() {
    String alias = "t" + ++wrapped;
    return tables.keySet().stream().anyMatch(alias::equalsIgnoreCase) ? newAlias() : alias;
  }

  private static Set<String> names(List<SortKey> keys) {
    Set<String> names = new HashSet<>();
    keys.forEach(key -> names.add(key.column()));
    return names;
  }

  /**
   * A table that is read again gets a name of its own: an engine that merges nested blocks may take
   * two columns of tables of one name for the same.
   */
  @Override
  public SqlBlock table(Query.Table query) {
    String alias = named.add(query.name()) ? query.name() : newAlias();
    return SqlBlock.overTable(
        sql, query, query.schema(tables), stored.get(query.name()), alias, joins > 0);
  }

  @Override
  public SqlBlock filter(Query.Filter query) {
    SqlBlock input = query.input().accept(this);
    boolean having = input.isGrouped() && (input.isShadowing() || !sql.computesOnGroups());
    if (input.isLimited() || input.isWindowed() || having) {
      input = wrap(input);
    }
    SqlExpressions print = over(input);
    List<Predicate> conditions =
        query.condition() instanceof Predicate.And all
            ? all.conditions()
            : List.of(query.condition());
    for (Predicate condition : conditions) {
      input.addCondition(condition.accept(print));
    }
    return input;
  }

  @Override
  public SqlBlock project(Query.Project query) {
    SqlBlock input = query.input().accept(this);
    boolean computes = query.outputs().stream().anyMatch(o -> !isColumn(o));
    boolean onGroups = computes && input.isGrouped() && !sql.computesOnGroups();
    if (computes && input.isTotals() || onGroups) { // one group shows by its aggregates alone
      input = wrap(input);
    }
    Map<String, String> columns = outputs(query.outputs(), input);
    if (longest(columns) > LONGEST_INLINE && longest(input.columns()) > 40) {
      input = wrap(input);
      columns = outputs(query.outputs(), input);
    }
    SqlBlock projected = input.with(query.schema(tables), columns);
    if (computes) {
      projected.compute();
    }
    return projected;
  }

  private static boolean isColumn(Output output) {
    return output.value() instanceof Expression.Column;
  }

  private static boolean readsNothing(Expression value, Schema input) {
    return new Needs(input).add(value).columns().isEmpty();
  }

  /**
   * Values that read no column get their type: in GROUP BY a bare constant would mean the number of
   * a column, elsewhere an engine may not know its type.
   */
  private Map<String, String> outputs(List<Output> outputs, SqlBlock input) {
    SqlExpressions print = over(input);
    Map<String, String> columns = new LinkedHashMap<>();
    for (Output output : outputs) {
      String value = output.value().accept(print);
      boolean constant = readsNothing(output.value(), input.schema());
      columns.put(
          output.name(), constant ? sql.cast(value, output.value().type(input.schema())) : value);
    }
    return columns;
  }

  private static int longest(Map<String, String> columns) {
    return columns.values().stream().mapToInt(String::length).max().orElse(0);
  }

  @Override
  public SqlBlock join(Query.Join query) {
    joins++;
    SqlBlock left = query.left().accept(this);
    SqlBlock right = query.right().accept(this);
    if (!left.isPlain()) {
      left = wrap(left);
    }
    boolean inner = query.kind() == Query.JoinKind.INNER;
    boolean absorbed =
        right.isPlain() && right.isOneTable() && (inner || right.conditions().isEmpty());
    SqlBlock other = absorbed ? right : wrap(right);
    Map<String, String> columns = new LinkedHashMap<>(left.columns());
    Map<String, String> rightColumns = new HashMap<>(other.columns());
    List<String> on = new ArrayList<>();
    for (Query.Key key : query.keys()) {
      on.add(left.columns().get(key.left()) + " = " + other.columns().get(key.right()));
      rightColumns.remove(key.right());
    }
    for (String name : other.schema().names()) {
      String value = rightColumns.get(name);
      if (value != null) {
        columns.put(name, value);
      }
    }
    SqlBlock joined = left.with(query.schema(tables), columns);
    String kind = inner ? "JOIN" : "LEFT JOIN";
    joined.join(kind, other, String.join(" AND ", on));
    other.conditions().forEach(joined::addCondition);
    joins--;
    return joined;
  }

  @Override
  public SqlBlock group(Query.Group query) {
    SqlBlock input = query.input().accept(this);
    boolean closed = input.isLimited() || input.isWindowed() || input.isGrouped();
    if (closed || input.isShadowing()) {
      input = wrap(input);
    }
    SqlExpressions print = over(input);
    Map<String, String> columns = outputs(query.keys(), input);
    Schema schema = query.schema(tables);
    List<String> keys = List.copyOf(columns.values());
    for (Measure measure : query.measures()) {
      columns.put(measure.name(), print.aggregate(measure.value()));
    }
    SqlBlock grouped = input.with(schema, columns);
    grouped.group(keys);
    return grouped;
  }

  @Override
  public SqlBlock window(Query.Window query) {
    SqlBlock input = query.input().accept(this);
    boolean groups = input.isGrouped() && !sql.computesOnGroups();
    if (input.isLimited() || input.isWindowed() || input.isShadowing() || groups) {
      input = wrap(input);
    }
    Map<String, String> columns = new LinkedHashMap<>(input.columns());
    for (WindowSpec.Column column : query.spec().columns()) {
      columns.put(column.name(), windowColumn(column, query.spec(), input));
    }
    SqlBlock windowed = input.with(query.schema(tables), columns);
    windowed.window();
    return windowed;
  }

  private String windowColumn(WindowSpec.Column column, WindowSpec spec, SqlBlock input) {
    String argument = String.valueOf(input.columns().get(column.argument()));
    String over = " OVER (" + String.join(" ", windowParts(column, spec, input)) + ")";
    return switch (column.function()) {
      case ROW_NUMBER -> "ROW_NUMBER()" + over;
      case LAG -> "LAG(" + argument + ", " + column.rows().orElse(1) + ")" + over;
      case SUM -> sql.sum(argument, input.schema().type(column.argument()), over);
      case AVG -> sql.mean(argument, input.schema().type(column.argument()), over);
    };
  }

  private List<String> windowParts(WindowSpec.Column column, WindowSpec spec, SqlBlock input) {
    List<String> parts = new ArrayList<>();
    if (!spec.partitionBy().isEmpty()) {
      List<String> keys = spec.partitionBy().stream().map(input.columns()::get).toList();
      parts.add("PARTITION BY " + String.join(", ", keys));
    }
    boolean total = column.rows().isEmpty() && column.function() != WindowSpec.Function.ROW_NUMBER;
    if (!total) {
      parts.add("ORDER BY " + String.join(", ", printed(input, ties(input, spec.orderBy()))));
    }
    if (!total && column.function().compareTo(WindowSpec.Function.SUM) >= 0) {
      int rows = column.rows().orElse(WindowSpec.RUNNING);
      String first = rows == WindowSpec.RUNNING ? "UNBOUNDED" : String.valueOf(rows - 1);
      parts.add("ROWS BETWEEN " + first + " PRECEDING AND CURRENT ROW");
    }
    return parts;
  }

  @Override
  public SqlBlock sort(Query.Sort query) {
    SqlBlock input = query.input().accept(this);
    if (input.isLimited() || input.isShadowing()) {
      input = wrap(input);
    }
    input.order(ties(input, query.keys()));
    return input;
  }

  /** The keys and then every other column, so that equal keys are ordered alike everywhere. */
  private static List<SortKey> ties(SqlBlock block, List<SortKey> keys) {
    List<SortKey> all = new ArrayList<>(keys);
    Set<String> seen = names(keys);
    for (String name : block.schema().names()) {
      if (seen.add(name)) {
        all.add(SortKey.asc(name));
      }
    }
    return all;
  }

  private List<String> printed(SqlBlock block, List<SortKey> keys) {
    List<String> printed = new ArrayList<>();
    for (SortKey key : keys) {
      String value = String.valueOf(block.columns().get(key.column()));
      String ordinal = sql.ordinal(value, block.schema().type(key.column()));
      printed.add(sql.sortKey(ordinal, value, key.descending()));
    }
    return printed;
  }

  @Override
  public SqlBlock limit(Query.Limit query) {
    SqlBlock input = query.input().accept(this);
    input.limit(query.rows());
    return input;
  }
}
