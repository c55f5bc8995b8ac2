package io.github.ecomai.source;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The result of a query: the last step and the source's readers, which are closed together. */
final class ResultReader implements BatchReader {
  private final String source;
  private final RunContext run;
  private final Consumer<ResultReader> onClose;
  private final List<BatchReader> readers = new ArrayList<>();
  private volatile boolean closed;
  private boolean ended;
  private @Nullable Step last;

  ResultReader(String source, RunContext run, Consumer<ResultReader> onClose) {
    this.source = source;
    this.run = run;
    this.onClose = onClose;
  }

  /** Takes over a reader, which is closed with this one. */
  BatchReader own(BatchReader reader) {
    synchronized (readers) {
      readers.add(reader);
    }
    if (closed) {
      close();
      throw closedError();
    }
    return reader;
  }

  /** A reader of the source as the first step. */
  Step step(BatchReader reader, Schema expected) {
    if (!reader.schema().equals(expected)) {
      throw new IllegalStateException(
          "source "
              + source
              + " returns the columns "
              + reader.schema().fields()
              + " where "
              + expected.fields()
              + " were asked for.");
    }
    return new Source(reader);
  }

  void run(Step step) {
    last = step;
  }

  private Step last() {
    if (last == null) {
      throw new IllegalStateException("not started");
    }
    return last;
  }

  @Override
  public Schema schema() {
    return last().schema();
  }

  @Override
  public Optional<Batch> next() {
    if (ended) {
      return Optional.empty();
    }
    try {
      check();
      Batch batch = last().next();
      check();
      if (batch == null) {
        ended = true;
        close();
      }
      return Optional.ofNullable(batch);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void check() {
    run.checkCancelled();
    if (closed) {
      throw closedError();
    }
  }

  private DataAccessException closedError() {
    return new DataAccessException(
        "the result of source " + source + " was closed before its end. Maybe close it later.");
  }

  @Override
  public void close() {
    closed = true;
    List<BatchReader> open;
    synchronized (readers) {
      open = List.copyOf(readers);
      readers.clear();
    }
    try {
      closeAll(open);
    } finally {
      onClose.accept(this);
    }
  }

  private static void closeAll(List<BatchReader> open) {
    RuntimeException first = null;
    for (BatchReader reader : open) {
      try {
        reader.close();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else {
          first.addSuppressed(e);
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** Pulls from the source and looks for cancellation before each batch. */
  private final class Source implements Step {
    private final BatchReader reader;

    Source(BatchReader reader) {
      this.reader = reader;
    }

    @Override
    public Schema schema() {
      return reader.schema();
    }

    @Override
    public @Nullable Batch next() {
      while (true) {
        check();
        Optional<Batch> batch = reader.next();
        if (batch.isEmpty() || batch.get().rows() > 0) {
          return batch.orElse(null);
        }
      }
    }
  }
}
