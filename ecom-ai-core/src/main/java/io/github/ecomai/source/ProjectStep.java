package io.github.ecomai.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes columns. */
final class ProjectStep implements Step {
  private final Step input;
  private final List<Output> outputs;
  private final Schema schema;
  private final ShopCalendar calendar;

  ProjectStep(Step input, List<Output> outputs, Schema schema, ShopCalendar calendar) {
    this.input = input;
    this.outputs = outputs;
    this.schema = schema;
    this.calendar = calendar;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = input.next();
    if (batch == null) {
      return null;
    }
    Values values = new Values(batch, calendar);
    return Batch.of(schema, outputs.stream().map(output -> values.of(output.value())).toList());
  }
}
