package io.github.ecomai.source;

import static io.github.ecomai.source.Aggregate.avg;
import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.max;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.coalesce;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.daysBetween;
import static io.github.ecomai.source.Expression.lit;
import static io.github.ecomai.source.Expression.part;
import static io.github.ecomai.source.Expression.toDouble;
import static io.github.ecomai.source.Expression.toText;
import static io.github.ecomai.source.Expression.truncate;
import static io.github.ecomai.source.Predicate.eq;
import static io.github.ecomai.source.SortKey.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryTypingTest {
  private static final Map<String, Schema> TABLES =
      Map.of(
          "orders",
          Schema.of(
              new Field("id", DataType.LONG),
              new Field("customer", DataType.STRING),
              new Field("day", DataType.DATE),
              new Field("at", DataType.TIMESTAMP),
              new Field("total", DataType.decimal(2)),
              new Field("rate", DataType.decimal(4)),
              new Field("weight", DataType.DOUBLE),
              new Field("open", DataType.BOOLEAN)),
          "customers",
          Schema.of(new Field("customer", DataType.STRING), new Field("day", DataType.DATE)));
  private static final Query ORDERS = Query.from("orders");

  private static DataType type(Expression expression) {
    return ORDERS.select(expression.as("x")).schema(TABLES).type("x");
  }

  @Test
  void arithmeticKeepsExactNumbersExact() {
    assertThat(type(col("id").plus(lit(1)))).isEqualTo(DataType.LONG);
    assertThat(type(col("id").times(col("total")))).isEqualTo(DataType.decimal(2));
    assertThat(type(col("total").minus(col("rate")))).isEqualTo(DataType.decimal(4));
    assertThat(type(col("total").times(col("rate")))).isEqualTo(DataType.DOUBLE);
    assertThat(type(col("id").dividedBy(lit(2)))).isEqualTo(DataType.DOUBLE);
    assertThat(type(col("weight").plus(col("id")))).isEqualTo(DataType.DOUBLE);
  }

  @Test
  void otherExpressionsHaveTheirTypes() {
    assertThat(type(truncate(col("at"), CalendarUnit.MONTH))).isEqualTo(DataType.DATE);
    assertThat(type(part(CalendarPart.HOUR, col("at")))).isEqualTo(DataType.LONG);
    assertThat(type(coalesce(col("id"), lit(new BigDecimal("0.00")))))
        .isEqualTo(DataType.decimal(2));
    assertThat(type(toDouble(col("total")))).isEqualTo(DataType.DOUBLE);
    assertThat(type(toText(col("id")))).isEqualTo(DataType.STRING);
    assertThat(type(daysBetween(col("day"), lit(LocalDate.EPOCH)))).isEqualTo(DataType.LONG);
  }

  @Test
  void groupsHaveKeysThenMeasures() {
    Schema schema =
        ORDERS
            .groupBy("customer")
            .measures(
                count().as("n"),
                sum(col("total")).as("sum"),
                avg(col("total")).where(eq("open", true)).as("mean"),
                max(col("day")).as("last"))
            .orderBy(desc("sum"))
            .limit(3)
            .schema(TABLES);
    assertThat(schema.fields())
        .containsExactly(
            new Field("customer", DataType.STRING),
            new Field("n", DataType.LONG),
            new Field("sum", DataType.decimal(2)),
            new Field("mean", DataType.DOUBLE),
            new Field("last", DataType.DATE));
  }

  @Test
  void joinsKeepKeysOnce() {
    Query customers = Query.from("customers").select(col("customer").as("customer"));
    assertThat(ORDERS.join(customers, "customer").schema(TABLES).names())
        .isEqualTo(ORDERS.schema(TABLES).names());
    assertThatThrownBy(() -> ORDERS.join(Query.from("customers"), "customer").schema(TABLES))
        .hasMessageContaining("'day' stands on both sides");
    assertThatThrownBy(() -> ORDERS.join(Query.from("customers"), "day", "id").schema(TABLES))
        .hasMessageContaining("no column 'id'");
  }

  @Test
  void windowsAddColumns() {
    WindowSpec window =
        WindowSpec.over("customer")
            .orderBy(desc("total"))
            .rowNumber("place")
            .lag("before", "total", 1)
            .movingAverage("mean", "total", 3)
            .total("all", "total");
    assertThat(ORDERS.window(window).schema(TABLES).fields())
        .endsWith(
            new Field("place", DataType.LONG),
            new Field("before", DataType.decimal(2)),
            new Field("mean", DataType.DOUBLE),
            new Field("all", DataType.decimal(2)));
    assertThatThrownBy(() -> WindowSpec.over("customer").rowNumber("place"))
        .hasMessageContaining("needs an order");
  }

  @Test
  void mistakesAreNamed() {
    assertRefused(Query.from("nowhere"), "no table 'nowhere'", "customers, orders");
    assertRefused(ORDERS.select("nothing"), "no column 'nothing'", "customer");
    assertRefused(ORDERS.where(eq("customer", 1L)), "compares STRING with LONG");
    assertRefused(ORDERS.where(eq("at", LocalDate.EPOCH)), "truncate a TIMESTAMP to DAY");
    assertRefused(ORDERS.totals(sum(col("customer")).as("x")), "sum needs a number");
    assertRefused(
        ORDERS.select(truncate(col("id"), CalendarUnit.DAY).as("x")), "needs a DATE or TIMESTAMP");
    assertRefused(ORDERS.select(part(CalendarPart.HOUR, col("day")).as("x")), "has no hour");
    assertRefused(ORDERS.select(col("id").as("x"), col("day").as("x")), "'x' occurs twice");
    assertThatThrownBy(() -> lit(Double.NaN)).hasMessageContaining("does not fit DOUBLE");
    assertThatThrownBy(() -> lit(new StringBuilder())).hasMessageContaining("no column type");
    assertThatThrownBy(() -> ORDERS.limit(-1)).hasMessageContaining("limit -1");
  }

  private static void assertRefused(Query query, String... parts) {
    assertThatThrownBy(() -> query.schema(TABLES))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(List.of(parts)));
  }
}
