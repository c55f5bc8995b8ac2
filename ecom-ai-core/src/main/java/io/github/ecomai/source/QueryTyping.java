package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the columns of a query, or says why it has none. */
final class QueryTyping implements Query.Visitor<Schema> {
  private final Map<String, Schema> tables;

  QueryTyping(Map<String, Schema> tables) {
    this.tables = tables;
  }

  @Override
  public Schema table(Query.Table query) {
    Schema schema = tables.get(query.name());
    if (schema == null) {
      throw new IllegalArgumentException(
          "no table '"
              + query.name()
              + "'. There are "
              + new TreeSet<>(tables.keySet())
              + ". Maybe check the name or map it in the CommerceSchema.");
    }
    return schema;
  }

  @Override
  public Schema filter(Query.Filter query) {
    Schema input = query.input().accept(this);
    query.condition().check(input);
    return input;
  }

  @Override
  public Schema project(Query.Project query) {
    return new Schema(outputs(query.outputs(), query.input().accept(this)));
  }

  private static List<Field> outputs(List<Output> outputs, Schema input) {
    return outputs.stream().map(o -> new Field(o.name(), o.value().type(input))).toList();
  }

  @Override
  public Schema join(Query.Join query) {
    Schema left = query.left().accept(this);
    Schema right = query.right().accept(this);
    Set<String> rightKeys = new HashSet<>();
    for (Query.Key key : query.keys()) {
      DataType a = left.type(key.left());
      DataType b = right.type(key.right());
      if (a.kind() != b.kind() || a.kind() == Kind.DOUBLE || a.scale() != b.scale()) {
        throw new IllegalArgumentException(
            "join key "
                + key.left()
                + " is "
                + a
                + " and "
                + key.right()
                + " is "
                + b
                + ". Keys need one type that is not DOUBLE. Maybe convert one with toText.");
      }
      rightKeys.add(key.right());
    }
    List<Field> fields = new ArrayList<>(left.fields());
    for (Field field : right.fields()) {
      if (!rightKeys.contains(field.name())) {
        if (left.indexOf(field.name()) >= 0) {
          throw new IllegalArgumentException(
              "column '"
                  + field.name()
                  + "' stands on both sides of a join. Maybe rename one with"
                  + " select.");
        }
        fields.add(field);
      }
    }
    return new Schema(fields);
  }

  @Override
  public Schema group(Query.Group query) {
    Schema input = query.input().accept(this);
    List<Field> fields = new ArrayList<>(outputs(query.keys(), input));
    for (Measure measure : query.measures()) {
      fields.add(new Field(measure.name(), measure.value().type(input)));
    }
    return new Schema(fields);
  }

  @Override
  public Schema window(Query.Window query) {
    Schema input = query.input().accept(this);
    query.spec().partitionBy().forEach(input::type);
    query.spec().orderBy().forEach(key -> input.type(key.column()));
    List<Field> fields = new ArrayList<>(input.fields());
    for (WindowSpec.Column column : query.spec().columns()) {
      fields.add(new Field(column.name(), windowType(column, input)));
    }
    return new Schema(fields);
  }

  private static DataType windowType(WindowSpec.Column column, Schema input) {
    return switch (column.function()) {
      case ROW_NUMBER -> DataType.LONG;
      case LAG -> input.type(column.argument());
      case SUM -> Aggregate.sum(Expression.col(column.argument())).type(input);
      case AVG -> Aggregate.avg(Expression.col(column.argument())).type(input);
    };
  }

  @Override
  public Schema sort(Query.Sort query) {
    Schema input = query.input().accept(this);
    query.keys().forEach(key -> input.type(key.column()));
    return input;
  }

  @Override
  public Schema limit(Query.Limit query) {
    return query.input().accept(this);
  }
}
