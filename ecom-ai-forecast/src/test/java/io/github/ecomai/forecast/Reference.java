package io.github.ecomai.forecast;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Properties;

/** Series and figures of {@code reference.properties} and {@code arima.properties}. */
final class Reference {
  private static final Properties FACTS = load();

  private Reference() {}

  private static Properties load() {
    Properties facts = new Properties();
    try (InputStream in = Reference.class.getResourceAsStream("reference.properties");
        InputStream arima = Reference.class.getResourceAsStream("arima.properties")) {
      facts.load(in);
      facts.load(arima);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    return Arrays.stream(FACTS.getProperty(key).split(" "))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }
}
