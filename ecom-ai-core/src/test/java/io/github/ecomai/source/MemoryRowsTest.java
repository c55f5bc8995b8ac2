package io.github.ecomai.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ecomai.run.RunContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryRowsTest {
  private static Object stored(DataType type, Object value) {
    MemorySource source =
        MemorySource.builder()
            .rows("t", Schema.of(new Field("total", type)), List.of(List.of(value)))
            .build();
    try (BatchReader reader = source.read(Query.from("t"), RunContext.defaults())) {
      Optional<Batch> batch = reader.next();
      return java.util.Objects.requireNonNull(batch.orElseThrow().column(0).value(0));
    }
  }

  @Property(tries = 200)
  void wholeNumbersBecomeWhatTheColumnHolds(@ForAll int number, @ForAll short small) {
    assertThat(stored(DataType.LONG, number)).isEqualTo((long) number);
    assertThat(stored(DataType.LONG, small)).isEqualTo((long) small);
    assertThat(stored(DataType.DOUBLE, number)).isEqualTo((double) number);
    assertThat(stored(DataType.DOUBLE, (long) number)).isEqualTo((double) number);
    assertThat((BigDecimal) stored(DataType.decimal(2), number))
        .isEqualByComparingTo(BigDecimal.valueOf(number));
  }

  @Test
  void whatWouldLoseDigitsIsRefused() {
    assertThat(stored(DataType.DOUBLE, 1L << 53)).isEqualTo(0x1p53);
    for (long number : new long[] {(1L << 53) + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThatIllegalArgumentException().isThrownBy(() -> stored(DataType.DOUBLE, number));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stored(DataType.decimal(2), Long.MAX_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stored(DataType.decimal(2), new BigDecimal("0.125")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stored(DataType.DOUBLE, new BigDecimal("0.1")));
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, a LocalDate",
    "TIMESTAMP, an Instant",
    "LONG, a Long or an Integer",
    "BOOLEAN, a Boolean",
  })
  void theMessageSaysWhatToGiveAndNoValue(String kind, String wanted) {
    DataType type =
        List.of(DataType.DATE, DataType.TIMESTAMP, DataType.LONG, DataType.BOOLEAN).stream()
            .filter(t -> t.toString().equals(kind))
            .findFirst()
            .orElseThrow();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stored(type, "secret 17"))
        .withMessage(
            "row 0 has a String that does not fit column 'total', which is %s. Maybe give %s.",
            kind, wanted);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stored(DataType.STRING, Instant.EPOCH))
        .withMessageStartingWith("row 0 has an Instant that")
        .withMessageEndingWith("Maybe give a String.");
  }
}
