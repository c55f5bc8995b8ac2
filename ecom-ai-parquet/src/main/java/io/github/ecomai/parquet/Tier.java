package io.github.ecomai.parquet;

import java.util.Locale;

/** The tiers of a {@link Lake}. Immutable and thread-safe. */
public enum Tier {
  /** Rows as they were captured, with operation and sequence number; only ever appended to. */
  RAW,
  /** One row for each key, typed, checked and masked. */
  CURATED,
  /** What systems read: sorted, in files by month. */
  PROD,
  /** Captured rows that were refused, with the reason. */
  QUARANTINE;

  /** The name of its folder. */
  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
