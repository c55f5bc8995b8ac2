package io.github.ecomai.copilot;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.commerce.OrderLog;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Schema;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order log from 2011-01-03 to 2011-12-09: customers A with 50 in two orders, B with 30 in one,
 * C with 5 in one, 1250.50 in one order that names no customer, and one write-off.
 */
final class LogShop {
  /** March 2012, long after the last order. */
  static final RunContext RUN =
      RunContext.defaults()
          .withClock(Clock.fixed(Instant.parse("2012-03-10T12:00:00Z"), ZoneOffset.UTC));

  private LogShop() {}

  static MemorySource open() {
    Schema schema =
        Schema.of(
            new Field("invoice", DataType.STRING),
            new Field("customer", DataType.STRING),
            new Field("sku", DataType.STRING),
            new Field("quantity", DataType.LONG),
            new Field("price", DataType.decimal(2)),
            new Field("date", DataType.DATE));
    return MemorySource.builder()
        .rows(
            "log",
            schema,
            List.of(
                row("1", "A", "lamp", 2, "10.00", LocalDate.of(2011, 1, 3)),
                row("2", "A", "tent", 1, "30.00", LocalDate.of(2011, 11, 30)),
                row("3", "B", "tent", 1, "30.00", LocalDate.of(2011, 12, 9)),
                row("4", "C", "mug", 1, "5.00", LocalDate.of(2011, 6, 1)),
                row("5", null, "lamp", 1, "1250.50", LocalDate.of(2011, 11, 5)),
                row("6", null, "lamp", -3, "0.00", LocalDate.of(2011, 11, 6))))
        .build();
  }

  static RetailCopilot copilot(MemorySource log) {
    CommerceSchema schema = CommerceSchema.of(OrderLog.recognise(log));
    return RetailCopilot.of(SemanticModel.commerce(), schema, log);
  }

  private static List<@Nullable Object> row(
      String order, @Nullable String who, String what, long units, String price, LocalDate day) {
    return Arrays.asList(order, who, what, units, new BigDecimal(price), day);
  }
}
