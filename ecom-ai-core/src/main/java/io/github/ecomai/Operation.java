package io.github.ecomai;

import io.github.ecomai.run.PartReader;
import io.github.ecomai.run.RunContext;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One operation of a system, as data. Immutable and thread-safe.
 *
 * @param id lower-case letters, digits and hyphens, unique among all systems
 * @param summary one line for people
 * @param request the record it takes
 * @param result the record it gives, or, as a stream, the {@link PartReader} of records it gives
 * @param delivery whether the result comes at once
 * @param call calls the facade
 * @param <S> the facade
 * @param <Q> the request
 * @param <R> the result
 */
public record Operation<S, Q, R>(
    String id,
    String summary,
    Class<Q> request,
    Class<R> result,
    Delivery delivery,
    Call<S, Q, R> call) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /** How a result is delivered. Immutable and thread-safe. */
  public enum Delivery {
    /** One result at the end. */
    CALL,
    /** Parts as they become known: the result is a {@link PartReader}, closed by the caller. */
    STREAM
  }

  /**
   * Calls one method of a facade.
   *
   * @param <S> the facade
   * @param <Q> the request
   * @param <R> the result
   */
  @FunctionalInterface
  public interface Call<S, Q, R> {
    /**
     * Calls the method.
     *
     * @param facade the system
     * @param request what is asked
     * @param run the surroundings
     * @return the result
     */
    R apply(S facade, Q request, RunContext run);
  }

  /** Checks the id. */
  public Operation {
    Objects.requireNonNull(summary, "summary");
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "operation id '" + id + "' is not of lower-case letters, digits and hyphens.");
    }
  }

  /**
   * An operation with one result at the end.
   *
   * @param id its id
   * @param types request and result, see {@link #types}
   * @param summary one line for people
   * @param call the facade's method, such as {@code MarketIntelligenceHub::forecast}
   * @param <S> the facade
   * @param <Q> the request
   * @param <R> the result
   * @return the operation
   */
  public static <S, Q, R> Operation<S, Q, R> of(
      String id, Types<Q, R> types, String summary, Call<S, Q, R> call) {
    return new Operation<>(id, summary, types.request(), types.result(), Delivery.CALL, call);
  }

  /**
   * An operation whose result comes in parts.
   *
   * @param id its id
   * @param types request and reader of the parts, see {@link #types}
   * @param summary one line for people
   * @param call the facade's method
   * @param <S> the facade
   * @param <Q> the request
   * @param <R> the reader: an interface that extends {@code PartReader<P>} for a record P
   * @return the operation
   */
  public static <S, Q, R extends PartReader<?>> Operation<S, Q, R> stream(
      String id, Types<Q, R> types, String summary, Call<S, Q, R> call) {
    return new Operation<>(id, summary, types.request(), types.result(), Delivery.STREAM, call);
  }

  /**
   * The types of an operation.
   *
   * @param request the record it takes
   * @param result the record, or the reader of records, that it gives
   * @param <Q> the request
   * @param <R> the result
   * @return both
   */
  public static <Q, R> Types<Q, R> types(Class<Q> request, Class<R> result) {
    return new Types<>(request, result);
  }

  /**
   * Request and result of an operation. Immutable and thread-safe.
   *
   * @param request the record it takes
   * @param result the record, or the reader of records, that it gives
   * @param <Q> the request
   * @param <R> the result
   */
  public record Types<Q, R>(Class<Q> request, Class<R> result) {}
}
