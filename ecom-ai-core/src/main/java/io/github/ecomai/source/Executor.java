package io.github.ecomai.source;

import io.github.ecomai.run.RunContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the steps that core runs over what a source returns. */
final class Executor implements Query.Visitor<Step> {
  private final Map<String, Step> inputs;
  private final Map<String, Schema> schemas = new LinkedHashMap<>();
  private final Budget budget;
  private final RunContext run;

  Executor(String source, Map<String, Step> inputs, RunContext run) {
    this.inputs = inputs;
    this.run = run;
    this.budget = new Budget(source, run.memoryBudget());
    inputs.forEach((name, step) -> schemas.put(name, step.schema()));
  }

  private ShopCalendar calendar() {
    return new ShopCalendar(run.zone());
  }

  @Override
  public Step table(Query.Table query) {
    Step step = inputs.get(query.name());
    if (step == null) {
      throw new IllegalStateException("no input " + query.name());
    }
    return step;
  }

  @Override
  public Step filter(Query.Filter query) {
    return new FilterStep(query.input().accept(this), query.condition(), calendar());
  }

  @Override
  public Step project(Query.Project query) {
    return new ProjectStep(
        query.input().accept(this), query.outputs(), query.schema(schemas), calendar());
  }

  @Override
  public Step join(Query.Join query) {
    return new JoinStep(
        query,
        query.left().accept(this),
        query.right().accept(this),
        new JoinStep.Setting(query.schema(schemas), budget.share("join"), run));
  }

  @Override
  public Step group(Query.Group query) {
    Step input = query.input().accept(this);
    return new GroupStep(query, input, query.schema(schemas), budget.share("group by"), calendar());
  }

  @Override
  public Step window(Query.Window query) {
    Step input = query.input().accept(this);
    return new WindowStep(input, query.spec(), query.schema(schemas), budget.share("window"), run);
  }

  @Override
  public Step sort(Query.Sort query) {
    return new SortStep(query.input().accept(this), query.keys(), budget.share("order by"), run);
  }

  @Override
  public Step limit(Query.Limit query) {
    return new LimitStep(query.input().accept(this), query.rows());
  }
}
