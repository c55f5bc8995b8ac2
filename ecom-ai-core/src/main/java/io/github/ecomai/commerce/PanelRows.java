package io.github.ecomai.commerce;

import io.github.ecomai.commerce.SeriesQuery.Reading;
import io.github.ecomai.run.PartReader;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts rows that are ordered by key and period into one series for each key. */
final class PanelRows implements PartReader<KeyedSeries> {
  private final BatchReader rows;
  private final int keys;
  private final Reading shop;
  private @Nullable Batch batch;
  private int row;
  private volatile boolean closed;

  PanelRows(BatchReader rows, int keys, Reading shop) {
    this.rows = rows;
    this.keys = keys;
    this.shop = shop;
  }

  @Override
  public Optional<KeyedSeries> next() {
    if (closed) {
      throw new IllegalStateException("this panel is closed. Maybe close it after its last row.");
    }
    Batch current = advance();
    if (current == null) {
      return Optional.empty();
    }
    List<String> key = key(current);
    KeyPeriods periods = new KeyPeriods();
    while (current != null && key.equals(key(current))) {
      add(periods, current);
      row++;
      current = advance();
    }
    return Optional.of(KeyedSeries.later(key, () -> periods.on(shop)));
  }

  /** The batch that holds the row to read next; null at the end. Rows without a day are skipped. */
  private @Nullable Batch advance() {
    while (true) {
      if (batch == null || row == batch.rows()) {
        batch = rows.next().orElse(null);
        row = 0;
        if (batch == null) {
          return null;
        }
      } else if (batch.column(keys).isNull(row)) {
        row++;
      } else {
        return batch;
      }
    }
  }

  private List<String> key(Batch current) {
    List<String> key = new ArrayList<>(keys);
    for (int i = 0; i < keys; i++) {
      key.add(String.valueOf(current.column(i).value(row)));
    }
    return key;
  }

  private void add(KeyPeriods periods, Batch current) {
    double value = current.column(keys + 1).number(row);
    periods.add(current.dates("period").get(row), value, current.dates("first_day").get(row));
  }

  @Override
  public void close() {
    closed = true;
    rows.close();
  }
}
