package io.github.ecomai.source;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Answers conditions for the rows of one batch, see {@link Truth}. */
final class Conditions implements Predicate.Visitor<byte[]> {
  private final Values values;
  private final int rows;

  Conditions(Values values, int rows) {
    this.values = values;
    this.rows = rows;
  }

  @Override
  public byte[] comparison(Predicate.Comparison condition) {
    return Comparisons.apply(
        condition.operator(), condition.left().accept(values), condition.right().accept(values));
  }

  @Override
  public byte[] in(Predicate.In condition) {
    Column value = condition.value().accept(values);
    if (value instanceof Strings texts) {
      return inTexts(texts, condition.options());
    }
    if (condition.options().stream()
        .allMatch(o -> o.value() != null && o.type().equals(value.type()))) {
      return inCodes(value, condition.options());
    }
    byte[] answers = new byte[rows];
    for (Expression.Literal option : condition.options()) {
      Column constant = Constants.column(option, rows);
      either(answers, Comparisons.apply(Predicate.Operator.EQ, value, constant));
    }
    return answers;
  }

  private byte[] inCodes(Column value, List<Expression.Literal> options) {
    long[] wanted = new long[options.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = Codes.of(Constants.column(options.get(i), 1))[0];
    }
    Arrays.sort(wanted);
    long[] codes = Codes.of(value);
    byte[] answers = new byte[rows];
    for (int i = 0; i < rows && wanted.length > 0; i++) {
      if (value.isNull(i)) {
        answers[i] = Truth.UNKNOWN;
      } else {
        answers[i] = Arrays.binarySearch(wanted, codes[i]) >= 0 ? Truth.TRUE : Truth.FALSE;
      }
    }
    return answers;
  }

  private byte[] inTexts(Strings texts, List<Expression.Literal> options) {
    Set<String> wanted = new HashSet<>();
    boolean hasNull = false;
    for (Expression.Literal option : options) {
      if (option.value() instanceof String text) {
        wanted.add(text);
      } else {
        hasNull = true;
      }
    }
    byte[] answers = new byte[rows];
    for (int i = 0; i < rows && !options.isEmpty(); i++) {
      if (texts.isNull(i)) {
        answers[i] = Truth.UNKNOWN;
      } else if (wanted.contains(texts.get(i))) {
        answers[i] = Truth.TRUE;
      } else {
        answers[i] = hasNull ? Truth.UNKNOWN : Truth.FALSE;
      }
    }
    return answers;
  }

  @Override
  public byte[] isNull(Predicate.IsNull condition) {
    Column value = condition.value().accept(values);
    byte[] answers = new byte[rows];
    for (int i = 0; i < rows; i++) {
      answers[i] = value.isNull(i) ? Truth.TRUE : Truth.FALSE;
    }
    return answers;
  }

  @Override
  public byte[] startsWith(Predicate.StartsWith condition) {
    Strings texts = (Strings) condition.value().accept(values);
    byte[] answers = new byte[rows];
    for (int i = 0; i < rows; i++) {
      if (texts.isNull(i)) {
        answers[i] = Truth.UNKNOWN;
      } else {
        answers[i] = texts.get(i).startsWith(condition.prefix()) ? Truth.TRUE : Truth.FALSE;
      }
    }
    return answers;
  }

  @Override
  public byte[] and(Predicate.And condition) {
    byte[] answers = new byte[rows];
    Arrays.fill(answers, Truth.TRUE);
    for (Predicate part : condition.conditions()) {
      byte[] more = part.accept(this);
      for (int i = 0; i < rows; i++) {
        answers[i] = (byte) Math.min(answers[i], more[i]);
      }
    }
    return answers;
  }

  @Override
  public byte[] or(Predicate.Or condition) {
    byte[] answers = new byte[rows];
    for (Predicate part : condition.conditions()) {
      either(answers, part.accept(this));
    }
    return answers;
  }

  private static void either(byte[] answers, byte[] more) {
    for (int i = 0; i < answers.length; i++) {
      answers[i] = (byte) Math.max(answers[i], more[i]);
    }
  }

  @Override
  public byte[] not(Predicate.Not condition) {
    byte[] answers = condition.condition().accept(this);
    for (int i = 0; i < rows; i++) {
      answers[i] = (byte) (Truth.TRUE - answers[i]);
    }
    return answers;
  }
}
