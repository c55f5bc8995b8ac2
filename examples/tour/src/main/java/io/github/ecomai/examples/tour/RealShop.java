package io.github.ecomai.examples.tour;

import static io.github.ecomai.source.Aggregate.max;
import static io.github.ecomai.source.Aggregate.min;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Expression.truncate;

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
    LogCounts counted = LogCounts.of(file, run);
    return new Shop(
        "A tour through " + file.name(),
        Words.count(counted.lines())
            + (counted.lines() == 1 ? " order line from " : " order lines from ")
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
        List.of("accounting adjustment", "accounting adjustments"),
        counted.tiles(first, last),
        counted.treatment(file.badRows()),
        LogQuestions.of(first, last, file.log().columns().containsKey(Role.COUNTRY)),
        Optional.empty(),
        Optional.empty());
  }

  private List<@Nullable Object> days() {
    String time = Objects.requireNonNull(file.log().columns().get(Role.TIME), "time");
    Expression day = truncate(col(time), CalendarUnit.DAY);
    List<@Nullable Object> days =
        Rows.of(file.source(), table.totals(min(day).as("first"), max(day).as("last")), run).get(0);
    if (days.get(0) == null) {
      throw new DataAccessException(
          file.name() + " has no order lines with a time. Maybe it is another file.");
    }
    return days;
  }
}
