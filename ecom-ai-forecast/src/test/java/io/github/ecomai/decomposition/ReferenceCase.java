package io.github.ecomai.decomposition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;

/** A stored fit of another tool; the file says which tool and command made it. */
final class ReferenceCase {
  private final String name;
  private final Properties properties;

  private ReferenceCase(String name, Properties properties) {
    this.name = name;
    this.properties = properties;
  }

  static ReferenceCase read(String name) {
    return new ReferenceCase(name, load(name));
  }

  private static Properties load(String name) {
    Properties properties = new Properties();
    try (InputStream in = ReferenceCase.class.getResourceAsStream(name + ".properties")) {
      if (in == null) {
        throw new IllegalArgumentException("There is no resource " + name + ".");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** The values of one of the stored series. */
  static double[] series(String name) {
    return numbers(load(name), "values");
  }

  double[] series() {
    return series(properties.getProperty("series"));
  }

  Stl stl() {
    Stl stl = Stl.ofPeriod(Integer.parseInt(properties.getProperty("period")));
    String window = properties.getProperty("seasonalWindow");
    stl =
        window.equals("periodic")
            ? stl.periodic()
            : stl.withSeasonalWindow(Integer.parseInt(window));
    stl = stl.withMedian(Median.valueOf(properties.getProperty("median")));
    return Boolean.parseBoolean(properties.getProperty("robust")) ? stl.robust() : stl;
  }

  boolean has(String key) {
    return properties.containsKey(key);
  }

  double number(String key) {
    return Double.parseDouble(properties.getProperty(key));
  }

  double[] numbers(String key) {
    return numbers(properties, key);
  }

  int[] places() {
    return Arrays.stream(numbers("places")).mapToInt(place -> (int) place).toArray();
  }

  private static double[] numbers(Properties properties, String key) {
    String[] words = properties.getProperty(key).trim().split("\\s+");
    return Arrays.stream(words).mapToDouble(Double::parseDouble).toArray();
  }

  @Override
  public String toString() {
    return name;
  }
}
