package io.github.ecomai.source;

import static io.github.ecomai.source.Aggregate.count;
import static io.github.ecomai.source.Aggregate.sum;
import static io.github.ecomai.source.Expression.col;
import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.Predicate.startsWith;
import static io.github.ecomai.source.SortKey.asc;
import static io.github.ecomai.source.Tables.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AbstractDataSourceTest {
  private final Query sales = Query.from("sales");

  /** Runs what is pushed in memory and counts its readers. */
  private static final class Counting extends AbstractDataSource {
    private final MemorySource data = Tables.shop();
    private final Set<Capability> capabilities;
    private final List<Query> opened = new ArrayList<>();
    private int open;
    private int batches;
    private int closed;
    private int failAt = Integer.MAX_VALUE;

    Counting(Capability... capabilities) {
      this.capabilities = EnumSet.noneOf(Capability.class);
      this.capabilities.addAll(List.of(capabilities));
    }

    @Override
    public String name() {
      return "counting";
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
      if (opened.size() == failAt) {
        throw new DataAccessException("cannot open");
      }
      opened.add(pushed);
      BatchReader reader = data.read(pushed, run);
      open++;
      return new BatchReader() {
        private boolean done;

        @Override
        public Schema schema() {
          return reader.schema();
        }

        @Override
        public Optional<Batch> next() {
          batches++;
          return reader.next();
        }

        @Override
        public void close() {
          open -= done ? 0 : 1;
          done = true;
          reader.close();
        }
      };
    }

    @Override
    protected void closeSource() {
      closed++;
    }
  }

  @Test
  void aScanSourceIsCompletedAndReadsOnlyTheColumnsNeeded() {
    Counting source = new Counting(Capability.COLUMNS);
    Query query = sales.where(gt("id", 1L)).groupBy("country").measures(sum(col("amount")).as("t"));
    QueryPlan plan = source.plan(query);
    assertThat(plan.pushed()).isEqualTo(Map.of("$0", sales.select("id", "country", "amount")));
    assertThat(plan.isComplete()).isFalse();
    assertThat(plan.rest().toString()).startsWith("from $0 | where id > 1");
    assertThat(source.plan(sales.totals(count().as("n"))).pushed().get("$0"))
        .isEqualTo(sales.select("id"));
    assertThat(source.plan(sales.where(gt("id", 1L)).orderBy(asc("day"))).pushed().get("$0"))
        .isEqualTo(sales); // any column may break a tie
    assertThat(source.plan(sales.select("id")).isComplete()).isTrue();
    assertThat(new Counting().plan(query).pushed().get("$0")).isEqualTo(sales);
  }

  @Test
  void pushesTheLargestPartsThatTheSourceCanRun() {
    Counting source = new Counting(Capability.COLUMNS, Capability.FILTER, Capability.JOIN);
    Query filtered = sales.where(gt("id", 1L));
    Query query =
        filtered
            .where(startsWith("country", "D"))
            .join(Query.from("countries").where(gt("zone", "e")), "country")
            .groupBy("zone")
            .measures(count().as("n"));
    QueryPlan plan = source.plan(query);
    assertThat(plan.pushed().get("$0")).isEqualTo(filtered.select("country"));
    assertThat(plan.pushed().get("$1")).isEqualTo(Query.from("countries").where(gt("zone", "e")));
    assertThat(Tables.rows(source, query))
        .containsExactlyInAnyOrder(row("euro", 1L), row("north", 1L));
    assertThat(source.plan(sales.join(Query.from("countries"), "country")).isComplete()).isTrue();
  }

  @Test
  void closesWhatItOpened() {
    Counting source = new Counting();
    Query join = sales.select("id", "country").join(Query.from("countries"), "country");
    assertThat(Tables.rows(source, join)).hasSize(4);
    assertThat(source.open).isZero();

    BatchReader early = source.read(join, RunContext.defaults());
    assertThat(source.open).isEqualTo(2);
    early.close();
    assertThat(source.open).isZero();

    source.failAt = source.opened.size() + 1;
    assertThatThrownBy(() -> source.read(join, RunContext.defaults()))
        .isInstanceOf(DataAccessException.class)
        .hasMessage("cannot open");
    assertThat(source.open).isZero();

    source.failAt = Integer.MAX_VALUE;
    Query overflow = sales.select(col("id").plus(Expression.lit(Long.MAX_VALUE)).as("x"));
    assertThatThrownBy(() -> Tables.rows(source, overflow)).isInstanceOf(DataAccessException.class);
    assertThat(source.open).isZero();

    BatchReader left = source.read(sales, RunContext.defaults());
    source.close();
    source.close();
    assertThat(source.open).isZero();
    assertThat(source.closed).isEqualTo(1);
    assertThatThrownBy(left::next).isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> source.read(sales, RunContext.defaults()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("counting is closed");
  }

  @Test
  void aLimitStopsReading() {
    Counting source = new Counting();
    assertThat(Tables.rows(source, sales.limit(2))).hasSize(2);
    assertThat(source.batches).isEqualTo(1);
    assertThat(Tables.rows(source, sales.limit(0))).isEmpty();
    assertThat(source.batches).isEqualTo(1);
  }

  @Test
  void aReaderWithOtherColumnsIsABugThatIsNamed() {
    AbstractDataSource wrong =
        new AbstractDataSource() {
          private final MemorySource data = Tables.shop();

          @Override
          public String name() {
            return "wrong";
          }

          @Override
          public Map<String, Schema> tables() {
            return data.tables();
          }

          @Override
          protected Set<Capability> capabilities() {
            return Capability.none();
          }

          @Override
          protected BatchReader open(Query pushed, RunContext run) {
            return data.read(Query.from("countries"), run);
          }

          @Override
          protected void closeSource() {}
        };
    assertThatThrownBy(() -> wrong.read(sales, RunContext.defaults()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("wrong")
        .hasMessageContaining("zone");
  }

  @Test
  void eachStepHasABudget() {
    List<List<Object>> rows = new ArrayList<>();
    for (long i = 0; i < 10_000; i++) {
      rows.add(row(i, "text " + i));
    }
    Schema schema = Schema.of(new Field("n", DataType.LONG), new Field("s", DataType.STRING));
    MemorySource source = MemorySource.builder().rows("t", schema, rows).build();
    Query table = Query.from("t");
    RunContext small = RunContext.defaults().withMemoryBudget(50_000);
    for (Map.Entry<String, Query> each :
        Map.of(
                "group by", table.groupBy("s").measures(count().as("c")),
                "order by", table.orderBy(asc("s")),
                "join", table.join(table.select(col("n").as("n"), col("s").as("t")), "n"),
                "window", table.window(WindowSpec.over().total("x", "n")))
            .entrySet()) {
      assertThatThrownBy(() -> Tables.rows(source, each.getValue(), small))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining(each.getKey())
          .hasMessageContaining("memory")
          .hasMessageContaining("0.1 MB")
          .hasMessageContaining("ecom-ai-parquet")
          .hasMessageContaining("withMemoryBudget");
    }
    assertThat(Tables.rows(source, table.where(gt("n", 9_990L)), small)).hasSize(9);
  }
}
