package io.github.ecomai.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The command line after NAME: {@code --key value} pairs and {@code --flag}s. A key that the
 * benchmark never asked for is reported, so that a typing error cannot pass for a measurement.
 */
final class Arguments {
  private static final String DEFAULT_DATA = "ecomai.benchmarks.data";

  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  private Arguments() {}

  static Arguments parse(String[] words, int from) {
    Arguments parsed = new Arguments();
    int i = from;
    while (i < words.length) {
      String key = keyOf(words[i]);
      boolean flag = i + 1 == words.length || words[i + 1].startsWith("--");
      if (parsed.values.put(key, flag ? "" : words[i + 1]) != null) {
        throw new IllegalArgumentException("--" + key + " is given twice.");
      }
      i += flag ? 1 : 2;
    }
    return parsed;
  }

  private static String keyOf(String word) {
    if (!word.startsWith("--") || word.length() == 2) {
      throw new IllegalArgumentException(
          "'" + word + "' is not an option. Maybe write --key value or --flag.");
    }
    return word.substring(2);
  }

  /**
   * Whether the short form is wanted: seconds instead of minutes, same code, same figures' names.
   */
  boolean isShort() {
    return flag("short");
  }

  /** Whether {@code --name} is given. */
  boolean flag(String name) {
    asked.add(name);
    return values.containsKey(name);
  }

  /** The text of {@code --name}, if given with one. */
  Optional<String> text(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** The whole number of {@code --name}, or the default. */
  int number(String name, int otherwise) {
    String value = text(name).orElse(null);
    try {
      return value == null ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + " " + value + " is not a whole number.", e);
    }
  }

  /** The path of {@code --name}, if given; relative paths count from where the user stands. */
  Optional<Path> path(String name) {
    return text(name).map(Path::of);
  }

  /** Whether {@code --data} is given or the default exists: for benchmarks that can make data. */
  Optional<Path> dataIfPresent(String defaultName) {
    return path("data").or(() -> defaultData(defaultName).filter(Files::exists));
  }

  /**
   * The data of the benchmark: {@code --data} or else the default.
   *
   * @param defaultName below the folder of shared data, such as {@code m4/m4-dev.csv.gz}
   * @throws IllegalArgumentException if there is no such file or folder
   */
  Path data(String defaultName) {
    Path data =
        path("data")
            .or(() -> defaultData(defaultName))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No data. Maybe add --data PATH, in the format of " + defaultName + "."));
    if (!Files.exists(data)) {
      throw new IllegalArgumentException(
          "No data at " + data + ". Maybe add --data PATH, in the format of " + defaultName + ".");
    }
    return data;
  }

  private static Optional<Path> defaultData(String name) {
    return Optional.ofNullable(System.getProperty(DEFAULT_DATA))
        .map(root -> Path.of(root).resolve(name));
  }

  /** Fails on options that nobody asked for. */
  void checkAllAsked() {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(asked);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Unknown options " + unknown + ". Maybe one of " + asked + ".");
    }
  }
}
