package io.github.ecomai.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups all rows by hash and keeps one state for each group and measure. */
final class GroupStep implements Step {
  private final Query.Group query;
  private final Step input;
  private final Schema schema;
  private final Budget.Share share;
  private final ShopCalendar calendar;
  private @Nullable Slices result;

  GroupStep(
      Query.Group query, Step input, Schema schema, Budget.Share share, ShopCalendar calendar) {
    this.query = query;
    this.input = input;
    this.schema = schema;
    this.share = share;
    this.calendar = calendar;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public @Nullable Batch next() {
    if (result == null) {
      result = new Slices(run(), null);
    }
    return result.next();
  }

  private Batch run() {
    KeyIndex index = new KeyIndex(types());
    List<Accumulator> states = new ArrayList<>();
    for (Measure measure : query.measures()) {
      states.add(Accumulator.of(measure, input.schema()));
    }
    int groups = query.keys().isEmpty() ? 1 : 0;
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      Values values = new Values(batch, calendar);
      int[] groupOf = groups(index, values, batch.rows());
      groups = Math.max(groups, index.size());
      long bytes = index.bytes();
      for (int i = 0; i < states.size(); i++) {
        add(states.get(i), query.measures().get(i).value(), values, groupOf, groups);
        bytes += states.get(i).bytes();
      }
      share.rows(groups);
      share.hold(bytes);
    }
    List<Column> columns = new ArrayList<>(index.keyColumns());
    for (Accumulator state : states) {
      columns.add(state.result(groups));
    }
    return Batch.of(schema, columns);
  }

  private List<DataType> types() {
    return query.keys().stream().map(key -> key.value().type(input.schema())).toList();
  }

  private int[] groups(KeyIndex index, Values values, int rows) {
    int[] groups = new int[rows];
    if (!query.keys().isEmpty()) {
      index.load(query.keys().stream().map(key -> values.of(key.value())).toList());
      for (int row = 0; row < rows; row++) {
        groups[row] = index.add(row);
      }
    }
    return groups;
  }

  private static void add(
      Accumulator state, Aggregate aggregate, Values values, int[] groupOf, int groups) {
    Column argument = aggregate.argument() == null ? null : values.of(aggregate.argument());
    byte[] answers = aggregate.filter() == null ? null : values.of(aggregate.filter());
    boolean[] counted = new boolean[groupOf.length];
    for (int row = 0; row < counted.length; row++) {
      counted[row] =
          (answers == null || answers[row] == Truth.TRUE)
              && (argument == null || !argument.isNull(row));
    }
    state.add(argument, new Members(counted, groupOf, groups));
  }
}
