package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of each table under a root; symbolic links may not lead out of it. */
record ParquetFiles(Path root, Map<String, List<Path>> tables) {
  private static final String ENDING = ".parquet";

  static ParquetFiles find(Path path) {
    try {
      Path real = path.toRealPath();
      if (Files.isRegularFile(real)) {
        Path folder = real.getParent() == null ? real : real.getParent();
        return new ParquetFiles(folder, Map.of(tableName(real), List.of(real)));
      }
      Map<String, List<Path>> tables = new TreeMap<>();
      try (Stream<Path> entries = Files.list(real)) {
        for (Path entry : entries.sorted().toList()) {
          add(real, entry, tables);
        }
      }
      if (tables.isEmpty()) {
        throw new DataAccessException(
            "there is no .parquet file in " + path + ". Maybe the path points elsewhere.");
      }
      return new ParquetFiles(real, tables);
    } catch (NoSuchFileException e) {
      throw new DataAccessException("there is no " + path + ". Maybe check the path.", e, false);
    } catch (IOException e) {
      throw new DataAccessException(
          path + " cannot be listed: " + e.getClass().getSimpleName() + ". Maybe check its rights.",
          e,
          true);
    }
  }

  private static void add(Path root, Path entry, Map<String, List<Path>> tables)
      throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(entry)) {
      try (Stream<Path> below = Files.walk(entry)) {
        below.filter(ParquetFiles::isData).sorted().forEach(files::add);
      }
    } else if (isData(entry)) {
      files.add(entry);
    }
    for (Path file : files) {
      if (!file.toRealPath().startsWith(root)) {
        throw new DataAccessException(
            file.getFileName() + " leads out of " + root + ". Maybe copy the file there.");
      }
    }
    if (!files.isEmpty() && tables.put(tableName(entry), List.copyOf(files)) != null) {
      throw new DataAccessException(
          "table '"
              + tableName(entry)
              + "' is a file and a folder in "
              + root
              + ". Maybe remove one.");
    }
  }

  /** Hidden files and those that a writer has not finished are no data. */
  private static boolean isData(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ENDING)
        && !name.startsWith(".")
        && !name.startsWith("_")
        && Files.isRegularFile(file);
  }

  private static String tableName(Path entry) {
    String name = String.valueOf(entry.getFileName());
    return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
  }
}
