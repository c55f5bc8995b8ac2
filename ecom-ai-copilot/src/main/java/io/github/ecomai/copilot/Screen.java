package io.github.ecomai.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ecomai.copilot.Refused.Reason;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refuses what must never reach the data: commands to change it, code, personal and card data,
 * secrets, the data of others. Names of products that look like commands are no commands.
 */
final class Screen {
  private static final Pattern CARD = Pattern.compile("(?:\\d[ -]?){13,19}");

  private final Map<Reason, List<Pattern>> patterns = new LinkedHashMap<>();
  private final Pattern names;

  Screen(Lexicon lexicon) {
    JsonNode file = Yaml.resource("refusals.yaml");
    for (Map.Entry<String, JsonNode> e : file.path("refuse").properties()) {
      List<Pattern> all = new ArrayList<>();
      for (JsonNode text : e.getValue()) {
        String regex = text.asText().replace("{things}", file.path("things").asText());
        all.add(Pattern.compile(regex.replace("{asking}", file.path("asking").asText())));
      }
      patterns.put(Reason.valueOf(e.getKey()), all);
    }
    String values =
        lexicon.terms().values().stream()
            .flatMap(term -> term.values().stream())
            .map(v -> v.value().toLowerCase(Locale.ROOT))
            .filter(v -> v.contains(" ") && isSuspicious(v))
            .distinct()
            .sorted((a, b) -> b.length() - a.length())
            .map(v -> Pattern.quote(v) + "s?")
            .collect(Collectors.joining("|"));
    this.names = Pattern.compile(values.isEmpty() ? "(?!)" : "\\b(?:" + values + ")\\b");
  }

  /** A name that the patterns would take for a command, such as "Drop Table Lamp". */
  private boolean isSuspicious(String name) {
    return patterns.values().stream().flatMap(List::stream).anyMatch(p -> p.matcher(name).find());
  }

  Optional<Refused> check(String text) {
    String clean = Normalizer.normalize(text, Normalizer.Form.NFKC);
    if (clean.codePoints().anyMatch(Screen::isHidden)) {
      return Optional.of(refused(Reason.INJECTION));
    }
    String lower =
        clean.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\s+", " ").strip();
    if (isCard(lower)) {
      return Optional.of(refused(Reason.PAYMENT_CARD));
    }
    String bare = names.matcher(lower).replaceAll("thing");
    for (Map.Entry<Reason, List<Pattern>> e : patterns.entrySet()) {
      if (e.getValue().stream().anyMatch(p -> p.matcher(bare).find())) {
        return Optional.of(refused(e.getKey()));
      }
    }
    return Optional.empty();
  }

  /** Characters that a reader cannot see or that turn the direction of writing. */
  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    boolean space = c == '\t' || c == '\n' || c == '\r';
    return type == Character.FORMAT
        || type == Character.CONTROL && !space
        || type == Character.PRIVATE_USE
        || type == Character.SURROGATE;
  }

  private static boolean isCard(String text) {
    Matcher m = CARD.matcher(text);
    while (m.find()) {
      if (isLuhn(m.group().replaceAll("\\D", ""))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int d = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = i % 2 == 1 ? 2 * d : d;
      sum += twice > 9 ? twice - 9 : twice;
    }
    return sum % 10 == 0;
  }

  private static Refused refused(Reason reason) {
    String message =
        switch (reason) {
          case WRITE -> "I only read; I cannot change anything.";
          case INJECTION -> "I take questions in words, not commands or code.";
          case PII -> "I do not show, count or filter personal data of customers.";
          case PAYMENT_CARD -> "I do not touch card data.";
          case SECRETS -> "I do not disclose secrets or my own set-up.";
          case OTHER_TENANT -> "I only see the data of your own shop.";
        };
    return new Refused(reason, message);
  }
}
