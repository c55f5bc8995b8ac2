package io.github.ecomai.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.compliance.TransactionTable.Column;
import io.github.ecomai.data.DateRange;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransactionReaderTest {
  private static final RunContext RUN = RunContext.defaults();

  private static TransactionReader read(DataSource source, RunContext run) {
    return TransactionReader.read(
        source, TransactionReader.query(CommerceSchema.standard(), source, Optional.empty()), run);
  }

  @Test
  void addsUpTheLinesOfAnOrder() {
    DataSource source =
        new Shop()
            .order(1, 5, "2024-03-05T22:30:00Z")
            .line(1, 2, "10.00", "0.00")
            .line(1, 3, "20.00", "0.25")
            .payment(1, "gift card")
            .payment(1, "credit card")
            .build();
    TransactionTable table = read(source, RUN).table();
    assertThat(table.rows()).isEqualTo(1);
    assertThat(table.order(0)).isEqualTo("1");
    assertThat(table.customer(0)).isEqualTo("5");
    assertThat(table.day(0)).isEqualTo(LocalDate.of(2024, 3, 5));
    assertThat(table.get(Column.AMOUNT, 0)).isCloseTo(0.5 * (20 + 45), within(1e-9));
    assertThat(table.get(Column.LIST_AMOUNT, 0)).isCloseTo(0.5 * 80, within(1e-9));
    assertThat(table.get(Column.LINES, 0)).isEqualTo(2);
    assertThat(table.get(Column.UNITS, 0)).isEqualTo(5);
    assertThat(table.get(Column.HIGHEST_PRICE, 0)).isCloseTo(0.5 * 15, within(1e-9));
    assertThat(table.get(Column.HOUR, 0)).isEqualTo(22);
    assertThat(table.method(0)).isEqualTo("gift card");
    assertThat(table.get(Column.ATTEMPTS, 0)).isEqualTo(2);
  }

  @Test
  void theHourIsThatOfTheShop() {
    DataSource source =
        new Shop().order(1, 5, "2024-07-05T22:30:00Z").line(1, 1, "10.00", "0.00").build();
    RunContext berlin = RUN.withZone(ZoneId.of("Europe/Berlin"));
    assertThat(read(source, berlin).table().get(Column.HOUR, 0)).isZero();
  }

  @Test
  void countsWhatIsNoPurchase() {
    DataSource source =
        new Shop()
            .order(1, 5, "2024-03-05T10:00:00Z")
            .line(1, -2, "10.00", "0.00")
            .order(2, 5, "2024-03-05T10:00:00Z")
            .line(2, 3, "0.00", "0.00")
            .order(3, 5, "2024-03-05T10:00:00Z")
            .line(3, 3, "9.00", "1.00")
            .order(4, 5, "2024-03-05T10:00:00Z")
            .line(4, 1, "100.00", "0.00")
            .line(4, -5, "1.00", "0.00")
            .order(5, 0, "2024-03-05T10:00:00Z")
            .line(5, 1, "5.00", "0.00")
            .order(6, 5, "2024-03-05T10:00:00Z")
            .line(6, -1, "0.00", "0.00")
            .build();
    TransactionReader reader = read(source, RUN);
    assertThat(reader.returns()).isEqualTo(2);
    assertThat(reader.freeOfCharge()).isEqualTo(2);
    assertThat(reader.incomplete()).isEqualTo(1);
    assertThat(reader.table().rows()).isEqualTo(1);
    assertThat(reader.table().order(0)).isEqualTo("5");
    assertThat(reader.table().customer(0)).isNull();
    assertThat(reader.table().method(0)).isNull();
    assertThat(reader.table().get(Column.ATTEMPTS, 0)).isNaN();
  }

  @Test
  void ordersAfterThePeriodAreNotRead() {
    DataSource source =
        new Shop()
            .order(1, 5, "2024-03-05T10:00:00Z")
            .line(1, 2, "10.00", "0.00")
            .order(2, 5, "2024-04-01T10:00:00Z")
            .line(2, 2, "10.00", "0.00")
            .build();
    TransactionReader reader =
        TransactionReader.read(
            source,
            TransactionReader.query(
                CommerceSchema.standard(), source, Optional.of(DateRange.ofMonth(2024, 3))),
            RUN);
    assertThat(reader.table().rows()).isEqualTo(1);
  }
}
