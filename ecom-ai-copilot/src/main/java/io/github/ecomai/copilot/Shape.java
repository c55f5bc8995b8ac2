package io.github.ecomai.copilot;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern over a row of items, written with the names of roles: {@code "TOP NUMBER?
 * (?<dim>DIM)"}. Short names stand for several roles.
 */
final class Shape {
  private static final Pattern NAME = Pattern.compile("(?<![A-Za-z<])[A-Z_]{2,}(?![A-Za-z>])");
  private static final Map<String, String> CLASSES =
      Map.of(
          "DIM", "DIMENSION CONCEPT",
          "MET", "METRIC CONCEPT",
          "CMP", "MORE AT_LEAST LESS AT_MOST EQUAL",
          "HIGH", "TOP BEST",
          "LOW", "BOTTOM WORST",
          "RANK", "TOP BEST BOTTOM WORST",
          "WHO", "WITH RELATIVE WHICH",
          "ACT", "VERB BUY SELL SPEND",
          "LINK", "PREPOSITION WITH BY RELATIVE");

  private final Pattern pattern;

  private Shape(Pattern pattern) {
    this.pattern = pattern;
  }

  static Shape of(String text) {
    StringBuilder regex = new StringBuilder();
    Matcher m = NAME.matcher(text.replace(" ", "\u0001"));
    while (m.find()) {
      m.appendReplacement(regex, codes(m.group()));
    }
    m.appendTail(regex);
    return new Shape(Pattern.compile(regex.toString().replace("\u0001", "")));
  }

  private static String codes(String name) {
    StringBuilder set = new StringBuilder("[");
    for (String role : CLASSES.getOrDefault(name, name).split(" ")) {
      set.append(Role.valueOf(role).code());
    }
    return set.append(']').toString();
  }

  Matcher matcher(CharSequence codes) {
    return pattern.matcher(codes);
  }
}
