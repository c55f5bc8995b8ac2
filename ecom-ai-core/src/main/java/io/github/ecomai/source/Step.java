package io.github.ecomai.source;

import org.jspecify.annotations.Nullable;

/** One step of a query that core runs; pulls batches from the step before it. For one thread. */
interface Step {
  /** Batches of a step have about this many rows. */
  int BATCH = 8192;

  Schema schema();

  /** The next batch, of one row or more; null at the end. */
  @Nullable Batch next();
}
