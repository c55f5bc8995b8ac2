package io.github.ecomai.source;

import org.jspecify.annotations.Nullable;

/** Hands out a large block in batches of usual size, in its own or a given order. */
final class Slices {
  private final Batch rows;
  private final int @Nullable [] order;
  private int next;

  Slices(Batch rows, int @Nullable [] order) {
    this.rows = rows;
    this.order = order;
  }

  @Nullable Batch next() {
    if (next == rows.rows()) {
      return null;
    }
    int start = next;
    next = Math.min(start + Step.BATCH, rows.rows());
    return order == null ? Rows.range(rows, start, next) : Rows.pick(rows, order, start, next);
  }
}
