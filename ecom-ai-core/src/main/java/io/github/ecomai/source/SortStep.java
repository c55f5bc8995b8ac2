package io.github.ecomai.source;

import io.github.ecomai.run.RunContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders all rows. */
final class SortStep implements Step {
  private final Step input;
  private final List<SortKey> keys;
  private final Budget.Share share;
  private final RunContext run;
  private @Nullable Slices result;

  SortStep(Step input, List<SortKey> keys, Budget.Share share, RunContext run) {
    this.input = input;
    this.keys = keys;
    this.share = share;
    this.run = run;
  }

  @Override
  public Schema schema() {
    return input.schema();
  }

  @Override
  public @Nullable Batch next() {
    if (result == null) {
      Batch rows = Rows.all(input, share);
      share.add(16L * rows.rows() * keys.size());
      result = new Slices(rows, RowOrder.of(rows, keys, run));
    }
    return result.next();
  }
}
