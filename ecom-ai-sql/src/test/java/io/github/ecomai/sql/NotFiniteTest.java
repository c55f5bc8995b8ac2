package io.github.ecomai.sql;

import static io.github.ecomai.source.Aggregate.avg;
import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.countDistinct;
import static io.github.ecomai.source.Aggregate.max;
import static io.github.ecomai.source.Aggregate.min;
import static io.github.ecomai.source.Aggregate.quantile;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.lit;
import static io.github.ecomai.source.Predicate.eq;
import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.Predicate.lt;
import static io.github.ecomai.source.SortKey.asc;
import static io.github.ecomai.source.SortKey.desc;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.databases.Database;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.testkit.RandomQueries;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Doubles that are no numbers or infinite, where a database can store them: MariaDB cannot. */
class NotFiniteTest {
  private static final MemorySource TABLES =
      MemorySource.builder()
          .rows(
              "w",
              Schema.of(new Field("id", DataType.LONG), new Field("x", DataType.DOUBLE)),
              List.of(
                  row(1L, Double.NaN),
                  row(2L, Double.POSITIVE_INFINITY),
                  row(3L, Double.NEGATIVE_INFINITY),
                  row(4L, 0.0),
                  row(5L, null),
                  row(6L, Double.NaN),
                  row(7L, 2.5)))
          .build();

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  private static Map<String, Query> cases() {
    Query w = Query.from("w");
    Map<String, Query> cases = new LinkedHashMap<>();
    cases.put("as they are", w);
    cases.put("in order", w.orderBy(asc("x"), asc("id")));
    cases.put("in falling order", w.orderBy(desc("x"), asc("id")));
    cases.put("in groups", w.groupBy("x").measures(count().as("n"), sum(col("id")).as("s")));
    cases.put("above", w.where(gt("x", 1.0)));
    cases.put("below", w.where(lt("x", 1.0)));
    cases.put("equal to themselves", w.where(col("x").eq(col("x"))));
    cases.put("equal", w.where(eq("x", 0.0)));
    cases.put("counted", w.totals(count(col("x")).as("n"), countDistinct(col("x")).as("d")));
    cases.put("extremes", w.totals(min(col("x")).as("a"), max(col("x")).as("b")));
    cases.put("quantile", w.totals(quantile(col("x"), 0.25).as("q")));
    cases.put(
        "arithmetic",
        w.select(
            col("x").plus(lit(1.0)).as("a"),
            col("x").times(lit(-2.0)).as("b"),
            col("x").minus(col("x")).as("c"),
            col("x").dividedBy(lit(2.0)).as("d"),
            lit(1.0).dividedBy(col("x")).as("e")));
    return cases;
  }

  private static Map<String, Query> sums() {
    Query w = Query.from("w");
    Query positive = w.where(gt("x", -1.0)).where(Predicate.ne("id", 6L)).where(gt("id", 1L));
    return Map.of(
        "of all", w.totals(sum(col("x")).as("a"), avg(col("x")).as("b")),
        "of one infinity", positive.totals(sum(col("x")).as("a"), avg(col("x")).as("b")),
        "of two infinities",
            w.where(lt("id", 5L)).where(gt("id", 1L)).totals(sum(col("x")).as("a")));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MARIADB")
  void areTheSameOnEveryDatabaseThatHasThem(Database database) throws SQLException {
    try (JdbcSource source = JdbcSource.of(database.store(TABLES))) {
      assertThat(differences(source, cases())).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "DUCKDB"})
  void areAddedAlike(Database database) throws SQLException {
    try (JdbcSource source = JdbcSource.of(database.store(TABLES))) {
      assertThat(differences(source, sums())).isEmpty();
    }
  }

  /** An error of the database, and no wrong number. */
  @Test
  void areNotAddedByH2() throws SQLException {
    try (JdbcSource source = JdbcSource.of(Database.H2.store(TABLES))) {
      assertThat(differences(source, sums()).values())
          .allMatch(difference -> difference.contains("met a value that its type cannot hold"));
    }
  }

  private static Map<String, String> differences(JdbcSource source, Map<String, Query> queries) {
    Map<String, String> differences = new LinkedHashMap<>();
    queries.forEach(
        (name, query) ->
            RandomQueries.difference(source, TABLES, query, RunContext.defaults())
                .ifPresent(difference -> differences.put(name, difference)));
    return differences;
  }
}
