package io.github.ecomai.csv;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One file; scanned when first needed. Thread-safe. */
final class CsvTable {
  private final Path file;
  private final CsvOptions options;
  private CsvScan.@Nullable Result result;

  CsvTable(Path file, CsvOptions options) {
    this.file = file;
    this.options = options;
  }

  Path file() {
    return file;
  }

  CsvOptions options() {
    return options;
  }

  synchronized CsvScan.Result scan() {
    if (result == null) {
      result = CsvScan.of(file, options);
    }
    return result;
  }

  /** The file's name without the extensions of CSV and packed files. */
  static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    name = without(name, ".gz");
    for (String extension : new String[] {".csv", ".tsv", ".txt"}) {
      name = without(name, extension);
    }
    return name;
  }

  static boolean isCsv(Path file) {
    String name = without(String.valueOf(file.getFileName()), ".gz");
    return !name.startsWith(".") && !name.equals(name(file));
  }

  private static String without(String name, String extension) {
    boolean ends =
        name.length() > extension.length()
            && name.regionMatches(
                true, name.length() - extension.length(), extension, 0, extension.length());
    return ends ? name.substring(0, name.length() - extension.length()) : name;
  }
}
