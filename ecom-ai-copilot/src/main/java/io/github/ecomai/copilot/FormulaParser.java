package io.github.ecomai.copilot;

import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Predicate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the small language of metrics: {@code sum(items.quantity * items.price)}, {@code revenue /
 * orders}, {@code orders.status <> 'cancelled' and orders.promotion_id is not null}.
 */
final class FormulaParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:([A-Za-z_][A-Za-z_0-9]*(?:\\.[A-Za-z_][A-Za-z_0-9]*)?)|(\\d+(?:\\.\\d+)?)"
              + "|'((?:[^']|'')*)'|(<>|<=|>=|[-+*/()=<>,]))");
  private static final Map<String, Predicate.Operator> COMPARISONS =
      Map.of(
          "=", Predicate.Operator.EQ,
          "<>", Predicate.Operator.NE,
          "<", Predicate.Operator.LT,
          "<=", Predicate.Operator.LE,
          ">", Predicate.Operator.GT,
          ">=", Predicate.Operator.GE);
  private static final int MAX_DEPTH = 30;

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private FormulaParser(String text) {
    this.text = text;
    Matcher m = TOKEN.matcher(text);
    int end = 0;
    while (m.find() && m.start() == end) {
      end = m.end();
      tokens.add(m.group(3) == null ? m.group().strip() : "'" + m.group(3).replace("''", "'"));
    }
    if (!text.substring(end).isBlank()) {
      throw bad("cannot be read from '" + text.substring(end).strip() + "' on");
    }
  }

  static Formula formula(String text) {
    FormulaParser parser = new FormulaParser(text);
    Formula formula = parser.sum();
    parser.end();
    return formula;
  }

  static Predicate condition(String text) {
    FormulaParser parser = new FormulaParser(text);
    Predicate condition = parser.or();
    parser.end();
    return condition;
  }

  private Formula sum() {
    deeper();
    Formula left = product();
    while (is("+") || is("-")) {
      Expression.Operator op =
          next().equals("+") ? Expression.Operator.PLUS : Expression.Operator.MINUS;
      left = new Formula.Arithmetic(op, left, product());
    }
    depth--;
    return left;
  }

  private Formula product() {
    Formula left = factor();
    while (is("*") || is("/")) {
      Expression.Operator op =
          next().equals("*") ? Expression.Operator.TIMES : Expression.Operator.DIVIDE;
      left = new Formula.Arithmetic(op, left, factor());
    }
    return left;
  }

  private Formula factor() {
    if (is("(")) {
      next();
      Formula inner = sum();
      expect(")");
      return inner;
    }
    String token = next();
    if (Character.isDigit(token.charAt(0))) {
      return new Formula.Constant(Double.parseDouble(token));
    }
    if (!is("(")) {
      return new Formula.Other(name(token));
    }
    next();
    Formula f = token.equals("count_groups") ? groups() : new Formula.Rows(aggregate(token));
    expect(")");
    return f;
  }

  private Formula groups() {
    String column = name(next());
    expect(",");
    String metric = name(next());
    Predicate.Operator op = comparison();
    return new Formula.Groups(column, metric, op, Double.parseDouble(next()));
  }

  private Aggregate aggregate(String function) {
    if (function.equals("count") && is(")")) {
      return Aggregate.count();
    }
    Expression value = value();
    return switch (function) {
      case "sum" -> Aggregate.sum(value);
      case "avg" -> Aggregate.avg(value);
      case "min" -> Aggregate.min(value);
      case "max" -> Aggregate.max(value);
      case "count" -> Aggregate.count(value);
      case "count_distinct" -> Aggregate.countDistinct(value);
      default ->
          throw bad(
              "has no function '"
                  + function
                  + "'. Maybe sum, avg, min, max, count, count_distinct or count_groups");
    };
  }

  private Expression value() {
    deeper();
    Expression left = valueProduct();
    while (is("+") || is("-")) {
      left = next().equals("+") ? left.plus(valueProduct()) : left.minus(valueProduct());
    }
    depth--;
    return left;
  }

  private Expression valueProduct() {
    Expression left = valueFactor();
    while (is("*") || is("/")) {
      left = next().equals("*") ? left.times(valueFactor()) : left.dividedBy(valueFactor());
    }
    return left;
  }

  private Expression valueFactor() {
    if (is("(")) {
      next();
      Expression inner = value();
      expect(")");
      return inner;
    }
    String token = next();
    if (token.startsWith("'")) {
      return Expression.lit(token.substring(1));
    }
    if (Character.isDigit(token.charAt(0))) {
      boolean whole = token.indexOf('.') < 0;
      return whole ? Expression.lit(Long.valueOf(token)) : Expression.lit(new BigDecimal(token));
    }
    if (!is("(")) {
      return Expression.col(name(token));
    }
    next();
    Expression call = call(token);
    expect(")");
    return call;
  }

  private Expression call(String function) {
    Expression first = value();
    return switch (function) {
      case "day" -> Expression.truncate(first, CalendarUnit.DAY);
      case "days_between" ->
          Expression.daysBetween(
              Expression.truncate(first, CalendarUnit.DAY),
              Expression.truncate(second(), CalendarUnit.DAY));
      case "coalesce" -> Expression.coalesce(first, second());
      default -> throw bad("has no function '" + function + "'. Maybe day, days_between, coalesce");
    };
  }

  private Expression second() {
    expect(",");
    return value();
  }

  private Predicate or() {
    deeper();
    List<Predicate> all = new ArrayList<>(List.of(and()));
    while (is("or")) {
      next();
      all.add(and());
    }
    depth--;
    return all.size() == 1 ? all.get(0) : new Predicate.Or(all);
  }

  private Predicate and() {
    List<Predicate> all = new ArrayList<>(List.of(comparing()));
    while (is("and")) {
      next();
      all.add(comparing());
    }
    return all.size() == 1 ? all.get(0) : new Predicate.And(all);
  }

  private Predicate comparing() {
    Expression left = value();
    if (is("is")) {
      next();
      boolean not = is("not");
      if (not) {
        next();
      }
      expect("null");
      Predicate isNull = new Predicate.IsNull(left);
      return not ? Predicate.not(isNull) : isNull;
    }
    return new Predicate.Comparison(comparison(), left, value());
  }

  private Predicate.Operator comparison() {
    Predicate.Operator op = COMPARISONS.get(next());
    if (op == null) {
      throw bad("needs a comparison before '" + text(at) + "'");
    }
    return op;
  }

  private void deeper() {
    if (++depth > MAX_DEPTH) {
      throw bad("is nested too deeply");
    }
  }

  private boolean is(String token) {
    return at < tokens.size() && tokens.get(at).equals(token);
  }

  private String next() {
    if (at >= tokens.size()) {
      throw bad("ends too early");
    }
    return tokens.get(at++);
  }

  private String text(int i) {
    return i < tokens.size() ? tokens.get(i) : "the end";
  }

  private String name(String token) {
    if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_') {
      throw bad("has '" + token + "' where a name should be");
    }
    return token;
  }

  private void expect(String token) {
    if (!next().equals(token)) {
      throw bad("should have '" + token + "' before '" + text(at) + "'");
    }
  }

  private void end() {
    if (at < tokens.size()) {
      throw bad("cannot be read from '" + tokens.get(at) + "' on");
    }
  }

  private IllegalArgumentException bad(String what) {
    return new IllegalArgumentException("expression '" + text + "' " + what + ".");
  }
}
