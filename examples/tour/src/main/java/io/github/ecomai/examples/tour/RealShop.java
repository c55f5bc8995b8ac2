package io.github.ecomai.examples.tour;

import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.countDistinct;
import static io.github.ecomai.source.Aggregate.max;
import static io.github.ecomai.source.Aggregate.min;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.truncate;
import static io.github.ecomai.source.Predicate.isNull;
import static io.github.ecomai.source.Predicate.le;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A real order log; what is odd in it is counted and said. */
final class RealShop {
  private final LogFile file;
  private final RunContext run;
  private final Query table;

  private RealShop(LogFile file, RunContext run) {
    this.file = file;
    this.run = run;
    this.table = Query.from(file.log().table());
  }

  static Shop load(Path orders, LogForm form, RunContext run, Account account) throws IOException {
    return new RealShop(LogFile.read(orders, form, run, account), run).shop();
  }

  private Shop shop() {
    List<@Nullable Object> days = days();
    LocalDate first = (LocalDate) Objects.requireNonNull(days.get(0), "first day");
    LocalDate last = (LocalDate) Objects.requireNonNull(days.get(1), "last day");
    double[] n = numbers();
    return new Shop(
        "A tour through " + file.name(),
        Html.number(n[0])
            + (n[0] == 1 ? " order line from " : " order lines from ")
            + first
            + " to "
            + last
            + ".",
        file.source(),
        CommerceSchema.of(file.log()),
        first,
        last,
        ZoneOffset.UTC,
        "",
        counts(n, first, last),
        treatment(n),
        LogQuestions.of(first, last, file.log().columns().containsKey(Role.COUNTRY)));
  }

  private String name(Role role) {
    return Objects.requireNonNull(file.log().columns().get(role), role.name());
  }

  private Expression column(Role role) {
    return col(name(role));
  }

  /** Lines, orders, customers, products, revenue; then returns and other odd lines. */
  private double[] numbers() {
    Expression amount = column(Role.QUANTITY).times(column(Role.PRICE));
    double[] n =
        Rows.numbers(
            file.source(),
            table.totals(
                count().as("lines"),
                countDistinct(column(Role.ORDER)).as("orders"),
                countDistinct(column(Role.CUSTOMER)).as("customers"),
                countDistinct(column(Role.PRODUCT)).as("products"),
                sum(amount).as("net"),
                count().where(file.log().returns()).as("returns"),
                sum(amount).where(file.log().returns()).as("back"),
                count().where(isNull(name(Role.CUSTOMER))).as("nobody"),
                count().where(le(name(Role.PRICE), 0L)).as("free"),
                count().where(file.log().adjustments()).as("adjusted"),
                sum(amount).where(file.log().adjustments()).as("adjustments")),
            run);
    n[4] -= n[10];
    return n;
  }

  private static List<String> counts(double[] n, LocalDate first, LocalDate last) {
    List<String> counts = new ArrayList<>();
    String[] names = {"order lines", "invoices", "customers", "products", "net revenue"};
    for (int i = 0; i < names.length; i++) {
      counts.addAll(List.of(names[i], Html.number(n[i])));
    }
    counts.addAll(List.of("first day", first.toString(), "last day", last.toString()));
    return counts;
  }

  private List<String> treatment(double[] n) {
    List<String> treatment = new ArrayList<>();
    if (file.badRows() > 0) {
      treatment.add(Html.count(file.badRows()) + " rows could not be read and are left out.");
    }
    say(
        treatment,
        lines(n[5], "is a return", "are returns"),
        " worth "
            + Html.number(-n[6])
            + ": they count against revenue and spend, and are no orders of their own.");
    say(
        treatment,
        lines(n[7], "names no customer", "name no customer"),
        ": part of revenue and of the screened invoices, but of no customer segment.");
    say(
        treatment,
        lines(n[8], "has a price of zero or less", "have a price of zero or less"),
        " (gifts, write-offs, corrections) without revenue.");
    say(
        treatment,
        lines(n[9], "is an accounting adjustment", "are accounting adjustments"),
        ", left out everywhere.");
    if (treatment.isEmpty()) {
      treatment.add("Every line is a sale to a known customer.");
    }
    return treatment;
  }

  /** Adds a sentence on lines, if there are such lines. */
  private static void say(List<String> treatment, Optional<String> lines, String what) {
    lines.ifPresent(subject -> treatment.add(subject + what));
  }

  private static Optional<String> lines(double count, String one, String many) {
    return count == 0
        ? Optional.empty()
        : Optional.of(Html.number(count) + (count == 1 ? " line " + one : " lines " + many));
  }

  private List<@Nullable Object> days() {
    Expression day = truncate(column(Role.TIME), CalendarUnit.DAY);
    List<@Nullable Object> days =
        Rows.of(file.source(), table.totals(min(day).as("first"), max(day).as("last")), run).get(0);
    if (days.get(0) == null) {
      throw new DataAccessException(
          file.name() + " has no order lines with a time. Maybe it is another file.");
    }
    return days;
  }
}
