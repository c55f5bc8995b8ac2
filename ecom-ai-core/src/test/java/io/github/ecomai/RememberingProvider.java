package io.github.ecomai;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataSourceProvider;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.QueryPlan;
import io.github.ecomai.source.Schema;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Opens {@code remembering:} sources that know how often they were closed. */
public final class RememberingProvider implements DataSourceProvider {
  @Override
  public Set<String> schemes() {
    return Set.of("remembering");
  }

  @Override
  public DataSource open(URI uri, RunContext run) {
    return new Source(run);
  }

  /** A second one for the same scheme. */
  public static final class Second implements DataSourceProvider {
    @Override
    public Set<String> schemes() {
      return Set.of("remembering");
    }

    @Override
    public DataSource open(URI uri, RunContext run) {
      return new Source(run);
    }
  }

  /** An empty source. */
  static final class Source implements DataSource {
    private final DataSource empty = MemorySource.builder().build();
    private final RunContext run;
    private int closed;

    Source(RunContext run) {
      this.run = run;
    }

    RunContext run() {
      return run;
    }

    int closed() {
      return closed;
    }

    @Override
    public String name() {
      return "remembering";
    }

    @Override
    public Map<String, Schema> tables() {
      return empty.tables();
    }

    @Override
    public QueryPlan plan(Query query) {
      return empty.plan(query);
    }

    @Override
    public String sql(Query query, RunContext context) {
      return empty.sql(query, context);
    }

    @Override
    public BatchReader read(Query query, RunContext context) {
      return empty.read(query, context);
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
