package io.github.ecomai.source;

import io.github.ecomai.run.RunContext;

/** Computes one window column over rows that are ordered by partition. */
final class WindowColumn {
  private final WindowSpec.Column column;
  private final int[] order;
  private final int[] starts;

  /** {@code starts} says for each place of the order at which place its partition starts. */
  WindowColumn(WindowSpec.Column column, int[] order, int[] starts) {
    this.column = column;
    this.order = order;
    this.starts = starts;
  }

  Column over(Batch rows, RunContext run) {
    if (column.function() == WindowSpec.Function.ROW_NUMBER) {
      return rowNumber();
    }
    Column argument = rows.column(rows.schema().indexOf(column.argument()));
    return column.function() == WindowSpec.Function.LAG ? lag(argument) : sum(argument, run);
  }

  private Column rowNumber() {
    long[] values = new long[order.length];
    for (int place = 0; place < order.length; place++) {
      values[order[place]] = place - starts[place] + 1L;
    }
    return Longs.wrap(values, values.length, null);
  }

  private Column lag(Column argument) {
    int rows = column.rows().orElse(1);
    int[] earlier = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      boolean inside = place - starts[place] >= rows;
      earlier[order[place]] = inside ? order[place - rows] : -1;
    }
    return Rows.pick(argument, earlier, 0, earlier.length);
  }

  private Column sum(Column argument, RunContext run) {
    WindowFrame frame = new WindowFrame(argument, column);
    int end;
    for (int start = 0; start < order.length; start = end) {
      end = end(start);
      if (column.rows().isEmpty()) {
        total(frame, start, end);
      } else {
        moving(frame, start, end, run);
      }
    }
    return frame.result();
  }

  private int end(int start) {
    int end = start + 1;
    while (end < order.length && starts[end] == start) {
      end++;
    }
    return end;
  }

  private void total(WindowFrame frame, int start, int end) {
    frame.clear();
    for (int place = start; place < end; place++) {
      frame.enter(order[place]);
    }
    for (int place = start; place < end; place++) {
      frame.write(order[place]);
    }
  }

  /** Once rows have to leave, each frame is added up anew, so that nothing is lost by rounding. */
  private void moving(WindowFrame frame, int start, int end, RunContext run) {
    int length = column.rows().orElse(WindowSpec.RUNNING);
    frame.clear();
    for (int place = start; place < end; place++) {
      if (place - start < length) {
        frame.enter(order[place]);
      } else {
        frame.clear();
        for (int i = place - length + 1; i <= place; i++) {
          frame.enter(order[i]);
        }
      }
      frame.write(order[place]);
      if (place % 1024 == 0) {
        run.checkCancelled();
      }
    }
  }
}
