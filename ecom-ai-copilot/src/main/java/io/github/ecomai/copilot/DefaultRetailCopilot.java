package io.github.ecomai.copilot;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.BatchReader;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Query;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The built-in copilot; looks at its source once, when it is first asked. */
final class DefaultRetailCopilot implements RetailCopilot {
  /** Most rows of an answer. */
  static final int MAX_ROWS = 1000;

  private final SemanticModel model;
  private final Supplier<CommerceSchema> commerce;
  private final Supplier<DataSource> source;
  private final Supplier<RunContext> defaults;
  private final Object lock = new Object();
  private volatile @Nullable Prepared prepared;

  /** What is known about the source. */
  private record Prepared(
      SemanticModel model, Catalog catalog, Coverage coverage, BuiltInUnderstander understander) {}

  DefaultRetailCopilot(
      SemanticModel model,
      Supplier<CommerceSchema> commerce,
      Supplier<DataSource> source,
      Supplier<RunContext> defaults) {
    this.model = model;
    this.commerce = commerce;
    this.source = source;
    this.defaults = defaults;
  }

  @Override
  public Answer ask(Question question) {
    return ask(question, defaults.get());
  }

  @Override
  public SemanticModel model(RunContext run) {
    return prepared(run).model();
  }

  @Override
  public Answer ask(Question question, RunContext run) {
    Objects.requireNonNull(question, "question");
    run.checkCancelled();
    Prepared ready = prepared(run);
    Meaning meaning = ready.understander().understand(question, run);
    if (meaning instanceof Understood understood) {
      try {
        return answer(ready, understood, run);
      } catch (NotOffered e) {
        return new Unanswerable(Unanswerable.Reason.NO_DATA, e.reason(), List.of());
      }
    }
    return meaning instanceof Unanswerable not ? withEnd(ready, not, run) : (Answer) meaning;
  }

  /** What is asked of the future is told where the data ends. */
  private static Unanswerable withEnd(Prepared ready, Unanswerable not, RunContext run) {
    if (not.reason() != Unanswerable.Reason.FORECAST) {
      return not;
    }
    String end = ready.coverage().end(run).map(day -> " The data ends on " + day + ".").orElse("");
    return new Unanswerable(not.reason(), not.message() + end, not.unknown());
  }

  private Prepared prepared(RunContext run) {
    Prepared known = prepared;
    if (known != null) {
      return known;
    }
    synchronized (lock) {
      if (prepared == null) {
        DataSource data = source.get();
        Catalog catalog = new Catalog(model, commerce.get(), data);
        SemanticModel own =
            SourceModel.of(model, catalog, new ValueLookup(model, catalog, data).values(run));
        Coverage coverage = new Coverage(own, catalog, data);
        prepared = new Prepared(own, catalog, coverage, new BuiltInUnderstander(own));
      }
      return Objects.requireNonNull(prepared);
    }
  }

  private Answer answer(Prepared ready, Understood understood, RunContext run) {
    Query query =
        QueryCompiler.compile(
            ready.model(), ready.catalog(), understood.understanding(), MAX_ROWS + 1);
    DataSource data = source.get();
    TreeSet<String> tables = new TreeSet<>(Tables.of(query));
    Answered.Evidence evidence = new Answered.Evidence(data.sql(query, run), List.copyOf(tables));
    List<String> columns = query.schema(data.tables()).names();
    List<List<@Nullable Object>> rows = rows(data, query, run);
    List<String> notes = new ArrayList<>(understood.notes());
    notes.addAll(ready.coverage().notes(understood.understanding(), run));
    notes.addAll(remarks(ready, understood.understanding(), run));
    if (rows.size() > MAX_ROWS) {
      rows = rows.subList(0, MAX_ROWS);
      notes.add("cut off after " + MAX_ROWS + " rows");
    }
    return new Answered(
        understood.understanding(), understood.reading(), evidence, columns, rows, notes);
  }

  private List<String> remarks(Prepared ready, Understanding u, RunContext run) {
    Remarks remarks = Remarks.of(ready.model(), ready.catalog(), u);
    Optional<Query> query = remarks.query();
    return query.isEmpty()
        ? List.of()
        : remarks.sentences(rows(source.get(), query.get(), run).get(0));
  }

  /** Weekdays are shown by name. */
  private static @Nullable Object shown(String column, @Nullable Object value) {
    if (!column.equals("weekday") || !(value instanceof Long day)) {
      return value;
    }
    return DayOfWeek.of(day.intValue()).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static List<List<@Nullable Object>> rows(DataSource data, Query query, RunContext run) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (BatchReader reader = data.read(query, run)) {
      for (Optional<Batch> next = reader.next(); next.isPresent(); next = reader.next()) {
        Batch batch = next.get();
        for (int row = 0; row < batch.rows(); row++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int column = 0; column < batch.schema().fields().size(); column++) {
            String name = batch.schema().fields().get(column).name();
            values.add(shown(name, batch.column(column).value(row)));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }
}
