package io.github.ecomai.run;

import io.github.ecomai.error.RunCancelledException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A switch that goes from running to cancelled once. Thread-safe. */
public final class Cancellation {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean cancelled;
  private volatile String reason = "";

  /** A switch that is not yet cancelled. */
  public Cancellation() {}

  /** Cancels; the second call does nothing. Runs what {@link #onCancel} registered. */
  public void cancel() {
    cancelled = true;
    for (Runnable listener : List.copyOf(listeners)) {
      if (listeners.remove(listener)) {
        listener.run();
      }
    }
  }

  /**
   * Cancels and says why; the reason of the first call stays.
   *
   * @param why the rest of the sentence "The run was cancelled: ...", with what to do next
   */
  public void cancel(String why) {
    reason = cancelled ? reason : why;
    cancel();
  }

  /** The error of a run that was cancelled. */
  RunCancelledException exception() {
    return reason.isEmpty() ? new RunCancelledException() : new RunCancelledException(reason);
  }

  /**
   * Whether {@link #cancel()} was called.
   *
   * @return {@code true} once cancelled
   */
  public boolean isCancelled() {
    return cancelled;
  }

  /**
   * Registers an action for the moment of cancelling, such as stopping a remote statement; runs it
   * at once if that moment has passed. An action runs at most once.
   *
   * @param action quick and safe on any thread
   * @return closes the registration when the work is over
   */
  public Registration onCancel(Runnable action) {
    listeners.add(action);
    if (cancelled && listeners.remove(action)) {
      action.run();
    }
    return () -> listeners.remove(action);
  }

  /** A registration that can be taken back. Thread-safe. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    /** Takes the action back; does nothing if it has run. */
    @Override
    void close();
  }
}
