package io.github.ecomai.commerce;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Strings;
import java.util.Optional;

/**
 * What letters in front of a log's order ids mean: something only if all ids are digits but for one
 * letter in front of some.
 *
 * @param creditNotes whether {@code C} and digits is a credit note: most of these give units back
 * @param adjustments whether {@code A} and digits without a customer is an accounting adjustment
 */
record OrderIds(boolean creditNotes, boolean adjustments) {
  /** Letters mean nothing. */
  static final OrderIds UNMARKED = new OrderIds(false, false);

  /** Looks at each id once; the first of another form ends it. */
  static OrderIds read(DataSource source, Query idsWithUnits, RunContext run) {
    Tally tally = new Tally();
    try (BatchReader reader = source.read(idsWithUnits, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Strings ids = (Strings) next.get().column(0);
        Column units = next.get().column(1);
        for (int row = 0; row < ids.rows(); row++) {
          double number = units.isNull(row) ? 0 : units.number(row);
          if (!ids.isNull(row) && !tally.add(ids.get(row), number)) {
            return UNMARKED;
          }
        }
      }
    }
    return tally.result();
  }

  /** Counts ids by their letter. For one thread. */
  private static final class Tally {
    private long plain;
    private long adjustments;
    private long credits;
    private long givenBack;

    /** False for an id of another form. */
    private boolean add(String id, double units) {
      char mark = mark(id);
      plain += mark == ' ' ? 1 : 0;
      adjustments += mark == 'A' ? 1 : 0;
      credits += mark == 'C' ? 1 : 0;
      givenBack += mark == 'C' && units < 0 ? 1 : 0;
      return mark != '?';
    }

    private OrderIds result() {
      boolean most = credits > 0 && 2 * givenBack >= credits;
      return new OrderIds(plain > 0 && most, plain > 0 && adjustments > 0);
    }
  }

  /** The letter before digits, a blank for digits alone, a question mark for anything else. */
  private static char mark(String id) {
    boolean letter = id.startsWith("C") || id.startsWith("A");
    int from = letter ? 1 : 0;
    boolean digits = id.length() > from;
    for (int i = from; i < id.length(); i++) {
      digits &= id.charAt(i) >= '0' && id.charAt(i) <= '9';
    }
    return !digits ? '?' : letter ? id.charAt(0) : ' ';
  }

  /** How many rows a query has. */
  static long count(DataSource source, Query rows, RunContext run) {
    long count = 0;
    try (BatchReader reader = source.read(rows.totals(Aggregate.count().as("n")), run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        count += next.get().longs("n").get(0);
      }
    }
    return count;
  }
}
