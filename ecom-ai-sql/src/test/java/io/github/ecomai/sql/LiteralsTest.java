package io.github.ecomai.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.SortKey;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Constants mean themselves on every database, whatever is in them. */
class LiteralsTest {
  private static final Query ONE = Query.from("one");
  private static final List<String> ATTACKS =
      List.of(
          "' OR '1'='1",
          "'; DROP TABLE one; --",
          "\\'; DROP TABLE one; --",
          "\\",
          "\\\\'",
          "'' OR 1=1 /*",
          "*/ OR 1=1 --",
          "\" OR \"\"=\"",
          "` OR 1=1 #",
          "$$; DROP TABLE one; $$",
          "E'\\x27'",
          "X'27'",
          "U&'\\0027'",
          "{fn CONCAT('a','b')}",
          "? :name ${name} #{name} %s %n",
          "\u02BC OR 1=1",
          "\uFF07 OR 1=1",
          "\u00BF' OR 1=1 --",
          "a\u0001b\u001Fc\u007F",
          "\r\n--\n; SELECT 1",
          "1; SELECT pg_sleep(10)",
          "' UNION SELECT * FROM information_schema.tables --",
          "\uFEFF\u200B\u202E",
          "\uD83D\uDE00 \uDBFF\uDFFF",
          "NULL",
          "");

  private static @Nullable Everywhere everywhere;

  @BeforeAll
  @BeforeContainer
  static void store() throws SQLException {
    if (everywhere == null) {
      MemorySource one =
          MemorySource.builder()
              .rows("one", Schema.of(new Field("n", DataType.LONG)), List.of(List.of(1L)))
              .build();
      everywhere = Everywhere.store(one);
    }
  }

  @AfterAll
  @AfterContainer
  static void close() {
    if (everywhere != null) {
      everywhere.close();
      everywhere = null;
    }
  }

  /** Selected, compared with itself and with something else, and taken as a prefix. */
  private static void means(Object value) {
    Expression constant = Expression.lit(value);
    Everywhere all = Objects.requireNonNull(everywhere);
    all.check(ONE.select(constant.as("x")));
    all.check(ONE.where(constant.eq(Expression.lit(value))));
    all.check(ONE.where(Predicate.not(constant.eq(Expression.lit(value)))));
    if (value instanceof String text) {
      all.check(ONE.where(new Predicate.StartsWith(constant, text)));
      all.check(
          ONE.where(new Predicate.In(Expression.lit("x"), List.of(Expression.Literal.of(text)))));
    }
  }

  @Test
  void attacksAreTexts() {
    ATTACKS.forEach(LiteralsTest::means);
  }

  @Provide
  Arbitrary<String> unicode() {
    Arbitrary<Integer> any =
        Arbitraries.integers()
            .between(1, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    Arbitrary<Integer> awkward = Arbitraries.of(39, 34, 92, 96, 10, 13, 9, 37, 95, 36, 63, 59, 45);
    return Arbitraries.frequencyOf(Tuple.of(2, any), Tuple.of(3, awkward))
        .list()
        .ofMaxSize(12)
        .map(points -> new String(points.stream().mapToInt(c -> c).toArray(), 0, points.size()));
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void anyTextReturns(@ForAll("unicode") String text) {
    means(text);
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void floatingNumbersReturn(@ForAll double number) {
    means(number);
  }

  @Property(tries = 30, shrinking = ShrinkingMode.OFF)
  void numbersAndTimesReturn(@ForAll long number) {
    means(number);
    means(
        BigDecimal.valueOf(number % 1_000_000_000_000_000_000L, (int) Math.floorMod(number, 19L)));
    means(LocalDate.ofEpochDay(Math.floorMod(number, 3_000_000L) - 700_000));
    means(Instant.ofEpochSecond(Math.floorMod(number, 250_000_000_000L), 1000 * (number & 511)));
  }

  @Test
  void theEndsOfTheTypesReturn() {
    for (Object value :
        new Object[] {
          Long.MAX_VALUE,
          Long.MIN_VALUE,
          Double.MAX_VALUE,
          -Double.MAX_VALUE,
          Double.MIN_NORMAL,
          -0.0,
          new BigDecimal("999999999999999999"),
          new BigDecimal("-0.999999999999999999"),
          LocalDate.of(1, 1, 1),
          LocalDate.of(9999, 12, 31),
          Instant.parse("0001-01-01T00:00:00Z"),
          Instant.parse("9999-12-31T23:59:59.999999Z"),
          true,
          false
        }) {
      means(value);
    }
  }

  @Test
  void postgresRefusesTheCharacterThatItCannotHold() {
    Query query = ONE.where(Expression.lit("a\0b").eq(Expression.lit("a\0b")));
    for (JdbcSource source : Objects.requireNonNull(everywhere).sources()) {
      if (source.dialect() == Dialect.POSTGRESQL) {
        assertThatThrownBy(() -> source.read(query, RunContext.defaults()).close())
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContainingAll("U+0000", "Maybe");
      }
    }
  }

  @Test
  void awkwardNamesAreNames() throws SQLException {
    List<String> names =
        List.of(
            "select", "a b", "q\"q", "b`b", "it's", "%s", "日付", "--", "x;", "\\", "?", "{d '1'}");
    List<Field> fields = new ArrayList<>();
    List<@Nullable Object> row = new ArrayList<>();
    for (String name : names) {
      fields.add(new Field(name, DataType.LONG));
      row.add((long) row.size());
    }
    MemorySource tables =
        MemorySource.builder().rows("order \"by\" `x`", new Schema(fields), List.of(row)).build();
    try (Everywhere all = Everywhere.store(tables)) {
      Query query = Query.from("order \"by\" `x`");
      all.check(query);
      for (String name : names) {
        all.check(query.groupBy(name).measures(Aggregate.count().as("n")));
        all.check(query.where(Predicate.ge(name, 0L)).orderBy(SortKey.asc(name)));
      }
      assertThat(all.sources()).hasSize(4);
    }
  }
}
