package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import java.util.ArrayList;
import java.util.List;

/** Computes expressions for the rows of one batch. */
final class Values implements Expression.Visitor<Column> {
  private final Batch batch;
  private final ShopCalendar calendar;
  private final Conditions conditions;

  Values(Batch batch, ShopCalendar calendar) {
    this.batch = batch;
    this.calendar = calendar;
    this.conditions = new Conditions(this, batch.rows());
  }

  Column of(Expression expression) {
    return expression.accept(this);
  }

  byte[] of(Predicate condition) {
    return condition.accept(conditions);
  }

  @Override
  public Column column(Expression.Column expression) {
    return batch.column(batch.schema().indexOf(expression.name()));
  }

  @Override
  public Column literal(Expression.Literal expression) {
    return Constants.column(expression, batch.rows());
  }

  @Override
  public Column arithmetic(Expression.Arithmetic expression) {
    return Numbers.apply(
        expression, of(expression.left()), of(expression.right()), expression.type(batch.schema()));
  }

  /** Each branch is computed only for the rows that need it, so the other cannot fail for them. */
  @Override
  public Column choice(Expression.Case expression) {
    byte[] answers = of(expression.condition());
    DataType type = expression.type(batch.schema());
    int[] yes = Truth.rows(answers);
    int[] no = new int[answers.length - yes.length];
    int[] places = new int[answers.length];
    int nextYes = 0;
    int nextNo = 0;
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] == Truth.TRUE) {
        places[i] = nextYes++;
      } else {
        places[i] = yes.length + nextNo;
        no[nextNo++] = i;
      }
    }
    Column then = Numbers.widen(at(yes, expression.then()), type, expression);
    Column otherwise = Numbers.widen(at(no, expression.otherwise()), type, expression);
    return Rows.pick(Rows.append(then, otherwise), places, 0, places.length);
  }

  @Override
  public Column coalesce(Expression.Coalesce expression) {
    DataType type = expression.type(batch.schema());
    Column result = Numbers.widen(of(expression.values().get(0)), type, expression);
    for (Expression next : expression.values().subList(1, expression.values().size())) {
      if (result.hasNulls()) {
        result = fill(result, next, type);
      }
    }
    return result;
  }

  private Column fill(Column column, Expression next, DataType type) {
    int[] places = new int[column.rows()];
    int[] missing = new int[column.rows()];
    int count = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
      if (column.isNull(i)) {
        places[i] = column.rows() + count;
        missing[count++] = i;
      }
    }
    int[] rows = java.util.Arrays.copyOf(missing, count);
    Column more = Numbers.widen(at(rows, next), type, next);
    return Rows.pick(Rows.append(column, more), places, 0, places.length);
  }

  /** The expression computed for some rows only. */
  private Column at(int[] rows, Expression expression) {
    if (rows.length == batch.rows()) {
      return of(expression);
    }
    Needs needs = new Needs(batch.schema()).add(expression);
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < batch.schema().fields().size(); i++) {
      Field field = batch.schema().fields().get(i);
      if (needs.columns().contains(field.name()) || (needs.columns().isEmpty() && i == 0)) {
        fields.add(field);
        columns.add(Rows.pick(batch.column(i), rows, 0, rows.length));
      }
    }
    return new Values(Batch.of(new Schema(fields), columns), calendar).of(expression);
  }

  @Override
  public Column part(Expression.Part expression) {
    Column value = of(expression.value());
    long[] result = new long[value.rows()];
    for (int i = 0; i < result.length; i++) {
      if (value.isNull(i)) {
        continue;
      }
      result[i] =
          expression.part() == CalendarPart.HOUR
              ? calendar.hour(((Timestamps) value).get(i))
              : ShopCalendar.part(day(value, i), expression.part());
    }
    return Longs.wrap(result, result.length, value.nulls());
  }

  @Override
  public Column truncate(Expression.Truncate expression) {
    Column value = of(expression.value());
    int[] result = new int[value.rows()];
    for (int i = 0; i < result.length; i++) {
      if (!value.isNull(i)) {
        result[i] = (int) ShopCalendar.truncate(day(value, i), expression.unit());
      }
    }
    return Dates.wrap(result, result.length, value.nulls());
  }

  private long day(Column value, int row) {
    return value instanceof Timestamps instants
        ? calendar.day(instants.get(row))
        : ((Dates) value).get(row);
  }

  @Override
  public Column daysBetween(Expression.DaysBetween expression) {
    Dates from = (Dates) of(expression.from());
    Dates to = (Dates) of(expression.to());
    long[] result = new long[from.rows()];
    for (int i = 0; i < result.length; i++) {
      result[i] = (long) to.get(i) - from.get(i);
    }
    return Longs.wrap(result, result.length, Numbers.union(from, to));
  }

  @Override
  public Column convert(Expression.Convert expression) {
    Column value = of(expression.value());
    if (expression.type().kind() == Kind.DOUBLE) {
      return Numbers.widen(value, DataType.DOUBLE, expression);
    } else if (value instanceof Strings) {
      return value;
    }
    return NumberText.of(value);
  }
}
