package io.github.ecomai.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of a language: basic forms, words without meaning, numbers and function words. */
final class Words {
  private final Set<String> glue = new HashSet<>();
  private final Set<String> real = new HashSet<>();
  private final Map<String, String> variants = new HashMap<>();
  private final Map<String, Double> numbers = new HashMap<>();
  private final Map<Role, List<String>> phrases = new LinkedHashMap<>();

  private Words(JsonNode root) {
    root.get("variants").properties().forEach(e -> variants.put(e.getKey(), e.getValue().asText()));
    root.get("glue").forEach(w -> glue.add(w.asText()));
    root.get("numbers").properties().forEach(e -> numbers.put(e.getKey(), e.getValue().asDouble()));
    root.get("real").forEach(w -> real.addAll(Arrays.asList(w.asText().split(" "))));
    root.get("words")
        .properties()
        .forEach(e -> phrases.put(Role.valueOf(e.getKey()), texts(e.getValue())));
  }

  static Words english() {
    return new Words(Yaml.resource("english.yaml"));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new java.util.ArrayList<>();
    list.forEach(n -> texts.add(n.asText()));
    return texts;
  }

  Map<Role, List<String>> phrases() {
    return phrases;
  }

  Map<String, Double> numbers() {
    return numbers;
  }

  /** Words that are spelled right although the model does not know them: never "corrected". */
  boolean isReal(String word) {
    return real.contains(word);
  }

  Set<String> variants() {
    return variants.keySet();
  }

  Set<String> glue() {
    return glue;
  }

  /** Lower case without accents, spelled in the usual way, in the singular. */
  String basic(String raw) {
    String lower = Normalizer.normalize(raw.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    lower = lower.replaceAll("\\p{M}", "");
    String variant = variants.get(lower);
    if (variant != null) {
      return variant;
    }
    String singular = glue.contains(lower) ? lower : singular(lower);
    return variants.getOrDefault(singular, singular);
  }

  private static String singular(String word) {
    int n = word.length();
    if (n <= 3 || !word.endsWith("s") || word.endsWith("ss")) {
      return word;
    }
    if (word.endsWith("us") || word.endsWith("is")) {
      return word;
    }
    if (word.endsWith("ies") && n > 4) {
      return word.substring(0, n - 3) + "y";
    }
    boolean es =
        word.endsWith("sses")
            || word.endsWith("xes")
            || word.endsWith("ches")
            || word.endsWith("shes");
    return word.substring(0, n - (es ? 2 : 1));
  }

  /** The key of a phrase: basic forms without glue, one space apart. */
  String key(Tokenizer tokenizer, String phrase) {
    List<Token> all = tokenizer.tokens(phrase);
    String key =
        all.stream()
            .filter(t -> !glue.contains(t.word()))
            .map(Token::word)
            .collect(Collectors.joining(" "));
    return key.isEmpty() ? all.stream().map(Token::word).collect(Collectors.joining(" ")) : key;
  }

  @Nullable Double number(String word) {
    return numbers.get(word);
  }
}
