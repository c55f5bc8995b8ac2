package io.github.ecomai.source;

import org.jspecify.annotations.Nullable;

/** Keeps the rows for which a condition is true. */
final class FilterStep implements Step {
  private final Step input;
  private final Predicate condition;
  private final ShopCalendar calendar;

  FilterStep(Step input, Predicate condition, ShopCalendar calendar) {
    this.input = input;
    this.condition = condition;
    this.calendar = calendar;
  }

  @Override
  public Schema schema() {
    return input.schema();
  }

  @Override
  public @Nullable Batch next() {
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      int[] rows = Truth.rows(new Values(batch, calendar).of(condition));
      if (rows.length == batch.rows()) {
        return batch;
      } else if (rows.length > 0) {
        return Rows.pick(batch, rows, 0, rows.length);
      }
    }
    return null;
  }
}
