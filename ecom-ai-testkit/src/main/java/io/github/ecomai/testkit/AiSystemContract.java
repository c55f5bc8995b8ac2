package io.github.ecomai.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.AiSystem;
import io.github.ecomai.EcomAi;
import io.github.ecomai.Operation;
import io.github.ecomai.error.RunCancelledException;
import io.github.ecomai.run.PartReader;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

/**
 * What every system must do. The author of one extends it and names a request for each operation.
 * Stateless and thread-safe.
 *
 * <pre>{@code
 * class PulseContractTest extends AiSystemContract<GlobalMarketPulse> {
 *   protected AiSystem<GlobalMarketPulse> system() { return new PulseSystem(); }
 *   protected Record request(String operation) { return DecomposeRequest.of(series); }
 * }
 * }</pre>
 *
 * @param <S> the facade
 */
public abstract class AiSystemContract<S> {
  private static final RunContext RUN = RunContext.defaults().withSeed(11).withParallelism(1);
  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

  /** A contract for the system of the subclass. */
  protected AiSystemContract() {}

  /**
   * The provider.
   *
   * @return a new one
   */
  protected abstract AiSystem<S> system();

  /**
   * A request that an operation answers without a source or a stored model.
   *
   * @param operation the operation's id
   * @return a request of its type; the same at each call
   */
  protected abstract Record request(String operation);

  /** The provider has a public constructor without arguments and is found by its facade. */
  @Test
  protected void isRegistered() throws ReflectiveOperationException {
    AiSystem<S> system = system();
    assertThat(Modifier.isPublic(system.getClass().getModifiers())).isTrue();
    assertThat(Modifier.isPublic(system.getClass().getConstructor().getModifiers())).isTrue();
    try (EcomAi ai = surroundings().build()) {
      assertThat(ai.systems()).anySatisfy(found -> assertThat(found).hasSameClassAs(system));
      assertThat(ai.system(system.facade())).isSameAs(ai.system(system.facade()));
    }
  }

  /** Ids are of lower-case words with hyphens, and there is a summary for everything. */
  @Test
  protected void isDescribed() {
    AiSystem<S> system = system();
    assertThat(system.id()).matches(NAME);
    assertThat(system.summary()).isNotBlank().doesNotContain("\n");
    assertThat(system.operations()).isNotEmpty();
    assertThat(system.operations()).extracting(Operation::id).doesNotHaveDuplicates();
    for (Operation<S, ?, ?> operation : system.operations()) {
      assertThat(operation.id()).matches(NAME);
      assertThat(operation.summary()).isNotBlank().doesNotContain("\n");
    }
  }

  /** The facade is an interface with two methods for each operation: with a run and without. */
  @Test
  protected void theFacadeHasAMethodForEachOperation() throws NoSuchMethodException {
    assertThat(system().facade()).isInterface();
    for (Operation<S, ?, ?> operation : system().operations()) {
      assertThat(method(operation, RunContext.class).getReturnType()).isEqualTo(operation.result());
      assertThat(method(operation).getReturnType()).isEqualTo(operation.result());
    }
  }

  /**
   * What the system runs in. Override it for a system that cannot do without a source.
   *
   * @return a builder without a source
   */
  protected EcomAi.Builder surroundings() {
    return EcomAi.builder();
  }

  /**
   * Requests, results and the parts of a stream are public records, or sealed interfaces of
   * records.
   */
  @Test
  protected void requestsAndResultsAreRecords() {
    for (Operation<S, ?, ?> operation : system().operations()) {
      for (Class<?> type : List.of(operation.request(), part(operation))) {
        for (Class<?> kind :
            type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[] {type}) {
          assertThat(kind.isRecord()).as("%s is a record", kind).isTrue();
          assertThat(Modifier.isPublic(kind.getModifiers())).as("%s is public", kind).isTrue();
        }
      }
    }
  }

  /** No list or map of a request or a result can be changed, however deep it lies. */
  @Test
  protected void requestsAndResultsCannotBeChanged() {
    try (EcomAi ai = surroundings().build()) {
      for (Operation<S, ?, ?> operation : system().operations()) {
        Record request = request(operation.id());
        assertUnchangeable(request, operation.id());
        assertUnchangeable(all(ai.call(operation.id(), request, RUN)), operation.id());
      }
    }
  }

  /** Calling by id, by method with a run and by method alone give the same but for the time. */
  @Test
  protected void allWaysOfCallingAgree() throws ReflectiveOperationException {
    try (EcomAi ai = surroundings().seed(RUN.seed()).parallelism(1).build()) {
      S facade = ai.system(system().facade());
      for (Operation<S, ?, ?> operation : system().operations()) {
        Record request = request(operation.id());
        Object byId = ai.call(operation.id(), request, RUN);
        assertThat(byId).isInstanceOf(operation.result());
        Object parts = all(byId);
        assertSame(all(method(operation, RunContext.class).invoke(facade, request, RUN)), parts);
        assertSame(all(method(operation).invoke(facade, request)), parts);
      }
    }
  }

  /** The number of threads and what was called before change nothing. */
  @Test
  protected void theSameSeedGivesTheSameResult() {
    try (EcomAi ai = surroundings().build()) {
      for (Operation<S, ?, ?> operation : system().operations()) {
        Record request = request(operation.id());
        Object first = all(ai.call(operation.id(), request, RUN));
        assertSame(all(ai.call(operation.id(), request, RUN.withParallelism(4))), first);
      }
    }
  }

  /** A stream can be closed before its end, twice, and says so when it is read on. */
  @Test
  protected void streamsCanBeClosedInTheMiddle() {
    try (EcomAi ai = surroundings().build()) {
      for (Operation<S, ?, ?> operation : system().operations()) {
        if (operation.delivery() == Operation.Delivery.STREAM) {
          Object result = ai.call(operation.id(), request(operation.id()), RUN);
          PartReader<?> reader = (PartReader<?>) result;
          reader.close();
          reader.close();
          assertThatThrownBy(reader::next)
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("closed");
        }
      }
    }
  }

  /** Neither discovery nor opening touches the source. */
  @Test
  protected void nothingIsReadBeforeItIsAsked() {
    DataSource untouchable = new UntouchableSource();
    try (EcomAi ai = EcomAi.builder().source(untouchable).build()) {
      assertThat(ai.system(system().facade())).isNotNull();
    }
  }

  /** A cancelled run ends with the exception for it. */
  @Test
  protected void canBeCancelled() {
    RunContext cancelled = RunContext.defaults();
    cancelled.cancellation().cancel();
    try (EcomAi ai = surroundings().build()) {
      for (Operation<S, ?, ?> operation : system().operations()) {
        Record request = request(operation.id());
        assertThatThrownBy(() -> ai.call(operation.id(), request, cancelled))
            .as(operation.id())
            .isInstanceOf(RunCancelledException.class);
      }
    }
  }

  /** A request of another type and no request at all are refused. */
  @Test
  protected void nonsenseIsRefused() {
    record Nonsense() {}
    try (EcomAi ai = surroundings().build()) {
      S facade = ai.system(system().facade());
      for (Operation<S, ?, ?> operation : system().operations()) {
        assertThatThrownBy(() -> ai.call(operation.id(), new Nonsense(), RUN))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(operation.request().getName());
        assertThatThrownBy(() -> method(operation, RunContext.class).invoke(facade, null, RUN))
            .isInstanceOf(InvocationTargetException.class)
            .hasCauseInstanceOf(NullPointerException.class);
      }
    }
  }

  /** The method of a facade that takes the operation's request and these types after it. */
  private Method method(Operation<S, ?, ?> operation, Class<?>... after)
      throws NoSuchMethodException {
    StringBuilder name = new StringBuilder();
    for (String word : operation.id().split("-")) {
      name.append(
          name.length() == 0
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    Class<?>[] types =
        Stream.concat(Stream.of(operation.request()), Arrays.stream(after))
            .toArray(Class<?>[]::new);
    return system().facade().getMethod(name.toString(), types);
  }

  /** The record that an operation gives, or that the parts of its stream are. */
  private static Class<?> part(Operation<?, ?, ?> operation) {
    if (operation.delivery() == Operation.Delivery.CALL) {
      return operation.result();
    }
    return Arrays.stream(operation.result().getGenericInterfaces())
        .filter(ParameterizedType.class::isInstance)
        .map(ParameterizedType.class::cast)
        .filter(type -> type.getRawType() == PartReader.class)
        .map(type -> (Class<?>) type.getActualTypeArguments()[0])
        .findFirst()
        .orElseThrow(() -> new AssertionError(operation.result() + " extends no PartReader<...>"));
  }

  /** All parts of a stream, or the result itself. */
  private static Object all(Object result) {
    if (!(result instanceof PartReader<?> reader)) {
      return result;
    }
    try (reader) {
      List<Object> parts = new ArrayList<>();
      for (Optional<?> next = reader.next(); next.isPresent(); next = reader.next()) {
        parts.add(next.get());
      }
      assertThat(parts).as("parts of the stream").isNotEmpty();
      return Collections.unmodifiableList(parts);
    }
  }

  private static void assertSame(Object actual, Object expected) {
    RecursiveComparisonConfiguration butTime =
        RecursiveComparisonConfiguration.builder().withIgnoredFieldsOfTypes(Duration.class).build();
    assertThat(actual).usingRecursiveComparison(butTime).isEqualTo(expected);
  }

  private static void assertUnchangeable(Object value, String place) {
    if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        Object part = read(record, component);
        assertUnchangeable(part, place + "." + component.getName());
      }
    } else if (value instanceof Collection<?> values) {
      assertThatThrownBy(values::clear).as(place).isInstanceOf(UnsupportedOperationException.class);
      values.forEach(each -> assertUnchangeable(each, place + "[]"));
    } else if (value instanceof Map<?, ?> values) {
      assertThatThrownBy(values::clear).as(place).isInstanceOf(UnsupportedOperationException.class);
      values.values().forEach(each -> assertUnchangeable(each, place + "[]"));
    } else {
      assertThat(value.getClass().isArray()).as("%s is an array", place).isFalse();
    }
  }

  private static Object read(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return Objects.requireNonNull(
          component.getAccessor().invoke(record), () -> component + " is null");
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(component + " cannot be read", e);
    }
  }
}
