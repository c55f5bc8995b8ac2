package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;
import java.util.BitSet;

/** The sum or mean of the rows that have entered a frame, written to rows of a new column. */
final class WindowFrame {
  private final Column argument;
  private final WindowSpec.Column column;
  private final DataType type;
  private final boolean mean;
  private final boolean exact;
  private final long[] codes;
  private final ExactSums exactSums = new ExactSums();
  private final DoubleSums doubleSums = new DoubleSums();
  private final BitSet nulls = new BitSet();
  private final long[] result;
  private long count;

  WindowFrame(Column argument, WindowSpec.Column column) {
    this.argument = argument;
    this.column = column;
    this.mean = column.function() == WindowSpec.Function.AVG;
    this.type = mean ? DataType.DOUBLE : argument.type();
    this.exact = argument.type().kind() != Kind.DOUBLE;
    this.codes = Codes.of(argument);
    this.result = new long[argument.rows()];
  }

  void clear() {
    count = 0;
    exactSums.clear(0);
    doubleSums.clear(0);
  }

  void enter(int row) {
    if (argument.isNull(row)) {
      return;
    }
    count++;
    if (exact) {
      exactSums.add(0, codes[row]);
    } else {
      doubleSums.add(0, Codes.toDouble(codes[row]));
    }
  }

  void write(int row) {
    if (count == 0) {
      nulls.set(row);
    } else if (!exact) {
      double sum = doubleSums.get(0);
      result[row] = Codes.ofDouble(mean ? sum / count : sum);
    } else if (mean) {
      double sum = exactSums.toDouble(0) / Numbers.power(argument.type().scale());
      result[row] = Codes.ofDouble(sum / count);
    } else {
      result[row] = exactSum();
    }
  }

  private long exactSum() {
    try {
      return exactSums.get(0, type);
    } catch (ArithmeticException e) {
      throw Numbers.overflow("the window sum '" + column.name() + "'", type);
    }
  }

  Column result() {
    return Codes.column(type, result, result.length, nulls);
  }
}
