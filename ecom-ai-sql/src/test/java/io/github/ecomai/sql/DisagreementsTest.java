package io.github.ecomai.sql;

import static io.github.ecomai.source.Aggregate.avg;
import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.countDistinct;
import static io.github.ecomai.source.Aggregate.max;
import static io.github.ecomai.source.Aggregate.min;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.coalesce;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.lit;
import static io.github.ecomai.source.Expression.truncate;
import static io.github.ecomai.source.Expression.when;
import static io.github.ecomai.source.Predicate.eq;
import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.Predicate.isNull;
import static io.github.ecomai.source.Predicate.startsWith;
import static io.github.ecomai.source.SortKey.asc;
import static io.github.ecomai.source.SortKey.desc;

import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.WindowSpec;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What some database once answered otherwise or not at all, each under the name of its reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisagreementsTest {
  private static final Schema COLUMNS =
      Schema.of(
          new Field("id", DataType.LONG),
          new Field("note", DataType.STRING),
          new Field("amount", DataType.decimal(2)),
          new Field("rate", DataType.decimal(4)),
          new Field("weight", DataType.DOUBLE),
          new Field("day", DataType.DATE),
          new Field("at", DataType.TIMESTAMP),
          new Field("paid", DataType.BOOLEAN));
  private static final Query SALES = Query.from("sales");

  private @Nullable Everywhere everywhere;

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  @BeforeAll
  void store() throws SQLException {
    BigDecimal one = new BigDecimal("1.00");
    BigDecimal third = new BigDecimal("0.3333");
    Instant at = Instant.parse("2025-03-30T01:00:00Z");
    LocalDate day = LocalDate.of(2024, 12, 30);
    MemorySource tables =
        MemorySource.builder()
            .rows(
                "sales",
                COLUMNS,
                List.of(
                    row(1L, "a", one, third, 0.5, day, at, true),
                    row(2L, "A", one, third, -0.0, day, at, false),
                    row(3L, "a ", one, null, 0.0, null, null, null),
                    row(4L, "\uFFFD", null, third, null, day, at, true),
                    row(5L, "\uD834\uDD1E", new BigDecimal("-2.50"), third, 1e10, day, at, true),
                    row(6L, null, new BigDecimal("7.10"), third, 7.1, day, at, false)))
            .rows("nothing", Schema.of(new Field("id", DataType.LONG)), List.of())
            .build();
    everywhere = Everywhere.store(tables);
  }

  @AfterAll
  void close() {
    if (everywhere != null) {
      everywhere.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> sameRows() {
    return cases().entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () -> Objects.requireNonNull(everywhere).check(each.getValue())));
  }

  private static Map<String, Query> cases() {
    Map<String, Query> cases = new LinkedHashMap<>();
    groups(cases);
    texts(cases);
    numbers(cases);
    names(cases);
    return cases;
  }

  private static void groups(Map<String, Query> cases) {
    Query keyed = SALES.groupBy(col("note").as("k")).measures(count().as("n"));
    cases.put("MariaDB: a condition on a key of groups", keyed.where(startsWith("k", "a")));
    cases.put("MariaDB: an ordering by an aggregate of the SELECT list", keyed.orderBy(asc("n")));
    cases.put(
        "H2: a window over groups by an expression",
        SALES
            .groupBy(col("amount").minus(col("rate")).as("k"))
            .measures(sum(col("weight")).as("w"), countDistinct(col("note")).as("d"))
            .window(WindowSpec.over("k").orderBy(desc("d")).rowNumber("place")));
    cases.put(
        "H2: an expression on groups whose key is not selected",
        SALES
            .groupBy(col("weight").as("w"), col("note").as("k"))
            .measures(min(col("rate")).where(isNull("paid")).as("m"))
            .select(col("m").times(lit(2)).as("x")));
    cases.put(
        "H2: a filter that is never true counted all rows",
        SALES.totals(
            count().where(Predicate.and(eq("id", 1L), Predicate.or())).as("n"),
            count().where(lit(false).ne(lit(false))).as("m")));
    cases.put(
        "H2: a sum over a choice that is never made lost its type",
        SALES.totals(
            sum(col("id")).where(lit("FR").eq(lit("x"))).as("s"),
            avg(col("weight")).where(Predicate.or()).as("a")));
    cases.put("DuckDB: a null is no NaN", SALES.select(col("id").as("id"), col("weight").as("w")));
    cases.put(
        "MariaDB, H2: the mean of whole numbers has all its digits",
        SALES.totals(avg(col("id")).as("a"), avg(col("rate")).as("b")));
    cases.put(
        "all: constants beside totals are one row, also once the totals are left out",
        SALES
            .totals(avg(col("id")).as("m"))
            .select(col("m").as("m"), lit(true).as("x"))
            .select(col("x").as("x"), lit(1).as("y")));
    cases.put(
        "PostgreSQL: a constant as a key is no number of a column",
        SALES.groupBy(lit(1).as("k")).measures(count().as("n")));
  }

  private static void texts(Map<String, Query> cases) {
    cases.put("MariaDB: capitals are other letters", SALES.where(eq("note", "a")));
    cases.put("MariaDB: blanks at the end count", SALES.groupBy("note").measures(count().as("n")));
    cases.put("H2: texts are in the order of code points", SALES.orderBy(asc("note")));
    cases.put(
        "H2: the largest text by code points",
        SALES.totals(max(col("note")).as("a"), min(col("note")).as("b")));
    cases.put("PostgreSQL: no order of some language", SALES.where(gt("note", "A")));
    cases.put(
        "PostgreSQL: a lagged constant has a type",
        SALES
            .select(col("id").as("id"), lit("x").as("c"))
            .window(WindowSpec.over().orderBy(asc("id")).lag("before", "c", 1)));
  }

  private static void numbers(Map<String, Query> cases) {
    cases.put("H2: decimals against floating numbers", SALES.where(col("amount").eq(lit(7.1))));
    cases.put("all: zero has no sign", SALES.groupBy("weight").measures(count().as("n")));
    cases.put(
        "PostgreSQL: choices of small constants are added in 64 bits",
        SALES.select(
            when(eq("id", 1L), lit(2_000_000_000L), lit(1_999_999_999L))
                .plus(when(eq("id", 2L), lit(2_000_000_000L), lit(1_000_000_000L)))
                .as("x")));
    cases.put("all: the smallest number", SALES.where(eq("id", Long.MIN_VALUE)).select("id"));
    cases.put(
        "PostgreSQL: weeks of dates do not depend on the session",
        SALES.select(truncate(col("day"), CalendarUnit.WEEK).as("w")));
  }

  private static void names(Map<String, Query> cases) {
    Query swapped =
        SALES.select(col("amount").as("rate"), col("rate").as("amount"), col("id").as("id"));
    cases.put("all: names that change places, ordered", swapped.orderBy(asc("rate")));
    cases.put(
        "all: names that change places, grouped",
        swapped.groupBy("rate").measures(count().as("n"), sum(col("amount")).as("id")));
    cases.put(
        "all: a group that takes the name of a column, with a condition",
        SALES
            .groupBy(col("amount").as("id"))
            .measures(sum(col("id")).as("amount"))
            .where(gt("amount", 2L))
            .orderBy(desc("id")));
    cases.put(
        "all: ordered by a column whose name another takes later",
        SALES.orderBy(desc("id")).limit(3).select(col("amount").as("id"), col("day").as("d")));
    cases.put(
        "MariaDB, DuckDB: ordered by an expression over a column whose name another takes later",
        SALES
            .select(col("id").times(lit(-1)).as("k"), col("amount").as("v"), col("id").as("id"))
            .orderBy(asc("k"))
            .limit(3)
            .select(col("v").as("id"), col("k").as("k")));
    cases.put(
        "all: groups ordered by a key whose name another takes later",
        SALES
            .groupBy("id")
            .measures(max(col("amount")).as("most"))
            .orderBy(desc("id"))
            .limit(2)
            .select(col("most").as("id")));
    cases.put(
        "all: a name of the table that comes back after two steps",
        SALES
            .select(col("amount").as("x"), col("id").as("y"))
            .select(col("x").as("id"), col("y").as("amount"))
            .orderBy(asc("id"))
            .limit(3));
    Query others =
        SALES.select(col("day").as("k"), col("amount").as("other"), col("id").as("number"));
    cases.put(
        "MariaDB: a table beside itself, with a column and its twin in the order of a window",
        SALES
            .select(coalesce(col("day"), col("day")).as("k"), col("amount").as("amount"))
            .join(others, "k")
            .window(
                WindowSpec.over("k")
                    .orderBy(asc("amount"), asc("other"))
                    .movingSum("s", "number", WindowSpec.RUNNING)));
    cases.put(
        "all: a window over a name that was taken",
        SALES
            .select(col("id").as("id"), col("rate").as("amount"))
            .window(WindowSpec.over("amount").orderBy(asc("id")).rowNumber("place")));
  }
}
