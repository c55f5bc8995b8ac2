package io.github.ecomai.market;

import io.github.ecomai.commerce.KeyedSeries;
import io.github.ecomai.run.PartReader;
import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;

/** Series by value as a reader. */
final class HandedIn implements PartReader<KeyedSeries> {
  private final Iterator<KeyedSeries> series;

  HandedIn(Iterable<KeyedSeries> series) {
    this.series = series.iterator();
  }

  @Override
  public Optional<KeyedSeries> next() {
    return series.hasNext()
        ? Optional.of(Objects.requireNonNull(series.next(), "a series handed in is null."))
        : Optional.empty();
  }

  @Override
  public void close() {
    // nothing was opened
  }
}
