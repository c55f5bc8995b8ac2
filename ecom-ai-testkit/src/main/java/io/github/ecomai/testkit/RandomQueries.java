package io.github.ecomai.testkit;

import static io.github.ecomai.source.Expression.col;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Aggregate;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Measure;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Output;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.source.SortKey;
import io.github.ecomai.source.WindowSpec;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Random queries over {@link RandomTables}, to be run on a source and on the in-core executor. The
 * same seed gives the same queries. Results are determined: a limit follows a full ordering, and
 * DOUBLEs that engines may round differently are neither keys nor compared. Not thread-safe.
 *
 * <pre>{@code
 * RandomQueries queries = RandomQueries.of(7, tables);
 * for (int i = 0; i < 500; i++) {
 *   queries.check(source);
 * }
 * }</pre>
 */
public final class RandomQueries {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Asia/Kolkata"),
          ZoneId.of("Australia/Lord_Howe"));

  private final long seed;
  private final MemorySource tables;
  private final Schema buyers;
  private final List<String> columns = new ArrayList<>();
  private final RandomGenerator random;
  private long made;

  private RandomQueries(long seed, MemorySource tables) {
    this.seed = seed;
    this.tables = tables;
    this.buyers = Query.from("buyers").schema(tables.tables());
    this.columns.addAll(Query.from("sales").schema(tables.tables()).names());
    this.columns.addAll(buyers.names());
    this.random = RunContext.defaults().withSeed(seed).random("testkit.queries");
  }

  /**
   * Queries that are the same for the same seed.
   *
   * @param seed any number
   * @param tables tables made by {@link RandomTables}
   * @return the generator
   */
  public static RandomQueries of(long seed, MemorySource tables) {
    return new RandomQueries(seed, tables);
  }

  /**
   * Makes a query and compares its rows on a source with those of the tables in memory.
   *
   * @param source the source under test, which holds the same tables
   * @throws AssertionError if rows differ; it shows the smallest part of the query that does
   */
  public void check(DataSource source) {
    check(source, next());
  }

  void check(DataSource source, Query query) {
    RunContext run = RunContext.defaults().withZone(ZONES.get(random.nextInt(ZONES.size())));
    Optional<String> difference = difference(source, tables, query, run);
    if (difference.isPresent()) {
      throw new AssertionError(
          "query "
              + made
              + " of seed "
              + seed
              + " in zone "
              + run.zone()
              + " over "
              + tables.name()
              + ": "
              + smallest(source, tables, query, run));
    }
  }

  /**
   * Compares the rows of one query on two sources; the order counts where the query ends in an
   * ordering. Where a number does not fit its type, also in a row that a condition leaves out, the
   * source may fail.
   *
   * @param source the source under test
   * @param reference a source with the right rows
   * @param query the query
   * @param run the run
   * @return what differs first, or empty when nothing does
   */
  public static Optional<String> difference(
      DataSource source, DataSource reference, Query query, RunContext run) {
    ResultRows expected;
    try {
      expected = ResultRows.of(reference, query, run);
    } catch (DataAccessException e) {
      return Optional.empty(); // a number that does not fit: engines may find out or not
    }
    try {
      return ResultRows.of(source, query, run).difference(expected, isOrdered(query));
    } catch (RuntimeException e) {
      return overflowsElsewhere(reference, query, run)
          ? Optional.empty()
          : Optional.of("it fails with " + e + " because of " + e.getCause());
    }
  }

  /** Whether a number does not fit in a row that a condition leaves out. */
  private static boolean overflowsElsewhere(DataSource reference, Query query, RunContext run) {
    try {
      ResultRows.of(reference, query.accept(new EveryRow()), run);
      return false;
    } catch (DataAccessException e) {
      return true;
    }
  }

  private static boolean isOrdered(Query query) {
    return query instanceof Query.Sort
        || (query instanceof Query.Limit limit && isOrdered(limit.input()));
  }

  private static String smallest(
      DataSource source, DataSource reference, Query query, RunContext run) {
    for (Query part : parts(query)) {
      if (difference(source, reference, part, run).isPresent()) {
        return smallest(source, reference, part, run);
      }
    }
    return difference(source, reference, query, run).orElse("nothing")
        + "\n"
        + query
        + "\n"
        + source.sql(query, run);
  }

  private static List<Query> parts(Query query) {
    if (query instanceof Query.Filter q) {
      return List.of(q.input());
    } else if (query instanceof Query.Project q) {
      return List.of(q.input());
    } else if (query instanceof Query.Join q) {
      return List.of(q.left(), q.right());
    } else if (query instanceof Query.Group q) {
      return List.of(q.input());
    } else if (query instanceof Query.Window q) {
      return List.of(q.input());
    } else if (query instanceof Query.Sort q) {
      return List.of(q.input());
    } else if (query instanceof Query.Limit q) {
      return q.input() instanceof Query.Sort ? List.of(q.input()) : List.of();
    }
    return List.of();
  }

  /** A query while steps are put on it; some of its columns may be rounded by the engine. */
  private record Draft(Query query, Schema schema, Set<String> inexact) {
    List<Field> exact() {
      return schema.fields().stream().filter(f -> !inexact.contains(f.name())).toList();
    }
  }

  /**
   * The next query.
   *
   * @return a query over the tables of {@link RandomTables}
   */
  public Query next() {
    made++;
    Draft draft =
        random.nextInt(20) == 0
            ? table("nothing")
            : table(random.nextInt(5) == 0 ? "buyers" : "sales");
    for (int steps = random.nextInt(5); steps > 0; steps--) {
      draft = step(draft);
    }
    return random.nextInt(4) == 0 ? ordered(draft).query() : draft.query();
  }

  private Draft table(String name) {
    Query query = Query.from(name);
    return new Draft(query, query.schema(tables.tables()), Set.of());
  }

  private Draft step(Draft draft) {
    return switch (random.nextInt(7)) {
      case 0, 1 -> filter(draft);
      case 2 -> project(draft);
      case 3 -> join(draft);
      case 4 -> window(draft);
      case 5 -> random.nextBoolean() ? ordered(draft) : project(ordered(draft));
      default -> group(draft);
    };
  }

  private RandomExpressions expressions(Draft draft) {
    return new RandomExpressions(random, draft.exact());
  }

  private Draft filter(Draft draft) {
    return new Draft(
        draft.query().where(expressions(draft).condition(2)), draft.schema(), draft.inexact());
  }

  private Draft project(Draft draft) {
    List<Output> outputs = new ArrayList<>();
    Set<String> inexact = new HashSet<>();
    for (Field field : draft.schema().fields()) {
      if (random.nextInt(3) > 0) {
        outputs.add(Output.column(field.name()));
        if (draft.inexact().contains(field.name())) {
          inexact.add(field.name());
        }
      }
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      boolean rounded = random.nextInt(3) == 0;
      String name = name("x");
      RandomExpressions expressions = expressions(draft);
      outputs.add((rounded ? expressions.inexact(1) : expressions.exact(2)).as(name));
      if (rounded) {
        inexact.add(name);
      }
    }
    return made(new Query.Project(draft.query(), outputs), draft, fields(outputs, draft), inexact);
  }

  /** Now and then the name of a column of the tables, which then means something else. */
  private String name(String prefix) {
    return random.nextBoolean()
        ? columns.get(random.nextInt(columns.size()))
        : prefix + random.nextInt(1_000_000);
  }

  private static List<Field> fields(List<Output> outputs, Draft draft) {
    return outputs.stream().map(o -> new Field(o.name(), o.value().type(draft.schema()))).toList();
  }

  /** Names are random, so two of them may be the same; then the step is left out. */
  private static Draft made(Query query, Draft before, List<Field> fields, Set<String> inexact) {
    boolean distinct = fields.stream().map(Field::name).distinct().count() == fields.size();
    return distinct ? new Draft(query, new Schema(fields), inexact) : before;
  }

  private Draft join(Draft draft) {
    List<Field> keys = draft.exact().stream().filter(f -> f.type().kind() != Kind.DOUBLE).toList();
    List<Field> fits =
        keys.stream()
            .filter(f -> buyers.fields().stream().anyMatch(b -> b.type().equals(f.type())))
            .toList();
    if (fits.isEmpty()) {
      return draft;
    }
    Field left = fits.get(random.nextInt(fits.size()));
    List<Field> matching =
        buyers.fields().stream().filter(b -> b.type().equals(left.type())).toList();
    String rightKey = matching.get(random.nextInt(matching.size())).name();
    String suffix = "_" + random.nextInt(1_000_000);
    Output[] renamed =
        buyers.fields().stream()
            .map(f -> col(f.name()).as(f.name() + suffix))
            .toArray(Output[]::new);
    List<Field> fields = new ArrayList<>(draft.schema().fields());
    for (Field field : buyers.fields()) {
      if (!field.name().equals(rightKey)) {
        fields.add(new Field(field.name() + suffix, field.type()));
      }
    }
    Query join =
        new Query.Join(
            draft.query(),
            Query.from("buyers").select(renamed),
            random.nextBoolean() ? Query.JoinKind.INNER : Query.JoinKind.LEFT,
            List.of(new Query.Key(left.name(), rightKey + suffix)));
    return made(join, draft, fields, draft.inexact());
  }

  private Draft ordered(Draft draft) {
    if (!draft.inexact().isEmpty()) {
      return draft;
    }
    List<SortKey> keys = sortKeys(draft);
    Query sorted = new Query.Sort(draft.query(), keys);
    Query result = random.nextBoolean() ? sorted.limit(random.nextInt(12)) : sorted;
    return new Draft(result, draft.schema(), Set.of());
  }

  private List<SortKey> sortKeys(Draft draft) {
    List<SortKey> keys = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String column =
          draft.schema().fields().get(random.nextInt(draft.schema().fields().size())).name();
      if (keys.stream().noneMatch(k -> k.column().equals(column))) {
        keys.add(new SortKey(column, random.nextBoolean()));
      }
    }
    return keys;
  }

  private Draft group(Draft draft) {
    List<Output> keys = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      keys.add(key(draft).as(name("k")));
    }
    List<Measure> measures = new ArrayList<>();
    Set<String> inexact = new HashSet<>();
    for (int i = random.nextInt(4) + (keys.isEmpty() ? 1 : 0); i > 0; i--) {
      Measure measure = filtered(aggregate(draft), draft).as(name("m"));
      measures.add(measure);
      if (isRounded(measure.value(), draft)) {
        inexact.add(measure.name());
      }
    }
    List<Field> fields = new ArrayList<>(fields(keys, draft));
    measures.forEach(m -> fields.add(new Field(m.name(), m.value().type(draft.schema()))));
    return made(new Query.Group(draft.query(), keys, measures), draft, fields, inexact);
  }

  private Expression key(Draft draft) {
    List<Field> exact = draft.exact();
    return exact.isEmpty() || random.nextBoolean()
        ? expressions(draft).exact(random.nextInt(2))
        : col(exact.get(random.nextInt(exact.size())).name());
  }

  private Aggregate filtered(Aggregate aggregate, Draft draft) {
    return random.nextInt(4) == 0 ? aggregate.where(expressions(draft).condition(1)) : aggregate;
  }

  private static boolean isRounded(Aggregate aggregate, Draft draft) {
    return switch (aggregate.function()) {
      case AVG, QUANTILE -> true;
      case COUNT, COUNT_DISTINCT -> false;
      case SUM, MIN, MAX ->
          aggregate.argument() instanceof Expression.Column column
              && draft.inexact().contains(column.name());
    };
  }

  private Aggregate aggregate(Draft draft) {
    RandomExpressions expressions = expressions(draft);
    return switch (random.nextInt(9)) {
      case 0 -> Aggregate.count();
      case 1 -> Aggregate.count(expressions.exact(1));
      case 2 -> Aggregate.countDistinct(expressions.exact(1));
      case 3 -> Aggregate.sum(rounded(draft).orElseGet(() -> expressions.numeric(1)));
      case 4 -> Aggregate.avg(rounded(draft).orElseGet(() -> expressions.numeric(1)));
      case 5 -> Aggregate.quantile(expressions.numeric(1), random.nextInt(11) / 10.0);
      case 6 -> Aggregate.min(ordinal(expressions));
      case 7 -> Aggregate.max(ordinal(expressions));
      default -> Aggregate.sum(expressions.numeric(0));
    };
  }

  private Optional<Expression> rounded(Draft draft) {
    return random.nextBoolean()
        ? Optional.empty()
        : draft.inexact().stream().sorted().findFirst().map(Expression::col);
  }

  private Expression ordinal(RandomExpressions expressions) {
    Kind[] kinds = {Kind.LONG, Kind.DECIMAL, Kind.STRING, Kind.DATE, Kind.TIMESTAMP};
    return random.nextInt(5) == 0
        ? expressions.numeric(0)
        : expressions.exact(kinds[random.nextInt(kinds.length)], 1);
  }

  private Draft window(Draft draft) {
    List<Field> numbers = draft.exact().stream().filter(f -> f.type().isNumeric()).toList();
    if (!draft.inexact().isEmpty() || numbers.isEmpty()) {
      return draft;
    }
    List<Field> all = draft.schema().fields();
    WindowSpec spec =
        random.nextInt(3) == 0
            ? WindowSpec.over()
            : WindowSpec.over(all.get(random.nextInt(all.size())).name());
    spec = spec.orderBy(sortKeys(draft).toArray(SortKey[]::new));
    for (int i = random.nextInt(3); i >= 0; i--) {
      String any = all.get(random.nextInt(all.size())).name();
      spec = windowColumn(spec, any, numbers.get(random.nextInt(numbers.size())).name());
    }
    Set<String> inexact = new HashSet<>();
    Query query = draft.query().window(spec);
    List<Field> fields = new ArrayList<>(all);
    for (WindowSpec.Column column : spec.columns()) {
      fields.add(new Field(column.name(), windowType(column, draft.schema())));
      if (column.function() == WindowSpec.Function.AVG) {
        inexact.add(column.name());
      }
    }
    return made(query, draft, fields, inexact);
  }

  private WindowSpec windowColumn(WindowSpec spec, String any, String number) {
    String name = name("w");
    int frame = random.nextInt(4) == 0 ? WindowSpec.RUNNING : random.nextInt(1, 6);
    return switch (random.nextInt(5)) {
      case 0 -> spec.rowNumber(name);
      case 1 -> spec.lag(name, any, random.nextInt(1, 4));
      case 2 -> spec.total(name, number);
      case 3 -> spec.movingSum(name, number, frame);
      default -> spec.movingAverage(name, number, frame);
    };
  }

  private static DataType windowType(WindowSpec.Column column, Schema input) {
    return switch (column.function()) {
      case ROW_NUMBER -> DataType.LONG;
      case LAG, SUM -> input.type(column.argument());
      case AVG -> DataType.DOUBLE;
    };
  }
}
