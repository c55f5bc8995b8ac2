package io.github.ecomai.source;

import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables in memory. Reading copies nothing: batches are handed out as they were given.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * Schema schema = Schema.of(new Field("sku", DataType.STRING), new Field("sold", DataType.LONG));
 * MemorySource source =
 *     MemorySource.builder()
 *         .rows("sales", schema, List.of(List.of("A1", 3L), List.of("B2", 5L)))
 *         .build();
 * }</pre>
 */
public final class MemorySource extends AbstractDataSource {
  private final String name;
  private final Map<String, Schema> schemas;
  private final Map<String, List<Batch>> batches;

  private MemorySource(Builder builder) {
    this.name = builder.name;
    this.schemas = Collections.unmodifiableMap(new TreeMap<>(builder.schemas));
    this.batches = Map.copyOf(builder.batches);
  }

  /**
   * Starts a source without tables.
   *
   * @return a builder for one thread
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A source of one table.
   *
   * @param table its name
   * @param batches one or more batches of one schema, in the order of the rows
   * @return the source
   * @throws IllegalArgumentException if there is no batch or schemas differ
   */
  public static MemorySource of(String table, Batch... batches) {
    if (batches.length == 0) {
      throw new IllegalArgumentException(
          "table '" + table + "' has no batch. Maybe use builder().table(name, schema, batches).");
    }
    return builder().table(table, batches[0].schema(), Arrays.asList(batches)).build();
  }

  /**
   * Reads tables of another source once and keeps them.
   *
   * @param other the other source, which may be closed afterwards
   * @param run cancellation, and the memory budget that the copy must fit in
   * @param tables the tables to read; none means all
   * @return a source with the name of the other
   * @throws IllegalArgumentException if there is no such table
   * @throws io.github.ecomai.error.DataAccessException if the other source fails or the copy is
   *     over the budget
   */
  public static MemorySource copyOf(DataSource other, RunContext run, String... tables) {
    Budget.Share share = new Budget(other.name(), run.memoryBudget()).share("copy to memory");
    Builder builder = builder().name(other.name());
    Collection<String> wanted = tables.length == 0 ? other.tables().keySet() : List.of(tables);
    for (String table : wanted) {
      try (BatchReader reader = other.read(Query.from(table), run)) {
        List<Batch> copy = new ArrayList<>();
        for (Optional<Batch> b = reader.next(); b.isPresent(); b = reader.next()) {
          copy.add(b.get());
          share.add(Rows.bytes(b.get()));
        }
        builder.table(table, reader.schema(), copy);
      }
    }
    return builder.build();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, Schema> tables() {
    return schemas;
  }

  @Override
  protected Set<Capability> capabilities() {
    return EnumSet.of(Capability.COLUMNS);
  }

  @Override
  protected BatchReader open(Query pushed, RunContext run) {
    Schema schema = pushed.schema(schemas);
    Query inner = pushed;
    while (inner instanceof Query.Project project) {
      inner = project.input();
    }
    List<Batch> rows = batches.getOrDefault(((Query.Table) inner).name(), List.of());
    return new Reader(schema, rows);
  }

  @Override
  protected void closeSource() {}

  /** Hands out the batches with the wanted columns. */
  private static final class Reader implements BatchReader {
    private final Schema schema;
    private final List<Batch> batches;
    private int next;

    Reader(Schema schema, List<Batch> batches) {
      this.schema = schema;
      this.batches = batches;
    }

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public Optional<Batch> next() {
      if (next == batches.size()) {
        return Optional.empty();
      }
      Batch batch = batches.get(next++);
      if (batch.schema().equals(schema)) {
        return Optional.of(batch);
      }
      return Optional.of(
          Batch.of(
              schema,
              schema.names().stream()
                  .map(column -> batch.column(batch.schema().indexOf(column)))
                  .toList()));
    }

    @Override
    public void close() {}
  }

  /** Collects tables. For one thread. */
  public static final class Builder {
    private final Map<String, Schema> schemas = new TreeMap<>();
    private final Map<String, List<Batch>> batches = new TreeMap<>();
    private String name = "memory";

    private Builder() {}

    /**
     * Names the source in messages; {@code memory} without it.
     *
     * @param value the name
     * @return this builder
     */
    public Builder name(String value) {
      if (value.isBlank()) {
        throw new IllegalArgumentException("the name of a source is blank.");
      }
      name = value;
      return this;
    }

    /**
     * Adds a table of batches, which are not copied.
     *
     * @param table its name
     * @param schema its columns
     * @param rows the batches in the order of the rows; may be empty
     * @return this builder
     * @throws IllegalArgumentException if the name is taken or a batch has other columns
     */
    public Builder table(String table, Schema schema, List<Batch> rows) {
      for (Batch batch : rows) {
        if (!batch.schema().equals(schema)) {
          throw new IllegalArgumentException(
              "a batch of table '"
                  + table
                  + "' has the columns "
                  + batch.schema().fields()
                  + " instead of "
                  + schema.fields()
                  + ".");
        }
      }
      if (table.isBlank() || schemas.putIfAbsent(table, schema) != null) {
        throw new IllegalArgumentException(
            "the table name '" + table + "' is blank or taken. Maybe choose another.");
      }
      batches.put(table, List.copyOf(rows));
      return this;
    }

    /**
     * Adds a table of rows.
     *
     * @param table its name
     * @param schema its columns
     * @param rows the values of each row as for {@link Expression#lit}, or null; whole numbers
     *     become what their column holds where nothing is lost
     * @return this builder
     * @throws IllegalArgumentException if the name is taken, or a row is too short, too long or has
     *     a value that does not fit its column
     */
    public Builder rows(
        String table, Schema schema, List<? extends List<? extends @Nullable Object>> rows) {
      List<Batch> made = new ArrayList<>();
      for (int start = 0; start < rows.size(); start += Step.BATCH) {
        int end = Math.min(start + Step.BATCH, rows.size());
        made.add(MemoryRows.batch(schema, rows.subList(start, end), start));
      }
      return table(table, schema, made);
    }

    /**
     * Makes the source.
     *
     * @return a source of the tables added so far
     */
    public MemorySource build() {
      return new MemorySource(this);
    }
  }
}
