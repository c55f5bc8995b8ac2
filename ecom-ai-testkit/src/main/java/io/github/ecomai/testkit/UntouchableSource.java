package io.github.ecomai.testkit;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.QueryPlan;
import io.github.ecomai.source.Schema;
import java.util.Map;

/** A source that fails whoever asks it anything. */
final class UntouchableSource implements DataSource {
  private static AssertionError touched() {
    return new AssertionError("the source was touched before an operation was called");
  }

  @Override
  public String name() {
    return "untouchable";
  }

  @Override
  public Map<String, Schema> tables() {
    throw touched();
  }

  @Override
  public QueryPlan plan(Query query) {
    throw touched();
  }

  @Override
  public String sql(Query query, RunContext run) {
    throw touched();
  }

  @Override
  public BatchReader read(Query query, RunContext run) {
    throw touched();
  }

  @Override
  public void close() {}
}
