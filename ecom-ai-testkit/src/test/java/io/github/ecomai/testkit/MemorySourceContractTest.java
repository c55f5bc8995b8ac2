package io.github.ecomai.testkit;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.MemorySource;

/** A copy in memory, so that copying is tested too. */
class MemorySourceContractTest extends DataSourceContract {
  @Override
  protected DataSource load(MemorySource tables) {
    return MemorySource.copyOf(tables, RunContext.defaults());
  }
}
