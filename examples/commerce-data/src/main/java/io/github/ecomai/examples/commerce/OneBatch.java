package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Schema;
import java.util.Optional;

/** Reads one batch. Not thread-safe. */
final class OneBatch implements BatchReader {
  private final Batch batch;
  private boolean read;

  OneBatch(Batch batch) {
    this.batch = batch;
  }

  @Override
  public Schema schema() {
    return batch.schema();
  }

  @Override
  public Optional<Batch> next() {
    boolean first = !read;
    read = true;
    return first ? Optional.of(batch) : Optional.empty();
  }

  @Override
  public void close() {
    read = true;
  }
}
