package io.github.ecomai.examples.tour;

import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.countDistinct;
import static io.github.ecomai.source.Aggregate.max;
import static io.github.ecomai.source.Aggregate.min;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.truncate;
import static io.github.ecomai.source.Predicate.and;
import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.Predicate.isNull;
import static io.github.ecomai.source.Predicate.le;
import static io.github.ecomai.source.Predicate.lt;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.OrderLog;
import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.csv.CsvOptions;
import io.github.ecomai.csv.CsvSource;
import io.github.ecomai.csv.OnBadRow;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real order log, read once into memory; what is odd in it is counted and said. */
final class RealShop {
  private final MemorySource source;
  private final OrderLog log;
  private final RunContext run;
  private final String file;

  private RealShop(MemorySource source, OrderLog log, RunContext run, String file) {
    this.source = source;
    this.log = log;
    this.run = run;
    this.file = file;
  }

  static Shop load(Path orders, Map<Role, String> columns, RunContext run, Account account)
      throws IOException {
    String file = String.valueOf(orders.getFileName());
    try (CsvSource csv = CsvSource.open(orders, CsvOptions.defaults().onBadRow(OnBadRow.COLLECT))) {
      String table = csv.tables().keySet().iterator().next();
      Schema schema = Objects.requireNonNull(csv.tables().get(table));
      OrderLog log = OrderLog.recognise(table, schema, columns);
      account.detail("columns " + log.columns());
      MemorySource source =
          account.step("read " + file, () -> MemorySource.copyOf(csv, run, table));
      long bad = csv.report(table).badRows();
      return new RealShop(source, log, run, file).shop(bad);
    }
  }

  private Expression column(Role role) {
    return col(Objects.requireNonNull(log.columns().get(role), role.name()));
  }

  private String name(Role role) {
    return Objects.requireNonNull(log.columns().get(role), role.name());
  }

  private Shop shop(long bad) {
    Query table = Query.from(log.table());
    boolean credit =
        table.schema(source.tables()).type(name(Role.ORDER)).kind() == DataType.Kind.STRING;
    Predicate returned =
        credit
            ? Predicate.startsWith(name(Role.ORDER), "C")
            : and(lt(name(Role.QUANTITY), 0L), gt(name(Role.PRICE), 0L));
    Predicate adjusted = credit ? Predicate.startsWith(name(Role.ORDER), "A") : Predicate.or();
    double[] n =
        Rows.numbers(
            source,
            table.totals(
                count().as("lines"),
                countDistinct(column(Role.ORDER)).as("orders"),
                countDistinct(column(Role.CUSTOMER)).as("customers"),
                countDistinct(column(Role.PRODUCT)).as("products"),
                sum(column(Role.QUANTITY).times(column(Role.PRICE)))
                    .where(Predicate.not(adjusted))
                    .as("net"),
                count().where(returned).as("returns"),
                sum(column(Role.QUANTITY).times(column(Role.PRICE))).where(returned).as("back"),
                count().where(isNull(name(Role.CUSTOMER))).as("nobody"),
                count().where(le(name(Role.PRICE), 0L)).as("free"),
                count().where(adjusted).as("adjusted")),
            run);
    List<@Nullable Object> days = days(table);
    LocalDate first = (LocalDate) Objects.requireNonNull(days.get(0), "first day");
    LocalDate last = (LocalDate) Objects.requireNonNull(days.get(1), "last day");
    List<String> counts = new ArrayList<>();
    String[] names = {"order lines", "invoices", "customers", "products", "net revenue"};
    for (int i = 0; i < names.length; i++) {
      counts.addAll(List.of(names[i], Html.number(n[i])));
    }
    counts.addAll(List.of("first day", first.toString(), "last day", last.toString()));
    List<String> treatment = new ArrayList<>();
    if (bad > 0) {
      treatment.add(Html.count(bad) + " rows could not be read and are left out.");
    }
    treatment.add(
        lines(n[5], "is a return", "are returns")
            + " worth "
            + Html.number(-n[6])
            + ": they count against revenue and spend and are no orders.");
    treatment.add(
        lines(n[7], "names no customer", "name no customer")
            + ": part of revenue and of the screened invoices, but of no customer segment.");
    treatment.add(
        lines(n[8], "has a price of zero or less", "have a price of zero or less")
            + " (gifts, write-offs, corrections) without revenue.");
    if (n[9] > 0) {
      treatment.add(
          lines(n[9], "is an accounting adjustment", "are accounting adjustments")
              + ", left out everywhere.");
    }
    return new Shop(
        "A tour through " + file,
        Html.number(n[0]) + " order lines from " + first + " to " + last + ".",
        source,
        CommerceSchema.of(log),
        first,
        last,
        ZoneOffset.UTC,
        "",
        counts,
        treatment,
        List.of(
            "What was our total revenue?",
            "top 5 countries by revenue",
            "revenue by month in 2011",
            "How many orders came in November 2011?",
            "top 5 products by units sold",
            "average order value by month in 2011",
            "profit by month in 2011"));
  }

  private static String lines(double count, String one, String many) {
    return Html.number(count) + (count == 1 ? " line " + one : " lines " + many);
  }

  private List<@Nullable Object> days(Query table) {
    Expression day = truncate(column(Role.TIME), CalendarUnit.DAY);
    List<@Nullable Object> days =
        Rows.of(source, table.totals(min(day).as("first"), max(day).as("last")), run).get(0);
    if (days.get(0) == null) {
      throw new DataAccessException(file + " has no order lines. Maybe it is another file.");
    }
    return days;
  }
}
