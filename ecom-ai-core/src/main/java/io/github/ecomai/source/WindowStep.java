package io.github.ecomai.source;

import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds columns that look at other rows of the same partition; keeps the order of the rows. */
final class WindowStep implements Step {
  private final Step input;
  private final WindowSpec spec;
  private final Schema schema;
  private final Budget.Share share;
  private final RunContext run;
  private @Nullable Slices result;

  WindowStep(Step input, WindowSpec spec, Schema schema, Budget.Share share, RunContext run) {
    this.input = input;
    this.spec = spec;
    this.schema = schema;
    this.share = share;
    this.run = run;
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
    Batch rows = Rows.all(input, share);
    share.add(8L * rows.rows() * (spec.columns().size() + spec.orderBy().size() + 2));
    int[] order = partitioned(rows);
    int[] starts = starts(rows, order);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < rows.schema().fields().size(); i++) {
      columns.add(rows.column(i));
    }
    for (WindowSpec.Column column : spec.columns()) {
      run.checkCancelled();
      columns.add(new WindowColumn(column, order, starts).over(rows, run));
    }
    return Batch.of(schema, columns);
  }

  /** The rows ordered by partition, then as the window says. */
  private int[] partitioned(Batch rows) {
    List<SortKey> keys = new ArrayList<>();
    spec.partitionBy().forEach(name -> keys.add(SortKey.asc(name)));
    keys.addAll(spec.orderBy());
    return RowOrder.of(rows, keys, run);
  }

  /** For each place in the order, the place at which its partition starts. */
  private int[] starts(Batch rows, int[] order) {
    List<Column> columns =
        spec.partitionBy().stream().map(n -> rows.column(rows.schema().indexOf(n))).toList();
    KeyIndex partitions = new KeyIndex(columns.stream().map(Column::type).toList());
    partitions.load(columns);
    int[] starts = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      int before = partitions.size();
      partitions.add(order[place]);
      starts[place] = partitions.size() > before ? place : starts[place - 1];
    }
    return starts;
  }
}
