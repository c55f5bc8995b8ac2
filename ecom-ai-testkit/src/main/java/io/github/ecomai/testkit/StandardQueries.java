package io.github.ecomai.testkit;

import static io.github.ecomai.source.Aggregate.avg;
import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.countDistinct;
import static io.github.ecomai.source.Aggregate.max;
import static io.github.ecomai.source.Aggregate.min;
import static io.github.ecomai.source.Aggregate.quantile;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.coalesce;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.daysBetween;
import static io.github.ecomai.source.Expression.lit;
import static io.github.ecomai.source.Expression.part;
import static io.github.ecomai.source.Expression.toDouble;
import static io.github.ecomai.source.Expression.toText;
import static io.github.ecomai.source.Expression.truncate;
import static io.github.ecomai.source.Expression.when;
import static io.github.ecomai.source.Predicate.and;
import static io.github.ecomai.source.Predicate.eq;
import static io.github.ecomai.source.Predicate.ge;
import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.Predicate.in;
import static io.github.ecomai.source.Predicate.isNotNull;
import static io.github.ecomai.source.Predicate.isNull;
import static io.github.ecomai.source.Predicate.le;
import static io.github.ecomai.source.Predicate.lt;
import static io.github.ecomai.source.Predicate.ne;
import static io.github.ecomai.source.Predicate.not;
import static io.github.ecomai.source.Predicate.or;
import static io.github.ecomai.source.Predicate.startsWith;
import static io.github.ecomai.source.SortKey.asc;
import static io.github.ecomai.source.SortKey.desc;

import io.github.ecomai.source.CalendarPart;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.WindowSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named queries over {@link StandardTables}, one for each thing that a source may get wrong. */
final class StandardQueries {
  private static final Query SALES = Query.from("sales");
  private static final Query LIMITS = Query.from("limits");

  private final Map<String, Query> queries = new LinkedHashMap<>();

  private StandardQueries() {}

  static Map<String, Query> all() {
    StandardQueries all = new StandardQueries();
    all.tables();
    all.conditions();
    all.limits();
    all.expressions();
    all.calendar();
    all.groups();
    all.joins();
    all.orderings();
    all.windows();
    return all.queries;
  }

  private void tables() {
    for (String table : StandardTables.all().tables().keySet()) {
      queries.put("whole table " + table, Query.from(table));
    }
    queries.put("some columns in another order", SALES.select("paid", "id", "at"));
    queries.put(
        "some columns of some columns", SALES.select("paid", "id", "at").select("at", "id"));
    queries.put(
        "a renamed column", SALES.select(col("country").as("where"), col("id").as("country")));
  }

  private void conditions() {
    where("text equals", eq("country", "DE"));
    where("text differs, null is left out", ne("country", "DE"));
    where("text compares by code points", gt("country", "UK"));
    where("not of unknown", not(eq("country", "DE")));
    where("unknown or true", or(isNull("country"), eq("country", "XX")));
    where("unknown and false, negated", not(and(eq("country", "XX"), lt("id", 0L))));
    where("no condition", and());
    where("no alternative", or());
    where("in texts", in("country", List.of("DE", "US")));
    where("in nothing", in("id", List.of()));
    where("not in nothing", not(in("country", List.of())));
    where(
        "not in with null",
        not(
            new Predicate.In(
                col("country"),
                List.of(
                    Expression.Literal.of("FR"), new Expression.Literal(DataType.STRING, null)))));
    where("in decimals of other scales", in("amount", List.of(new BigDecimal("7.1"), 0L)));
    where("decimal against LONG", ge("amount", 7L));
    where("decimal against DOUBLE", le("amount", 7.1));
    where("decimal against a finer decimal", lt("amount", new BigDecimal("7.100001")));
    where("LONG against DOUBLE", lt("id", 2.5));
    where("DOUBLE against LONG", eq("weight", 0L));
    where("dates", ge("day", LocalDate.of(2025, 1, 1)));
    where("instants", lt("at", Instant.parse("2025-03-30T01:00:00Z")));
    where("truth values", eq("paid", true));
    where("column against column", col("amount").gt(col("weight")));
    where("prefix", startsWith("country", "D"));
    where("empty prefix leaves out null", startsWith("country", ""));
    where("has a value", isNotNull("weight"));
    where("nothing at all", lt("id", 0L));
  }

  private void where(String name, Predicate condition) {
    queries.put("where: " + name, SALES.where(condition));
  }

  private void limits() {
    queries.put("limits: order of numbers", LIMITS.orderBy(desc("number")));
    queries.put("limits: order of decimals", LIMITS.orderBy(asc("price")));
    queries.put("limits: order of texts", LIMITS.orderBy(asc("text")));
    queries.put("limits: order of days", LIMITS.orderBy(asc("day")));
    queries.put("limits: order of instants", LIMITS.orderBy(desc("at")));
    queries.put("limits: largest number", LIMITS.where(eq("number", Long.MAX_VALUE)));
    queries.put("limits: last day", LIMITS.where(eq("day", LocalDate.of(9999, 12, 31))));
    queries.put(
        "limits: microseconds",
        LIMITS.where(eq("at", Instant.parse("1970-01-01T00:00:00.000001Z"))));
    queries.put(
        "limits: hostile text",
        LIMITS.where(eq("text", "O'Neil \"x\" \\ ; -- /* ${y} ?")).select("n"));
    queries.put(
        "limits: prefix with wildcards", LIMITS.where(startsWith("text", "a%_b\t")).select("n"));
    queries.put(
        "limits: prefix is not a pattern", LIMITS.where(startsWith("text", "a%b")).select("n"));
    queries.put(
        "limits: sums that meet at zero",
        LIMITS.totals(
            sum(col("number")).as("n"),
            sum(col("whole")).as("w"),
            sum(col("price")).as("p"),
            avg(col("number")).as("mean")));
    queries.put(
        "limits: extremes",
        LIMITS.totals(
            min(col("number")).as("a"),
            max(col("number")).as("b"),
            min(col("text")).as("c"),
            max(col("text")).as("d"),
            min(col("day")).as("e"),
            max(col("at")).as("f")));
  }

  private void select(String name, Expression value) {
    queries.put("select: " + name, SALES.select(col("id").as("id"), value.as("x")));
  }

  private void expressions() {
    select("LONG plus LONG", col("id").plus(lit(2)));
    select("decimal plus decimal", col("amount").plus(lit(new BigDecimal("0.125"))));
    select("decimal minus LONG", col("amount").minus(col("id")));
    select("decimal times LONG", col("amount").times(col("id")));
    select("decimal times decimal", col("amount").times(col("amount")));
    select("DOUBLE times decimal", col("weight").times(col("amount")));
    select("quotient of LONGs", col("id").dividedBy(lit(4)));
    select("quotient of decimals", col("amount").dividedBy(lit(new BigDecimal("0.3"))));
    select("division by zero", col("id").dividedBy(col("amount")));
    select("division by DOUBLE zero", col("id").dividedBy(col("weight")));
    select("null in arithmetic", col("amount").plus(Expression.nullOf(DataType.LONG)));
    select("case of three values", when(eq("country", "DE"), lit("home"), lit("abroad")));
    select("case of mixed numbers", when(eq("paid", true), col("amount"), col("id")));
    select(
        "case guards an overflow",
        when(gt("id", 1L), col("id"), lit(Long.MAX_VALUE - 1).plus(col("id"))));
    select("first value", coalesce(col("amount"), col("weight"), lit(1)));
    select("default text", coalesce(col("country"), lit("?")));
    select("LONG as text", toText(col("id")));
    select("decimal as text", toText(col("amount").times(lit(4L))));
    select("DOUBLE as text", toText(col("weight")));
    select("text as text", toText(col("country")));
    select("decimal as DOUBLE", toDouble(col("amount")));
    select("constants of each type", lit(true));
    queries.put(
        "select: constants",
        SALES.select(
            lit(-1L).as("l"),
            lit(2.5).as("d"),
            lit(new BigDecimal("-0.10")).as("m"),
            lit("it's").as("s"),
            lit(LocalDate.of(2024, 2, 29)).as("day"),
            lit(Instant.parse("2025-03-30T00:59:59.123456Z")).as("at"),
            lit(false).as("b"),
            Expression.nullOf(DataType.decimal(3)).as("none")));
  }

  private void calendar() {
    for (CalendarUnit unit : CalendarUnit.values()) {
      select("day cut to " + unit, truncate(col("day"), unit));
      select("instant cut to " + unit, truncate(col("at"), unit));
      queries.put("limits: cut to " + unit, LIMITS.select(truncate(col("day"), unit).as("x")));
    }
    for (CalendarPart each : CalendarPart.values()) {
      select(each + " of instant", part(each, col("at")));
      if (each != CalendarPart.HOUR) {
        select(each + " of day", part(each, col("day")));
      }
    }
    select("days between", daysBetween(col("day"), lit(LocalDate.of(2025, 1, 1))));
    select(
        "days between local days", daysBetween(truncate(col("at"), CalendarUnit.DAY), col("day")));
    queries.put(
        "where: the shop's day",
        SALES.where(truncate(col("at"), CalendarUnit.DAY).eq(lit(LocalDate.of(2025, 3, 30)))));
  }

  private void groups() {
    Output month = truncate(col("at"), CalendarUnit.MONTH).as("month");
    queries.put(
        "group: every aggregate",
        SALES
            .groupBy("country")
            .measures(
                count().as("n"),
                count(col("amount")).as("amounts"),
                countDistinct(col("amount")).as("kinds"),
                sum(col("amount")).as("total"),
                sum(col("weight")).as("weight"),
                avg(col("amount")).as("mean"),
                min(col("at")).as("first"),
                max(col("weight")).as("heaviest"),
                quantile(col("amount"), 0.5).as("median")));
    queries.put(
        "group: filtered aggregates",
        SALES
            .groupBy("country")
            .measures(
                count().where(eq("paid", true)).as("paid"),
                sum(col("id")).where(isNull("paid")).as("open")));
    queries.put("group: two keys", SALES.groupBy("country", "paid").measures(count().as("n")));
    queries.put(
        "group: computed key", SALES.groupBy(month).measures(sum(col("amount")).as("total")));
    queries.put("group: keys only", SALES.groupBy("paid").measures());
    queries.put("group: of no rows", Query.from("nothing").groupBy("id").measures(count().as("n")));
    queries.put(
        "group: totals of no rows",
        Query.from("nothing")
            .totals(
                count().as("n"),
                sum(col("id")).as("s"),
                avg(col("id")).as("a"),
                max(col("id")).as("m"),
                countDistinct(col("id")).as("d")));
    queries.put(
        "group: a constant beside totals",
        SALES.totals(min(col("amount")).as("m")).select(lit(1).as("one")));
    queries.put(
        "group: quantiles",
        SALES.totals(
            quantile(col("id"), 0).as("a"),
            quantile(col("id"), 0.1).as("b"),
            quantile(col("weight"), 0.9).as("c"),
            quantile(col("amount"), 1).as("d")));
    queries.put(
        "group: having and top",
        SALES
            .groupBy("country")
            .measures(count().as("n"))
            .where(gt("n", 1L))
            .orderBy(desc("n"))
            .limit(1));
    queries.put(
        "group: of groups",
        SALES.groupBy("country").measures(count().as("n")).groupBy("n").measures(count().as("c")));
    queries.put("group: DOUBLE keys", SALES.groupBy("weight").measures(count().as("n")));
    queries.put(
        "group: many",
        Query.from("many").groupBy("text").measures(count().as("n"), max(col("n")).as("last")));
  }

  private void joins() {
    Query countries = Query.from("countries");
    queries.put("join: inner, with several matches", SALES.join(countries, "country"));
    queries.put("join: left, null never matches", SALES.leftJoin(countries, "country"));
    queries.put("join: with no rows", SALES.leftJoin(countries.where(eq("zone", "x")), "country"));
    queries.put(
        "join: with a group",
        SALES
            .select("id", "country")
            .leftJoin(
                SALES.groupBy("country").measures(sum(col("amount")).as("total")), "country"));
    queries.put(
        "join: keys of other names",
        new Query.Join(
            SALES.select("id", "country"),
            countries.select(col("country").as("c"), col("zone").as("z")),
            Query.JoinKind.INNER,
            List.of(new Query.Key("country", "c"))));
    queries.put(
        "join: two keys",
        SALES
            .select("id", "country", "paid")
            .join(
                SALES.select(
                    col("country").as("country"), col("paid").as("paid"), col("id").as("other")),
                "country",
                "paid"));
    queries.put(
        "join: then group",
        SALES.join(countries, "country").groupBy("zone").measures(sum(col("amount")).as("total")));
    queries.put(
        "join: many",
        Query.from("many")
            .where(lt("n", 2500L))
            .join(Query.from("many").select(col("n").as("n"), col("text").as("t")), "n"));
  }

  private void orderings() {
    queries.put("order: nulls last, rising", SALES.orderBy(asc("country"), desc("id")));
    queries.put("order: nulls last, falling", SALES.orderBy(desc("amount")));
    queries.put(
        "order: ties by the other columns",
        SALES.select("amount", "country", "id").orderBy(asc("amount")));
    queries.put("order: numbers with fractions", SALES.orderBy(desc("weight")));
    queries.put("order: first rows", SALES.orderBy(desc("amount")).limit(3));
    queries.put("order: no rows wanted", SALES.orderBy(asc("id")).limit(0));
    queries.put("order: more wanted than there are", SALES.orderBy(asc("id")).limit(1_000_000));
    queries.put("order: many", Query.from("many").orderBy(desc("text")).limit(10_000));
    queries.put(
        "order: inside of a filter", SALES.orderBy(desc("amount")).limit(4).where(gt("id", 2L)));
  }

  private void windows() {
    List<String> names = new ArrayList<>(List.of("id", "country", "amount", "weight"));
    Query rows = SALES.select(names.toArray(String[]::new));
    WindowSpec byCountry = WindowSpec.over("country").orderBy(desc("amount"));
    queries.put("window: row numbers", rows.window(byCountry.rowNumber("place")));
    queries.put(
        "window: lag", rows.window(byCountry.lag("before", "id", 1).lag("two", "country", 2)));
    queries.put("window: totals", rows.window(WindowSpec.over("country").total("all", "amount")));
    queries.put("window: total of all", rows.window(WindowSpec.over().total("all", "id")));
    queries.put(
        "window: running", rows.window(byCountry.movingSum("run", "amount", WindowSpec.RUNNING)));
    queries.put(
        "window: moving",
        rows.window(
            WindowSpec.over()
                .orderBy(asc("id"))
                .movingSum("s", "id", 2)
                .movingAverage("m", "weight", 3)));
    queries.put(
        "window: top of each", rows.window(byCountry.rowNumber("place")).where(eq("place", 1L)));
    queries.put(
        "window: share of the total",
        SALES
            .groupBy("country")
            .measures(sum(col("amount")).as("t"))
            .window(WindowSpec.over().total("all", "t"))
            .select(col("country").as("country"), col("t").dividedBy(col("all")).as("share")));
  }
}
