package io.github.ecomai.parquet;

import java.util.Optional;

/** The names of the checkpoints, which lie in the manifest and so change with the rows. */
record Marks(String table) {
  /** The last sequence number that raw holds. */
  String captured() {
    return table + ".captured";
  }

  /** The greatest watermark that raw holds, of one column as one kind of number. */
  String watermark(Watermark of) {
    return table + ".watermark." + of.type().kind() + "." + of.column();
  }

  /** The position in the log of PostgreSQL up to which raw holds every change. */
  String followed() {
    return table + ".followed";
  }

  /** The last sequence number that curated took in. */
  String refined() {
    return table + ".refined";
  }

  /** The rules by which curated was made. */
  String rules() {
    return table + ".rules";
  }

  /** The last sequence number that prod shows. */
  String shaped() {
    return table + ".shaped";
  }

  /** The layout in which prod was made. */
  String layout() {
    return table + ".layout";
  }

  static long number(Manifest manifest, String mark) {
    return optional(manifest, mark).orElse(0L);
  }

  static Optional<Long> optional(Manifest manifest, String mark) {
    return manifest.mark(mark).map(Long::valueOf);
  }
}
