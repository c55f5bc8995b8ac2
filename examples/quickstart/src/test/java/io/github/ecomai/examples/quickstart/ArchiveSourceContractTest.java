package io.github.ecomai.examples.quickstart;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.testkit.DataSourceContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

// region archive-contract
class ArchiveSourceContractTest extends DataSourceContract {
  @Override
  protected DataSource load(MemorySource tables) {
    return copy(tables);
  }

  static ArchiveSource copy(MemorySource tables) {
    Map<String, List<Batch>> pages = new HashMap<>();
    for (String name : tables.tables().keySet()) {
      List<Batch> all = new ArrayList<>();
      try (BatchReader reader = tables.read(Query.from(name), RunContext.defaults())) {
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          all.add(b.get());
        }
      }
      pages.put(name, all);
    }
    return new ArchiveSource(tables.tables(), pages);
  }
}
// endregion
