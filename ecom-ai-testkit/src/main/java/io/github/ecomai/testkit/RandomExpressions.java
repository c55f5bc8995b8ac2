package io.github.ecomai.testkit;

import io.github.ecomai.source.CalendarPart;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Predicate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Random expressions and conditions over some columns. Those that are asked to be exact give the
 * same bits on every engine.
 */
final class RandomExpressions {
  private static final String[] TEXTS = {"DE", "FR", "a", "O'Neil", "日本", "", "\uFFFD", "a%"};
  private static final String[] PREFIXES = {"", "a", "D", "a%", "_", "Ö", "\\", "'"};

  private final RandomGenerator random;
  private final List<Field> fields;

  RandomExpressions(RandomGenerator random, List<Field> fields) {
    this.random = random;
    this.fields = fields;
  }

  /** A column of a kind, or a constant when there is none. */
  private Expression column(Kind kind) {
    List<Field> some = fields.stream().filter(f -> f.type().kind() == kind).toList();
    return some.isEmpty() || random.nextInt(12) == 0
        ? constant(kind)
        : Expression.col(some.get(random.nextInt(some.size())).name());
  }

  private Expression constant(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> Expression.lit(random.nextBoolean());
      case LONG -> Expression.lit((long) random.nextInt(-3, 40));
      case DOUBLE -> Expression.lit(random.nextInt(-8, 80) / 4.0);
      case DECIMAL ->
          Expression.lit(BigDecimal.valueOf(random.nextInt(-300, 300), random.nextInt(4)));
      case STRING -> Expression.lit(TEXTS[random.nextInt(TEXTS.length)]);
      case DATE -> Expression.lit(LocalDate.of(2024, 12, 25).plusDays(random.nextInt(14)));
      case TIMESTAMP ->
          Expression.lit(
              Instant.parse("2025-03-30T01:00:00Z").plusSeconds(random.nextInt(-9999, 9999)));
    };
  }

  /** Any kind but DOUBLE, which is made by {@link #inexact}. */
  Expression exact(int depth) {
    Kind[] kinds = {Kind.LONG, Kind.DECIMAL, Kind.STRING, Kind.DATE, Kind.TIMESTAMP, Kind.BOOLEAN};
    return exact(kinds[random.nextInt(kinds.length)], depth);
  }

  Expression exact(Kind kind, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return column(kind);
    }
    int choice = random.nextInt(6);
    if (choice == 0) {
      return Expression.when(condition(depth - 1), exact(kind, depth - 1), exact(kind, depth - 1));
    } else if (choice == 1) {
      return Expression.coalesce(exact(kind, depth - 1), exact(kind, 0), column(kind));
    }
    return switch (kind) {
      case LONG -> number(depth - 1);
      case DECIMAL -> decimal(depth - 1);
      case STRING ->
          random.nextBoolean() ? Expression.toText(exact(whole(), depth - 1)) : column(kind);
      case DATE -> Expression.truncate(moment(), unit());
      default -> column(kind);
    };
  }

  private Kind whole() {
    return random.nextInt(3) == 0 ? Kind.DECIMAL : Kind.LONG;
  }

  private Expression number(int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> exact(Kind.LONG, depth).plus(exact(Kind.LONG, depth));
      case 1 -> exact(Kind.LONG, depth).minus(exact(Kind.LONG, depth));
      case 2 -> column(Kind.LONG).times(constant(Kind.LONG));
      case 3 -> Expression.daysBetween(exact(Kind.DATE, depth), exact(Kind.DATE, depth));
      default -> part();
    };
  }

  private Expression part() {
    if (random.nextInt(4) == 0) {
      return Expression.part(CalendarPart.HOUR, column(Kind.TIMESTAMP));
    }
    CalendarPart[] parts = CalendarPart.values();
    return Expression.part(parts[random.nextInt(parts.length - 1)], moment());
  }

  private Expression moment() {
    return column(random.nextBoolean() ? Kind.DATE : Kind.TIMESTAMP);
  }

  private <T> T one(T[] options) {
    return options[random.nextInt(options.length)];
  }

  private CalendarUnit unit() {
    return one(CalendarUnit.values());
  }

  private Expression decimal(int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> exact(Kind.DECIMAL, depth).plus(exact(Kind.LONG, depth));
      case 1 -> exact(Kind.DECIMAL, depth).minus(column(Kind.DECIMAL));
      default -> column(Kind.DECIMAL).times(constant(Kind.LONG));
    };
  }

  /** A DOUBLE that engines may round in different ways. */
  Expression inexact(int depth) {
    return switch (random.nextInt(5)) {
      case 0 -> numeric(depth).dividedBy(numeric(depth));
      case 1 -> column(Kind.DECIMAL).times(column(Kind.DECIMAL));
      case 2 -> Expression.toDouble(numeric(depth));
      case 3 -> column(Kind.DOUBLE).times(numeric(depth));
      default ->
          Expression.when(
              condition(depth), column(Kind.DOUBLE), numeric(depth).dividedBy(numeric(depth)));
    };
  }

  /** An exact number of any type. */
  Expression numeric(int depth) {
    Kind[] kinds = {Kind.LONG, Kind.DECIMAL, Kind.DOUBLE};
    Kind kind = kinds[random.nextInt(kinds.length)];
    return kind == Kind.DOUBLE ? column(kind) : exact(kind, depth);
  }

  Predicate condition(int depth) {
    if (depth > 0 && random.nextInt(3) == 0) {
      Predicate first = condition(depth - 1);
      return switch (random.nextInt(3)) {
        case 0 -> Predicate.and(first, condition(depth - 1));
        case 1 -> Predicate.or(first, condition(depth - 1));
        default -> Predicate.not(first);
      };
    }
    return switch (random.nextInt(6)) {
      case 0 -> new Predicate.IsNull(exact(depth));
      case 1 ->
          new Predicate.StartsWith(column(Kind.STRING), PREFIXES[random.nextInt(PREFIXES.length)]);
      case 2 -> in();
      case 3 -> new Predicate.Comparison(operator(), numeric(depth), numeric(depth));
      default -> comparison(depth);
    };
  }

  private Predicate comparison(int depth) {
    Kind[] kinds = Kind.values();
    Kind kind = kinds[random.nextInt(kinds.length)];
    Expression left = kind == Kind.DOUBLE ? column(kind) : exact(kind, depth);
    return new Predicate.Comparison(
        operator(), left, random.nextBoolean() ? constant(kind) : column(kind));
  }

  private Predicate.Operator operator() {
    return one(Predicate.Operator.values());
  }

  private Predicate in() {
    Kind[] kinds = {Kind.LONG, Kind.STRING, Kind.DATE, Kind.DECIMAL};
    Kind kind = kinds[random.nextInt(kinds.length)];
    List<Expression.Literal> options = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      options.add((Expression.Literal) constant(kind));
    }
    if (random.nextInt(6) == 0) {
      options.add(new Expression.Literal(type(kind), null));
    }
    return new Predicate.In(column(kind), options);
  }

  private static DataType type(Kind kind) {
    return kind == Kind.DECIMAL ? DataType.decimal(2) : new DataType(kind, 0);
  }
}
