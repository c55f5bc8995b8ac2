package io.github.ecomai.forecast;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Series and figures of the properties beside this class. */
final class Reference {
  private static final Properties FACTS = load("reference.properties", "arima.properties");
  private static final Properties ETS = load("ets.properties");

  private Reference() {}

  private static Properties load(String... files) {
    Properties facts = new Properties();
    for (String file : files) {
      try (InputStream in = Reference.class.getResourceAsStream(file)) {
        facts.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return facts;
  }

  static TimeSeries series(String name) {
    Frequency frequency =
        switch (FACTS.getProperty(name + ".season")) {
          case "12" -> Frequency.MONTH;
          case "4" -> Frequency.QUARTER;
          default -> Frequency.YEAR;
        };
    return TimeSeries.of(LocalDate.of(1949, 1, 1), frequency, values(name));
  }

  private static double[] values(String name) {
    return name.startsWith("Log")
        ? Arrays.stream(values(name.substring(3))).map(Math::log).toArray()
        : numbers(name + ".values");
  }

  static boolean has(String key) {
    return FACTS.containsKey(key);
  }

  static String text(String key) {
    return FACTS.getProperty(key);
  }

  static double number(String key) {
    return Double.parseDouble(FACTS.getProperty(key));
  }

  static double[] numbers(String key) {
    return numbers(FACTS, key);
  }

  private static double[] numbers(Properties facts, String key) {
    return Arrays.stream(facts.getProperty(key).split(" "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  /** What R's {@code ets} makes of a series. */
  record EtsCase(String name) {
    String form() {
      return ETS.getProperty(name + ".form");
    }

    int season() {
      return Integer.parseInt(ETS.getProperty(name + ".season"));
    }

    double number(String key) {
      return numbers(key)[0];
    }

    double[] numbers(String key) {
      return Reference.numbers(ETS, name + "." + key);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<EtsCase> etsCases() {
    return ETS.stringPropertyNames().stream()
        .filter(key -> key.endsWith(".form"))
        .sorted()
        .map(key -> new EtsCase(key.substring(0, key.length() - 5)))
        .toList();
  }
}
