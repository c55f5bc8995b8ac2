package io.github.ecomai.source;

import static io.github.ecomai.source.Aggregate.avg;
import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.countDistinct;
import static io.github.ecomai.source.Aggregate.max;
import static io.github.ecomai.source.Aggregate.min;
import static io.github.ecomai.source.Aggregate.quantile;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.coalesce;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.lit;
import static io.github.ecomai.source.Expression.part;
import static io.github.ecomai.source.Expression.truncate;
import static io.github.ecomai.source.Expression.when;
import static io.github.ecomai.source.Predicate.and;
import static io.github.ecomai.source.Predicate.eq;
import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.Predicate.in;
import static io.github.ecomai.source.Predicate.isNull;
import static io.github.ecomai.source.Predicate.lt;
import static io.github.ecomai.source.Predicate.not;
import static io.github.ecomai.source.Predicate.or;
import static io.github.ecomai.source.Predicate.startsWith;
import static io.github.ecomai.source.SortKey.asc;
import static io.github.ecomai.source.SortKey.desc;
import static io.github.ecomai.source.Tables.at;
import static io.github.ecomai.source.Tables.date;
import static io.github.ecomai.source.Tables.money;
import static io.github.ecomai.source.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected row is worked out by hand from the rows of {@link Tables#shop()}. */
class ExecutorTest {
  private final MemorySource shop = Tables.shop();
  private final Query sales = Query.from("sales");

  private List<List<Object>> rows(Query query) {
    return Tables.rows(shop, query);
  }

  private List<Object> ids(Predicate condition) {
    return rows(sales.where(condition).select("id")).stream().map(row -> row.get(0)).toList();
  }

  private Object first(Expression expression, long id) {
    return rows(sales.where(eq("id", id)).select(expression.as("x"))).get(0).get(0);
  }

  @Test
  void readsWholeTables() {
    assertThat(rows(sales)).hasSize(5);
    assertThat(rows(sales).get(0))
        .isEqualTo(
            row(
                1L,
                "DE",
                money("10.50"),
                1.5,
                date(2024, 12, 30),
                at("2024-12-30T23:30:00Z"),
                true));
    assertThat(rows(sales).get(3))
        .isEqualTo(row(4L, null, money("-3.00"), Double.NaN, null, null, null));
    assertThat(rows(Query.from("nothing"))).isEmpty();
  }

  @Test
  void filtersByThreeValuedLogic() {
    assertThat(ids(eq("country", "DE"))).containsExactly(1L, 2L);
    assertThat(ids(not(eq("country", "DE")))).containsExactly(3L, 5L);
    assertThat(ids(or(eq("country", "DE"), not(eq("country", "DE")))))
        .containsExactly(1L, 2L, 3L, 5L);
    assertThat(ids(isNull("country"))).containsExactly(4L);
    assertThat(ids(not(isNull("amount")))).containsExactly(1L, 2L, 4L, 5L);
    assertThat(ids(and())).hasSize(5);
    assertThat(ids(or())).isEmpty();
    // unknown and false is false, so its opposite is true; unknown and true stays unknown
    assertThat(ids(not(and(eq("country", "DE"), lt("id", 0L))))).hasSize(5);
    assertThat(ids(not(and(eq("country", "XX"), gt("id", 0L))))).containsExactly(1L, 2L, 3L, 5L);
  }

  @Test
  void inAndNullConstants() {
    assertThat(ids(in("country", List.of("FR", "US")))).containsExactly(3L, 5L);
    assertThat(ids(in("id", List.of(1L, 5L, 9L)))).containsExactly(1L, 5L);
    assertThat(ids(in("amount", List.of(money("10.5"), 7L)))).containsExactly(1L);
    assertThat(ids(in("country", List.of()))).isEmpty();
    assertThat(ids(not(in("country", List.of())))).hasSize(5);
    Predicate withNull =
        new Predicate.In(
            col("country"),
            List.of(Expression.Literal.of("FR"), new Expression.Literal(DataType.STRING, null)));
    assertThat(ids(withNull)).containsExactly(3L, 5L);
    assertThat(ids(not(withNull))).isEmpty();
  }

  @Test
  void comparesNumbersOfAllTypes() {
    assertThat(ids(gt("amount", 7L))).containsExactly(1L, 5L);
    assertThat(ids(gt("amount", 7.1))).containsExactly(1L);
    assertThat(ids(eq("amount", money("7.1")))).containsExactly(5L);
    assertThat(ids(eq("amount", money("7.100001")))).isEmpty();
    assertThat(ids(lt("amount", money("7.100001")))).containsExactly(2L, 4L, 5L);
    assertThat(ids(eq("weight", 0.0))).containsExactly(5L);
    assertThat(ids(gt("weight", 1e308))).containsExactly(4L); // NaN is the greatest
    assertThat(ids(col("weight").eq(col("weight")))).containsExactly(1L, 3L, 4L, 5L);
    assertThat(ids(gt("paid", false))).containsExactly(1L, 3L, 5L);
  }

  @Test
  void prefixesAreLetterByLetter() {
    assertThat(ids(startsWith("country", "F"))).containsExactly(3L, 5L);
    assertThat(ids(startsWith("country", "f"))).isEmpty();
    assertThat(ids(startsWith("country", ""))).containsExactly(1L, 2L, 3L, 5L);
  }

  @Test
  void computesArithmetic() {
    assertThat(first(col("id").plus(lit(2)), 3)).isEqualTo(5L);
    assertThat(first(col("amount").times(lit(3)), 1)).isEqualTo(money("31.50"));
    assertThat(first(col("amount").minus(lit(money("0.125"))), 1)).isEqualTo(money("10.375"));
    assertThat(first(col("amount").times(col("amount")), 2)).isEqualTo(0.0625);
    assertThat(first(col("id").dividedBy(lit(2)), 3)).isEqualTo(1.5);
    assertThat(first(col("id").dividedBy(lit(0)), 3)).isNull();
    assertThat(first(col("id").dividedBy(col("weight")), 5)).isNull();
    assertThat(first(col("amount").plus(col("id")), 3)).isNull();
    assertThat(first(Expression.toText(col("id")), 4)).isEqualTo("4");
    assertThat(first(Expression.toText(col("amount").times(lit(10))), 1)).isEqualTo("105");
    assertThat(first(Expression.toText(col("amount")), 1)).as("not whole").isNull();
    assertThat(first(Expression.toText(lit(17850.0)), 1)).isEqualTo("17850");
    assertThat(first(Expression.toText(lit(-0.0)), 1)).isEqualTo("0");
    for (double nothing : new double[] {0.5, -1e300, 0x1p53}) {
      assertThat(first(Expression.toText(lit(nothing)), 1)).isNull();
    }
    assertThat(first(Expression.toText(col("weight")), 4)).as("NaN").isNull();
    assertThat(first(Expression.toText(lit(0x1p53 - 1)), 1)).isEqualTo("9007199254740991");
    assertThat(first(Expression.toDouble(col("amount")), 5)).isEqualTo(7.1);
  }

  @Test
  void overflowIsAnError() {
    Expression huge = lit(Long.MAX_VALUE);
    for (Expression e :
        List.of(
            huge.plus(col("id")),
            huge.times(lit(2)),
            lit(Long.MIN_VALUE).minus(col("id")),
            col("amount").times(lit(100_000_000_000_000_000L)),
            lit(new BigDecimal("999999999999999999")).plus(lit(1)))) {
      assertThatThrownBy(() -> first(e, 1))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("does not fit");
    }
    assertThat(first(huge.plus(Expression.nullOf(DataType.LONG)), 1)).isNull();
  }

  @Test
  void branchesAreComputedOnlyWhereTheyAreNeeded() {
    Expression safe = when(gt("id", 1L), col("id"), lit(Long.MAX_VALUE - 1).plus(col("id")));
    assertThat(rows(sales.select(safe.as("x"))))
        .containsExactly(row(Long.MAX_VALUE), row(2L), row(3L), row(4L), row(5L));
    Expression unknown = when(eq("country", "DE"), lit("home"), lit("abroad"));
    assertThat(first(unknown, 4)).isEqualTo("abroad");
    assertThat(rows(sales.select(coalesce(col("amount"), col("weight"), lit(1)).as("x"))))
        .containsExactly(row(10.5), row(0.25), row(2.0), row(-3.0), row(7.1));
    assertThat(first(coalesce(col("country"), lit("?")), 4)).isEqualTo("?");
  }

  @Test
  void groupsWithEveryAggregate() {
    Query query =
        sales
            .groupBy("country")
            .measures(
                count().as("n"),
                count(col("amount")).as("amounts"),
                countDistinct(col("paid")).as("kinds"),
                sum(col("amount")).as("total"),
                avg(col("amount")).as("mean"),
                min(col("at")).as("first"),
                max(col("weight")).as("heaviest"),
                quantile(col("amount"), 0.5).as("median"),
                sum(col("id")).where(eq("paid", true)).as("paid"))
            .orderBy(asc("country"));
    assertThat(rows(query))
        .containsExactly(
            row(
                "DE",
                2L,
                2L,
                2L,
                money("10.75"),
                5.375,
                at("2024-12-30T23:30:00Z"),
                1.5,
                5.375,
                1L),
            row("FR", 2L, 1L, 1L, money("7.10"), 7.1, at("2025-03-30T00:59:59Z"), 2.0, 7.1, 8L),
            row(null, 1L, 1L, 0L, money("-3.00"), -3.0, null, Double.NaN, -3.0, null));
  }

  @Test
  void groupsOfNothing() {
    Query nothing = sales.where(lt("id", 0L));
    assertThat(rows(nothing.groupBy("country").measures(count().as("n")))).isEmpty();
    assertThat(
            rows(
                nothing
                    .groupBy(new Output[0])
                    .measures(
                        count().as("n"),
                        countDistinct(col("id")).as("d"),
                        sum(col("amount")).as("s"),
                        avg(col("weight")).as("a"),
                        min(col("country")).as("m"),
                        quantile(col("id"), 1).as("q"))))
        .containsExactly(row(0L, 0L, null, null, null, null));
    assertThat(rows(sales.groupBy("paid").measures())).hasSize(3);
  }

  @Test
  void sumsAreExactWhateverTheOrder() {
    Schema schema = Schema.of(new Field("x", DataType.LONG), new Field("d", DataType.decimal(0)));
    BigDecimal most = new BigDecimal("999999999999999999");
    MemorySource numbers =
        MemorySource.builder()
            .rows(
                "t",
                schema,
                List.of(
                    row(Long.MAX_VALUE, most),
                    row(Long.MAX_VALUE, most),
                    row(-Long.MAX_VALUE, most.negate()),
                    row(-5L, most.negate()),
                    row(1L - Long.MAX_VALUE, BigDecimal.TEN)))
            .build();
    Query sums =
        Query.from("t")
            .groupBy(new Output[0])
            .measures(sum(col("x")).as("x"), sum(col("d")).as("d"), avg(col("x")).as("mean"));
    assertThat(Tables.rows(numbers, sums)).containsExactly(row(-4L, BigDecimal.TEN, -0.8));
    Query over =
        Query.from("t").where(gt("x", 0L)).groupBy(new Output[0]).measures(sum(col("x")).as("x"));
    assertThatThrownBy(() -> Tables.rows(numbers, over))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("'x'");
    Query overDecimal =
        Query.from("t").where(gt("x", 0L)).groupBy(new Output[0]).measures(sum(col("d")).as("d"));
    assertThatThrownBy(() -> Tables.rows(numbers, overDecimal))
        .isInstanceOf(DataAccessException.class);
    Query mean =
        Query.from("t").where(gt("x", 0L)).groupBy(new Output[0]).measures(avg(col("x")).as("x"));
    assertThat(Tables.rows(numbers, mean)).containsExactly(row((double) Long.MAX_VALUE));
  }

  @Test
  void quantilesAreOfTypeSeven() {
    Query query =
        sales
            .groupBy(new Output[0])
            .measures(
                quantile(col("id"), 0).as("a"),
                quantile(col("id"), 0.1).as("b"),
                quantile(col("id"), 0.9).as("c"),
                quantile(col("id"), 1).as("d"));
    assertThat(rows(query)).containsExactly(row(1.0, 1.4, 4.6, 5.0));
  }

  @Test
  void joinsInnerAndLeft() {
    Query countries = Query.from("countries");
    assertThat(rows(sales.select("id", "country").join(countries, "country")))
        .containsExactlyInAnyOrder(
            row(1L, "DE", "euro"),
            row(1L, "DE", "north"),
            row(2L, "DE", "euro"),
            row(2L, "DE", "north"));
    assertThat(rows(sales.select("id", "country").leftJoin(countries, "country")))
        .containsExactlyInAnyOrder(
            row(1L, "DE", "euro"),
            row(1L, "DE", "north"),
            row(2L, "DE", "euro"),
            row(2L, "DE", "north"),
            row(3L, "FR", null),
            row(4L, null, null),
            row(5L, "FR", null));
    Query empty = countries.where(eq("zone", "x"));
    assertThat(rows(sales.select("id", "country").join(empty, "country"))).isEmpty();
    assertThat(rows(sales.select("id", "country").leftJoin(empty, "country"))).hasSize(5);
  }

  @Test
  void joinsOnTwoKeysOfOtherNames() {
    Query left = sales.select(col("id").as("id"), col("country").as("c"), col("paid").as("p"));
    Query right =
        sales.select(col("country").as("country"), col("paid").as("paid"), col("id").as("other"));
    Query join =
        new Query.Join(
            left,
            right,
            Query.JoinKind.INNER,
            List.of(new Query.Key("c", "country"), new Query.Key("p", "paid")));
    assertThat(rows(join))
        .containsExactlyInAnyOrder(
            row(1L, "DE", true, 1L),
            row(2L, "DE", false, 2L),
            row(3L, "FR", true, 3L),
            row(3L, "FR", true, 5L),
            row(5L, "FR", true, 3L),
            row(5L, "FR", true, 5L));
  }

  @Test
  void ordersWithNullsLastAndTiesByColumns() {
    assertThat(rows(sales.select("country", "id").orderBy(desc("country"))))
        .containsExactly(row("FR", 3L), row("FR", 5L), row("DE", 1L), row("DE", 2L), row(null, 4L));
    assertThat(rows(sales.select("weight").orderBy(asc("weight"))))
        .containsExactly(row(-0.0), row(1.5), row(2.0), row(Double.NaN), row((Object) null));
    assertThat(rows(sales.select("weight").orderBy(desc("weight"))))
        .containsExactly(row(Double.NaN), row(2.0), row(1.5), row(-0.0), row((Object) null));
    assertThat(rows(sales.select("id").orderBy(desc("id")).limit(2)))
        .containsExactly(row(5L), row(4L));
    assertThat(rows(sales.limit(0))).isEmpty();
    assertThat(rows(sales.select("id").limit(3))).hasSize(3);
  }

  @Test
  void textIsOrderedByCodePoints() {
    String clef = "\uD834\uDD1E"; // above every char of one unit
    String last = "\uFFFD";
    MemorySource texts =
        MemorySource.builder()
            .rows(
                "t",
                Schema.of(new Field("x", DataType.STRING)),
                List.of(row(clef), row(last), row("a"), row("B"), row("ab")))
            .build();
    assertThat(Tables.rows(texts, Query.from("t").orderBy(asc("x"))))
        .containsExactly(row("B"), row("a"), row("ab"), row(last), row(clef));
    assertThat(
            Tables.rows(
                texts,
                Query.from("t")
                    .groupBy(new Output[0])
                    .measures(min(col("x")).as("a"), max(col("x")).as("b"))))
        .containsExactly(row("B", clef));
    assertThat(Tables.rows(texts, Query.from("t").where(gt("x", last)))).containsExactly(row(clef));
  }

  @Test
  void calendarOfDates() {
    Query query =
        sales
            .where(not(isNull("day")))
            .select(
                truncate(col("day"), CalendarUnit.WEEK).as("week"),
                truncate(col("day"), CalendarUnit.QUARTER).as("quarter"),
                part(CalendarPart.ISO_WEEK, col("day")).as("w"),
                part(CalendarPart.ISO_WEEKDAY, col("day")).as("d"),
                part(CalendarPart.YEAR, col("day")).as("y"));
    assertThat(rows(query))
        .containsExactly(
            row(date(2024, 12, 30), date(2024, 10, 1), 1L, 1L, 2024L),
            row(date(2024, 12, 30), date(2025, 1, 1), 1L, 3L, 2025L),
            row(date(2025, 1, 6), date(2025, 1, 1), 2L, 1L, 2025L),
            row(date(2025, 12, 29), date(2025, 10, 1), 1L, 1L, 2025L));
    assertThat(first(Expression.daysBetween(col("day"), lit(date(2025, 1, 1))), 1)).isEqualTo(2L);
    assertThat(first(truncate(col("day"), CalendarUnit.MONTH), 4)).isNull();
    assertThat(first(part(CalendarPart.QUARTER, col("day")), 5)).isEqualTo(4L);
    assertThat(first(truncate(col("day"), CalendarUnit.YEAR), 5)).isEqualTo(date(2025, 1, 1));
  }

  @Test
  void calendarOfInstantsIsTheShops() {
    Query query =
        sales
            .where(not(isNull("at")))
            .select(
                truncate(col("at"), CalendarUnit.DAY).as("day"),
                part(CalendarPart.HOUR, col("at")).as("hour"));
    RunContext berlin = RunContext.defaults().withZone(ZoneId.of("Europe/Berlin"));
    assertThat(Tables.rows(shop, query, berlin))
        .containsExactly(
            row(date(2024, 12, 31), 0L),
            row(date(2025, 1, 1), 1L),
            row(date(2025, 3, 30), 1L),
            row(date(2025, 3, 30), 3L)); // 02:00 does not exist on this day
    assertThat(rows(query).get(0)).isEqualTo(row(date(2024, 12, 30), 23L));
  }

  @Test
  void windows() {
    WindowSpec spec =
        WindowSpec.over("country")
            .orderBy(desc("id"))
            .rowNumber("place")
            .lag("before", "amount", 1)
            .total("all", "amount")
            .movingSum("running", "id", WindowSpec.RUNNING)
            .movingAverage("two", "weight", 2);
    assertThat(
            rows(sales.select("id", "country", "amount", "weight").window(spec).orderBy(asc("id"))))
        .containsExactly(
            row(1L, "DE", money("10.50"), 1.5, 2L, money("0.25"), money("10.75"), 3L, 1.5),
            row(2L, "DE", money("0.25"), null, 1L, null, money("10.75"), 2L, null),
            row(3L, "FR", null, 2.0, 2L, money("7.10"), money("7.10"), 8L, 1.0),
            row(4L, null, money("-3.00"), Double.NaN, 1L, null, money("-3.00"), 4L, Double.NaN),
            row(5L, "FR", money("7.10"), -0.0, 1L, null, money("7.10"), 5L, 0.0));
  }

  @Test
  void windowTiesFollowTheColumns() {
    MemorySource ties =
        MemorySource.builder()
            .rows(
                "t",
                Schema.of(new Field("a", DataType.LONG), new Field("b", DataType.STRING)),
                List.of(row(1L, "z"), row(1L, null), row(1L, "y")))
            .build();
    Query query = Query.from("t").window(WindowSpec.over().orderBy(desc("a")).rowNumber("n"));
    assertThat(Tables.rows(ties, query))
        .containsExactly(row(1L, "z", 2L), row(1L, null, 3L), row(1L, "y", 1L));
  }

  @Test
  void movingSumsForgetRowsThatLeft() {
    List<List<Object>> data = new ArrayList<>();
    for (long i = 1; i <= 6; i++) {
      data.add(row(i, i == 3 ? null : i, i == 2 ? Double.POSITIVE_INFINITY : i / 2.0));
    }
    MemorySource source =
        MemorySource.builder()
            .rows(
                "t",
                Schema.of(
                    new Field("i", DataType.LONG),
                    new Field("x", DataType.LONG),
                    new Field("y", DataType.DOUBLE)),
                data)
            .build();
    Query query =
        Query.from("t")
            .window(
                WindowSpec.over().orderBy(asc("i")).movingSum("sx", "x", 2).movingSum("sy", "y", 2))
            .select("sx", "sy");
    double infinite = Double.POSITIVE_INFINITY;
    assertThat(Tables.rows(source, query))
        .containsExactly(
            row(1L, 0.5),
            row(3L, infinite),
            row(2L, infinite),
            row(4L, 3.5),
            row(9L, 4.5),
            row(11L, 5.5));
  }
}
