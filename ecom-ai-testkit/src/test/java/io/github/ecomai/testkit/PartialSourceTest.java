package io.github.ecomai.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.AbstractDataSource;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Capability;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** However much of a query a source can run, the rows are the same. */
class PartialSourceTest {
  /** Runs what is pushed in memory. */
  private static final class Partial extends AbstractDataSource {
    private final MemorySource data;
    private final Set<Capability> capabilities;

    Partial(MemorySource data, Set<Capability> capabilities) {
      this.data = data;
      this.capabilities = capabilities;
    }

    @Override
    public String name() {
      return "partial " + capabilities;
    }

    @Override
    public Map<String, Schema> tables() {
      return data.tables();
    }

    @Override
    protected Set<Capability> capabilities() {
      return capabilities;
    }

    @Override
    protected BatchReader open(Query pushed, RunContext run) {
      return data.read(pushed, run);
    }

    @Override
    protected void closeSource() {}
  }

  @Test
  void anySplitGivesTheSameRows() {
    Random random = new Random(11);
    MemorySource tables = RandomTables.of(11, true);
    RandomQueries queries = RandomQueries.of(11, tables);
    for (int i = 0; i < 400; i++) {
      Set<Capability> some = EnumSet.noneOf(Capability.class);
      for (Capability capability : Capability.values()) {
        if (random.nextInt(3) > 0) {
          some.add(capability);
        }
      }
      try (Partial source = new Partial(tables, some)) {
        queries.check(source);
      }
    }
  }

  @Test
  void whatASourceCannotDoIsNotPushed() {
    MemorySource tables = RandomTables.of(12, true);
    RandomQueries queries = RandomQueries.of(12, tables);
    for (int i = 0; i < 300; i++) {
      Query query = queries.next();
      Partial scans = new Partial(tables, EnumSet.noneOf(Capability.class));
      assertThat(scans.plan(query).pushed().values()).allMatch(Query.Table.class::isInstance);
      Partial all = new Partial(tables, Capability.all());
      assertThat(all.plan(query).isComplete()).isTrue();
    }
  }
}
