package io.github.ecomai;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.engine.Engine;
import io.github.ecomai.engine.Engines;
import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.store.DirectoryModelStore;
import io.github.ecomai.store.ModelStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The way in: holds a source, settings and the systems that are installed.
 *
 * <pre>{@code
 * try (EcomAi ai = EcomAi.builder().source(source).seed(7).build()) {
 *   MarketIntelligenceHub market = ai.system(MarketIntelligenceHub.class);
 * }
 * }</pre>
 *
 * <p>Thread-safe. {@link #close} cancels what runs and closes the source if it was opened here (by
 * URI); a source handed in by value stays open and belongs to the caller.
 */
public final class EcomAi implements AutoCloseable {
  private final Systems systems;
  private final Context context;
  private final @Nullable DataSource opened;
  private final Map<String, Object> facades = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private EcomAi(Builder b) {
    systems = Systems.load(b.loader);
    RunContext run = b.run;
    opened = b.uri == null ? null : Sources.open(b.uri, b.loader, run);
    DataSource source = opened == null ? b.source : opened;
    context = new Context(source, b.commerce, b.models, b.loader, run, closed);
  }

  /**
   * Starts with defaults: no source, UTC, seed 0, all cores.
   *
   * @return a builder for one thread
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * A system by its facade.
   *
   * @param facade such as {@code MarketIntelligenceHub.class}
   * @param <S> the facade
   * @return the system, the same object at each call
   * @throws IllegalArgumentException if it is not installed; the message says what is
   */
  public <S> S system(Class<S> facade) {
    checkOpen();
    AiSystem<S> system = systems.of(facade);
    return facade.cast(facades.computeIfAbsent(system.id(), id -> system.open(context)));
  }

  /**
   * The systems that are installed, with their operations.
   *
   * @return sorted by id
   */
  public List<AiSystem<?>> systems() {
    return systems.all();
  }

  /**
   * Calls an operation by its id, for hosts that do not know the system.
   *
   * @param operation the id, such as {@code forecast}
   * @param request a request of the type that the operation names
   * @param run the surroundings of this call
   * @return a result of the type that the operation names
   * @throws IllegalArgumentException if there is no such operation or the request is of another
   *     type
   */
  public Object call(String operation, Object request, RunContext run) {
    checkOpen();
    return call(systems.owner(operation), operation, request, run);
  }

  private <S> Object call(AiSystem<S> system, String id, Object request, RunContext run) {
    S facade = system(system.facade());
    for (Operation<S, ?, ?> operation : system.operations()) {
      if (operation.id().equals(id)) {
        return apply(operation, facade, request, run);
      }
    }
    throw new IllegalStateException(
        "system '" + system.id() + "' lost its operation '" + id + "'.");
  }

  private static <S, Q> Object apply(
      Operation<S, Q, ?> operation, S facade, Object request, RunContext run) {
    if (!operation.request().isInstance(request)) {
      throw new IllegalArgumentException(
          "operation '"
              + operation.id()
              + "' takes a "
              + operation.request().getName()
              + ", not a "
              + request.getClass().getName()
              + ".");
    }
    Object result = operation.call().apply(facade, operation.request().cast(request), run);
    return Objects.requireNonNull(result, "result");
  }

  /**
   * The surroundings of calls that bring none of their own: clock, zone, seed, threads.
   *
   * @return the defaults
   */
  public RunContext run() {
    return context.defaults();
  }

  /**
   * The source that systems read from.
   *
   * @return the source
   * @throws IllegalStateException if none was given
   */
  public DataSource source() {
    return context.source();
  }

  /** Cancels what runs and closes what was opened here; idempotent. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      context.defaults().cancellation().cancel("its EcomAi was closed. Maybe build a new one.");
      if (opened != null) {
        opened.close();
      }
    }
  }

  private void checkOpen() {
    checkOpen(closed);
  }

  private static void checkOpen(AtomicBoolean closed) {
    if (closed.get()) {
      throw new IllegalStateException("this EcomAi is closed. Maybe build a new one.");
    }
  }

  /** What the systems see. */
  private record Context(
      @Nullable DataSource given,
      CommerceSchema commerce,
      @Nullable ModelStore store,
      ClassLoader loader,
      RunContext defaults,
      AtomicBoolean closed)
      implements SystemContext {
    @Override
    public RunContext run() {
      checkOpen(closed);
      return defaults;
    }

    @Override
    public DataSource source() {
      if (given == null) {
        throw new IllegalStateException(
            "there is no data source. Maybe call EcomAi.builder().source(...), or hand the values"
                + " to the operation.");
      }
      return given;
    }

    @Override
    public boolean hasSource() {
      return given != null;
    }

    @Override
    public <E extends Engine> Engines<E> engines(Class<E> kind) {
      return Engines.load(kind, loader);
    }

    @Override
    public ModelStore models() {
      if (store == null) {
        throw new IllegalStateException(
            "there is no model store. Maybe call EcomAi.builder().models(Path.of(\"models\")).");
      }
      return store;
    }
  }

  /** Settings of an {@link EcomAi}. Not thread-safe. */
  public static final class Builder {
    private @Nullable DataSource source;
    private @Nullable URI uri;
    private CommerceSchema commerce = CommerceSchema.standard();
    private @Nullable ModelStore models;
    private ClassLoader loader = defaultLoader();
    private RunContext run = RunContext.defaults();

    private Builder() {}

    private static ClassLoader defaultLoader() {
      ClassLoader own = Thread.currentThread().getContextClassLoader();
      return own == null ? EcomAi.class.getClassLoader() : own;
    }

    /**
     * A source of the caller's, who closes it.
     *
     * @param value the source
     * @return this
     */
    public Builder source(DataSource value) {
      source = Objects.requireNonNull(value, "source");
      uri = null;
      return this;
    }

    /**
     * A source to open by URI, such as {@code parquet:lake/prod}; closed with the {@link EcomAi}.
     *
     * @param value the URI
     * @return this
     */
    public Builder source(URI value) {
      uri = Objects.requireNonNull(value, "uri");
      source = null;
      return this;
    }

    /**
     * Which tables hold customers, orders and so on; the 26 standard tables if not given.
     *
     * @param value the schema
     * @return this
     */
    public Builder commerce(CommerceSchema value) {
      commerce = Objects.requireNonNull(value, "commerce");
      return this;
    }

    /**
     * Keeps fitted models in a directory.
     *
     * @param directory made when the first model is saved
     * @return this
     */
    public Builder models(Path directory) {
      return models(DirectoryModelStore.open(directory));
    }

    /**
     * Keeps fitted models in a store.
     *
     * @param value the store
     * @return this
     */
    public Builder models(ModelStore value) {
      models = Objects.requireNonNull(value, "models");
      return this;
    }

    /**
     * The zone in which the shop's days begin and end.
     *
     * @param value the zone
     * @return this
     */
    public Builder zone(ZoneId value) {
      return run(r -> r.withZone(value));
    }

    /**
     * The clock that "today" comes from.
     *
     * @param value the clock
     * @return this
     */
    public Builder clock(Clock value) {
      return run(r -> r.withClock(value));
    }

    /**
     * The seed that all randomness derives from.
     *
     * @param value any number
     * @return this
     */
    public Builder seed(long value) {
      return run(r -> r.withSeed(value));
    }

    /**
     * The most threads to use.
     *
     * @param value 1 or more
     * @return this
     */
    public Builder parallelism(int value) {
      return run(r -> r.withParallelism(value));
    }

    /**
     * Where extra threads come from.
     *
     * @param value the executor
     * @return this
     */
    public Builder executor(Executor value) {
      return run(r -> r.withExecutor(value));
    }

    /**
     * Changes any other default of a run: memory budget, temporary directory, progress listener.
     *
     * @param change from the present defaults to the new ones
     * @return this
     */
    public Builder run(UnaryOperator<RunContext> change) {
      run = change.apply(run);
      return this;
    }

    /**
     * Where systems, engines and source providers are looked for.
     *
     * @param value the loader
     * @return this
     */
    public Builder classLoader(ClassLoader value) {
      loader = Objects.requireNonNull(value, "class loader");
      return this;
    }

    /**
     * Opens the source if it was given by URI, and finds the systems.
     *
     * @return to be closed by the caller
     * @throws IllegalStateException if two systems or operations have one id
     * @throws DataAccessException if the source cannot be opened
     */
    public EcomAi build() {
      return new EcomAi(this);
    }
  }
}
