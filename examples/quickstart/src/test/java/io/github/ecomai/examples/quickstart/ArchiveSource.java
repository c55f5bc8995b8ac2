package io.github.ecomai.examples.quickstart;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.AbstractDataSource;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.Capability;
import io.github.ecomai.source.Column;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

// region archive-source
/** Tables that some service hands out in pages; it can leave out columns, nothing else. */
final class ArchiveSource extends AbstractDataSource {
  private final Map<String, Schema> tables;
  private final Map<String, List<Batch>> pages;

  ArchiveSource(Map<String, Schema> tables, Map<String, List<Batch>> pages) {
    this.tables = Map.copyOf(tables);
    this.pages = Map.copyOf(pages);
  }

  @Override
  public String name() {
    return "archive";
  }

  @Override
  public Map<String, Schema> tables() {
    return tables;
  }

  @Override
  protected Set<Capability> capabilities() {
    return EnumSet.of(Capability.COLUMNS);
  }

  @Override
  protected BatchReader open(Query pushed, RunContext run) {
    Query table = pushed instanceof Query.Project some ? some.input() : pushed;
    String name = ((Query.Table) table).name();
    return new Pages(pushed.schema(tables), pages.get(name).iterator());
  }

  @Override
  protected void closeSource() {}

  /** One page after the other, reduced to the columns that were asked for. */
  private record Pages(Schema schema, Iterator<Batch> pages) implements BatchReader {
    @Override
    public Optional<Batch> next() {
      return pages.hasNext() ? Optional.of(reduced(pages.next())) : Optional.empty();
    }

    private Batch reduced(Batch page) {
      List<Column> columns = new ArrayList<>();
      schema.names().forEach(name -> columns.add(page.column(page.schema().indexOf(name))));
      return Batch.of(schema, columns);
    }

    @Override
    public void close() {}
  }
}
// endregion
