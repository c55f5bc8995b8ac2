package io.github.ecomai.commerce;

import io.github.ecomai.commerce.SeriesQuery.Reading;
import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sums of one key in rising order of period, to be laid on the periods of the shop: from the
 * key's first sale to the shop's last whole period, zero where the shop was open and the key did
 * not sell.
 */
final class KeyPeriods {
  private static final int AT_FIRST = 16;

  private int[] periods = new int[AT_FIRST];
  private double[] values = new double[AT_FIRST];
  private int size;
  private int firstDay = Integer.MAX_VALUE;

  void add(int period, double value, int first) {
    if (size == periods.length) {
      periods = Arrays.copyOf(periods, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    periods[size] = period;
    values[size++] = Double.isNaN(value) ? 0 : value;
    firstDay = Math.min(firstDay, first);
  }

  Reading on(Reading shop) {
    TimeSeries all = shop.series();
    List<String> notes = new ArrayList<>(shop.notes());
    int from = Math.max(0, index(all, 0));
    if (beginsInPart(all, from)) {
      from++;
      notes.add(SalesPeriods.incompleteBegin(LocalDate.ofEpochDay(firstDay), begin(0)));
    }
    if (from >= all.size()) {
      throw new IllegalArgumentException(
          "the first sale is on "
              + LocalDate.ofEpochDay(firstDay)
              + ", in a period that is not over. Maybe ask again after it, or for shorter steps.");
    }
    double[] filled = new double[all.size() - from];
    for (int i = 0; i < size; i++) {
      int at = index(all, i) - from;
      if (at >= 0 && at < filled.length) {
        filled[at] += values[i];
      }
    }
    return new Reading(TimeSeries.of(all.time(from), all.frequency(), filled), notes);
  }

  /** Whether the key's first period is known in part only and another one has sales. */
  private boolean beginsInPart(TimeSeries all, int from) {
    Frequency steps = all.frequency();
    LocalDate soon = LocalDate.ofEpochDay(firstDay).minusDays(SalesPeriods.slack(steps));
    return steps.isCoarserThan(Frequency.DAY)
        && index(all, 0) == from
        && size > 1
        && index(all, 1) < all.size()
        && soon.isAfter(begin(0));
  }

  private LocalDate begin(int i) {
    return LocalDate.ofEpochDay(periods[i]);
  }

  private int index(TimeSeries all, int i) {
    return Math.toIntExact(all.frequency().between(all.start(), begin(i)));
  }
}
