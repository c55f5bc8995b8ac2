package io.github.ecomai.source;

import org.jspecify.annotations.Nullable;

/** Keeps the first rows and then reads no further. */
final class LimitStep implements Step {
  private final Step input;
  private long left;

  LimitStep(Step input, long rows) {
    this.input = input;
    this.left = rows;
  }

  @Override
  public Schema schema() {
    return input.schema();
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = left == 0 ? null : input.next();
    if (batch == null) {
      return null;
    }
    int rows = (int) Math.min(left, batch.rows());
    left -= rows;
    return Rows.range(batch, 0, rows);
  }
}
