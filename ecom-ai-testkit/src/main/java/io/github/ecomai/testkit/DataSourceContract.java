package io.github.ecomai.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.Cancellation;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.QueryPlan;
import io.github.ecomai.source.SortKey;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What every source must do. The author of a source extends it and loads the tables it is given;
 * the rows must be those of the in-core executor. JUnit runs it in one thread.
 *
 * <pre>{@code
 * class MemorySourceContractTest extends DataSourceContract {
 *   protected DataSource load(MemorySource tables) { return tables; }
 * }
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DataSourceContract {
  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"));

  private final MemorySource tables = StandardTables.all();
  private DataSource source = tables;

  /** A contract whose source is not loaded yet. */
  protected DataSourceContract() {}

  /**
   * Stores tables in the source's own way and opens a new source over them. Column order, names and
   * types must stay.
   *
   * @param tables the tables; read them with {@code tables.read(Query.from(name), run)}
   * @return the source, closed by the contract
   * @throws Exception if that fails
   */
  protected abstract DataSource load(MemorySource tables) throws Exception;

  /**
   * Whether the source can tell an empty text from a null.
   *
   * @return true unless overridden
   */
  protected boolean keepsEmptyText() {
    return true;
  }

  /**
   * How many random tables are tried, each with 100 random queries.
   *
   * @return 5, or the system property {@code ecomai.random.tables} for a longer search
   */
  protected int randomTables() {
    return Integer.getInteger("ecomai.random.tables", 5);
  }

  @BeforeAll
  final void loadTables() throws Exception {
    source = load(tables);
  }

  @AfterAll
  final void closeSource() {
    source.close();
  }

  private static RunContext run() {
    return RunContext.defaults();
  }

  @Test
  void hasTheTablesWithTheirColumns() {
    assertThat(source.tables()).containsAllEntriesOf(tables.tables());
    assertThat(source.name()).isNotBlank();
  }

  @TestFactory
  Stream<DynamicTest> returnsTheSameRows() {
    return StandardQueries.all().entrySet().stream().map(this::sameRows);
  }

  private DynamicTest sameRows(Map.Entry<String, Query> entry) {
    return DynamicTest.dynamicTest(
        entry.getKey(),
        () -> {
          for (ZoneId zone : ZONES) {
            RunContext run = run().withZone(zone);
            assertThat(RandomQueries.difference(source, tables, entry.getValue(), run))
                .as("%s in %s: %s", entry.getValue(), zone, source.sql(entry.getValue(), run))
                .isEmpty();
          }
        });
  }

  @Test
  void returnsTheSameRowsForRandomQueries() throws Exception {
    for (int seed = 0; seed < randomTables(); seed++) {
      MemorySource random = RandomTables.of(seed, keepsEmptyText());
      RandomQueries queries = RandomQueries.of(seed, random);
      try (DataSource loaded = load(random)) {
        for (int i = 0; i < 100; i++) {
          queries.check(loaded);
        }
      }
    }
  }

  @Test
  void plansEveryQuery() {
    for (Query query : StandardQueries.all().values()) {
      QueryPlan plan = source.plan(query);
      assertThat(plan.pushed()).isNotEmpty();
      assertThat(plan.isComplete()).isEqualTo(plan.rest().equals(Query.from("$0")));
      assertThat(source.sql(query, run())).containsIgnoringCase("select");
      try (BatchReader reader = source.read(query, run())) {
        assertThat(reader.schema()).isEqualTo(query.schema(source.tables()));
      }
    }
  }

  @Test
  void saysWhatIsUnknown() {
    refuses(Query.from("slaes"), "slaes", "sales");
    refuses(Query.from("sales").select("contry"), "contry", "country");
    refuses(Query.from("sales").where(Predicate.eq("colour", "x")), "colour", "country");
    refuses(Query.from("sales").orderBy(SortKey.asc("nope")), "nope", "country");
    refuses(Query.from("sales").where(Predicate.eq("country", 3L)), "STRING", "LONG");
    refuses(
        Query.from("sales").select(Expression.col("day").plus(Expression.lit(1)).as("x")), "DATE");
  }

  private void refuses(Query query, String... words) {
    assertThatThrownBy(() -> source.read(query, run()).close())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
    assertThatThrownBy(() -> source.plan(query)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsNothingOnceClosed() throws Exception {
    DataSource other = load(tables);
    BatchReader open = other.read(Query.from("many"), run());
    assertThat(open.next()).isPresent();
    BatchReader finished = other.read(Query.from("nothing"), run());
    assertThat(finished.next()).isEmpty();
    other.close();
    other.close();
    assertThatThrownBy(open::next).isInstanceOf(DataAccessException.class);
    assertThat(finished.next()).isEmpty();
    assertThatThrownBy(() -> other.read(Query.from("many"), run()))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("closed");
    open.close();
    finished.close();
  }

  @Test
  void aClosedReaderIsNotAtItsEnd() {
    BatchReader reader = source.read(Query.from("many"), run());
    assertThat(reader.next()).isPresent();
    reader.close();
    reader.close();
    assertThatThrownBy(reader::next).isInstanceOf(DataAccessException.class);
    assertThat(ResultRows.of(source, Query.from("sales"), run()).rows()).hasSize(8);
  }

  @Test
  void readsSeveralResultsInTurns() {
    Query many = Query.from("many").orderBy(SortKey.asc("n"));
    long rows = 0;
    try (BatchReader first = source.read(many, run());
        BatchReader second = source.read(many, run())) {
      Optional<Batch> a = first.next();
      Optional<Batch> b = second.next();
      while (a.isPresent() && b.isPresent()) {
        assertThat(a.get().longs("n").get(0)).isEqualTo(rows);
        assertThat(b.get().longs("n").get(0)).isEqualTo(rows);
        rows += a.get().rows();
        a = first.next();
        b = second.next();
      }
      assertThat(a).isEmpty();
      assertThat(b).isEmpty();
    }
    assertThat(rows).isEqualTo(20_000);
  }

  @Test
  void stopsWhenCancelled() {
    Cancellation before = new Cancellation();
    before.cancel();
    RunContext cancelled = run().withCancellation(before);
    assertThatThrownBy(() -> ResultRows.of(source, Query.from("sales"), cancelled))
        .isInstanceOf(RunCancelledException.class);
    Cancellation during = new Cancellation();
    try (BatchReader reader = source.read(Query.from("many"), run().withCancellation(during))) {
      assertThat(reader.next()).isPresent();
      during.cancel();
      assertThatThrownBy(reader::next).isInstanceOf(RunCancelledException.class);
    }
    assertThat(ResultRows.of(source, Query.from("sales"), run()).rows()).hasSize(8);
  }

  @Test
  void answersManyThreads() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        all.add(threads.submit(this::checkAll));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      fail("a thread got other rows", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void checkAll() {
    for (Map.Entry<String, Query> entry : StandardQueries.all().entrySet()) {
      assertThat(RandomQueries.difference(source, tables, entry.getValue(), run()))
          .as(entry.getKey())
          .isEmpty();
    }
  }

  @Test
  void saysWhatToDoWhenCoreIsOverItsBudget() {
    RunContext small = run().withMemoryBudget(1000);
    Query query = Query.from("many").groupBy("n").measures(Aggregate.count().as("c"));
    if (source.plan(query).isComplete()) {
      assertThat(ResultRows.of(source, query, small).rows()).hasSize(20_000);
    } else {
      assertThatThrownBy(() -> ResultRows.of(source, query, small))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContainingAll("group", "budget", "ecom-ai-parquet");
    }
  }
}
