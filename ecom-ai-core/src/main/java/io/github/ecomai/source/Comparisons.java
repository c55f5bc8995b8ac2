package io.github.ecomai.source;

import io.github.ecomai.source.DataType.Kind;

/** Compares two columns row by row. */
final class Comparisons {
  private Comparisons() {}

  /** The order of the two values of a row; neither is null. */
  private interface Order {
    int compare(int row);
  }

  static byte[] apply(Predicate.Operator operator, Column left, Column right) {
    Order order = order(left, right);
    byte[] answers = new byte[left.rows()];
    for (int i = 0; i < answers.length; i++) {
      if (left.isNull(i) || right.isNull(i)) {
        answers[i] = Truth.UNKNOWN;
      } else {
        answers[i] = holds(operator, order.compare(i)) ? Truth.TRUE : Truth.FALSE;
      }
    }
    return answers;
  }

  private static boolean holds(Predicate.Operator operator, int order) {
    return switch (operator) {
      case EQ -> order == 0;
      case NE -> order != 0;
      case LT -> order < 0;
      case LE -> order <= 0;
      case GT -> order > 0;
      case GE -> order >= 0;
    };
  }

  private static Order order(Column left, Column right) {
    if (left instanceof Strings a && right instanceof Strings b) {
      return row -> CodePoints.compare(a.get(row), b.get(row));
    }
    DataType leftType = left.type();
    DataType rightType = right.type();
    if (leftType.kind() != rightType.kind()
        && (leftType.kind() == Kind.DOUBLE || rightType.kind() == Kind.DOUBLE)) {
      double[] a = Numbers.toDoubles(left);
      double[] b = Numbers.toDoubles(right);
      return row -> Long.compare(Codes.ofDouble(a[row]), Codes.ofDouble(b[row]));
    }
    long[] a = Codes.of(left);
    long[] b = Codes.of(right);
    if (leftType.scale() == rightType.scale()) {
      return row -> Long.compare(a[row], b[row]);
    }
    return row -> Numbers.compare(a[row], leftType.scale(), b[row], rightType.scale());
  }
}
