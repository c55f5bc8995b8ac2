package io.github.ecomai.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The generator must make many kinds of queries that run and have rows, and find wrong sources. */
class RandomQueriesTest {
  @Test
  void sameSeedSameQueries() {
    RandomQueries a = RandomQueries.of(3, RandomTables.of(3, true));
    RandomQueries b = RandomQueries.of(3, RandomTables.of(3, true));
    for (int i = 0; i < 100; i++) {
      assertThat(a.next()).isEqualTo(b.next());
    }
  }

  @Test
  void queriesAreOfAllKindsAndMostHaveRows() {
    MemorySource tables = RandomTables.of(1, true);
    RandomQueries queries = RandomQueries.of(1, tables);
    Set<Class<?>> kinds = new HashSet<>();
    int withRows = 0;
    int failed = 0;
    for (int i = 0; i < 1000; i++) {
      Query query = queries.next();
      kinds.add(query.getClass());
      try {
        withRows += ResultRows.of(tables, query, RunContext.defaults()).rows().isEmpty() ? 0 : 1;
      } catch (DataAccessException e) {
        assertThat(e).hasMessageContaining("does not fit");
        failed++;
      }
    }
    assertThat(kinds).hasSize(8);
    assertThat(withRows).isGreaterThan(500);
    assertThat(failed).isLessThan(20);
  }

  @Test
  void findsASourceWithOtherRows() {
    MemorySource tables = RandomTables.of(1, true);
    MemorySource other = withoutFirstSale(tables);
    RandomQueries queries = RandomQueries.of(1, tables);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 20; i++) {
                queries.check(other);
              }
            })
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("seed 1");
  }

  private static MemorySource withoutFirstSale(MemorySource tables) {
    MemorySource.Builder copy = MemorySource.builder();
    for (String name : tables.tables().keySet()) {
      ResultRows all = ResultRows.of(tables, Query.from(name), RunContext.defaults());
      int first = name.equals("sales") ? 1 : 0;
      copy.rows(name, tables.tables().get(name), all.rows().subList(first, all.rows().size()));
    }
    return copy.build();
  }
}
