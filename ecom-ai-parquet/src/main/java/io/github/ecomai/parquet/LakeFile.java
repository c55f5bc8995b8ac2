package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Parquet file of a lake, named by the version that it was written for and by its writer.
 *
 * @param path below the root of the lake, with slashes
 * @param length bytes
 * @param crc CRC32C of the bytes
 * @param rows rows in it
 */
record LakeFile(String path, long length, int crc, long rows) {
  private static final Pattern NAME = Pattern.compile("(\\d{9,18})-(\\d+)-\\d+\\.parquet");
  private static final Pattern PATH =
      Pattern.compile("(?:raw|curated|prod|quarantine)/\\w+/(?:month=\\w[\\w-]*/)?" + NAME);

  /** Refuses what a lake never writes, such as a path that leads out of it. */
  LakeFile {
    if (!PATH.matcher(path).matches() || length < 0 || rows < 0) {
      throw new IllegalArgumentException("'" + path + "' is no file of a lake.");
    }
  }

  static String name(long version, String writer, int number) {
    return String.format(Locale.ROOT, "%09d-%s-%d.parquet", version, writer, number);
  }

  /** Who wrote a file of that name for which version; empty if it is none of a lake's. */
  static Optional<Origin> origin(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new Origin(Long.parseLong(matcher.group(1)), matcher.group(2)))
        : Optional.empty();
  }

  /** The version that a file was written for, and its writer. */
  record Origin(long version, String writer) {}

  /** Refuses a file that is not the one that was written. */
  void check(LakeFiles.Sum found, String lake) {
    if (found.length() != length) {
      throw new DataAccessException(
          lake
              + ": "
              + path
              + " has "
              + found.length()
              + " bytes instead of "
              + length
              + ". Maybe it was cut short or replaced; restore it.");
    }
    if (found.crc() != crc) {
      throw new DataAccessException(
          lake
              + ": "
              + path
              + " is damaged or another file: its checksum does not match. Maybe restore it.");
    }
  }
}
