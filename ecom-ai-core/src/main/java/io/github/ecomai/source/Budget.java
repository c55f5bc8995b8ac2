package io.github.ecomai.source;

import io.github.ecomai.error.DataAccessException;

/** How many bytes the steps of one query may hold in memory together. */
final class Budget {
  private final String source;
  private final long limit;
  private long held;

  Budget(String source, long limit) {
    this.source = source;
    this.limit = limit;
  }

  /** The part of one step, named in messages such as {@code group by (country)}. */
  Share share(String step) {
    return new Share(step);
  }

  private static String megabytes(long bytes) {
    return String.format(java.util.Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  /** What one step holds. */
  final class Share {
    private final String step;
    private long bytes;

    private Share(String step) {
      this.step = step;
    }

    /** Says that the step now holds this many bytes. */
    void hold(long now) {
      held += now - bytes;
      bytes = now;
      if (held > limit) {
        throw new DataAccessException(
            "'"
                + step
                + "' over source "
                + source
                + " needs at least "
                + megabytes(held)
                + " of memory, but the budget is "
                + megabytes(limit)
                + ". Maybe filter or group earlier, add ecom-ai-parquet, which runs the whole query"
                + " itself, or raise the budget with RunContext.withMemoryBudget.");
      }
    }

    /** Says that the step holds more bytes than before. */
    void add(long more) {
      hold(bytes + more);
    }

    /** Says how many rows the step holds. */
    void rows(long rows) {
      if (rows > Integer.MAX_VALUE - 16) {
        throw new DataAccessException(
            "'"
                + step
                + "' over source "
                + source
                + " needs over two billion rows in memory. Maybe add ecom-ai-parquet, which runs the"
                + " whole query itself.");
      }
    }
  }
}
