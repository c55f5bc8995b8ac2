package io.github.ecomai.copilot;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads YAML as plain trees: no types, no aliases, bounded size and depth. */
final class Yaml {
  private static final int MAX_BYTES = 4 << 20;
  private static final int MAX_DEPTH = 20;

  private Yaml() {}

  /**
   * The mapping that a text is.
   *
   * @throws IllegalArgumentException if the text is no such mapping
   * @throws IOException if the stream cannot be read
   */
  static JsonNode read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "the YAML is longer than 4 MiB. Maybe leave out values; they are found in the source.");
    }
    JsonNode tree = parse(bytes);
    if (tree.isMissingNode() || tree.isNull() || tree.isTextual() && tree.asText().isEmpty()) {
      throw new IllegalArgumentException(
          "the YAML is empty. Maybe it should begin with 'semantic_model:'.");
    }
    if (!tree.isObject()) {
      throw new IllegalArgumentException(
          "the YAML is a "
              + (tree.isArray() ? "list" : "single value")
              + ", not a mapping. Maybe it should begin with 'semantic_model:'.");
    }
    return tree;
  }

  private static JsonNode parse(byte[] bytes) {
    ObjectMapper mapper = new ObjectMapper(factory());
    mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    try {
      checkPlain(mapper, bytes);
      return mapper.readTree(bytes);
    } catch (JsonProcessingException e) {
      boolean known = e.getLocation() != null && e.getLocation().getLineNr() > 0;
      throw new IllegalArgumentException(
          "the text is not YAML that can be read"
              + (known ? ", from line " + e.getLocation().getLineNr() + " on" : "")
              + ". Maybe a bracket or quote is not closed, a key occurs twice, a line is not"
              + " indented, or it has aliases or types.",
          e);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "the text is not YAML that can be read. Maybe it is not in UTF-8.", e);
    }
  }

  /** The tree would take an alias for a text and forget a type. */
  private static void checkPlain(ObjectMapper mapper, byte[] bytes) throws IOException {
    try (YAMLParser parser = (YAMLParser) mapper.getFactory().createParser(bytes)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias() || parser.getTypeId() != null) {
          throw new JsonParseException(parser, "an alias or a type");
        }
      }
    }
  }

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setAllowRecursiveKeys(false);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setCodePointLimit(MAX_BYTES);
    return YAMLFactory.builder()
        .loaderOptions(options)
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
        .disable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
        .build();
  }

  static JsonNode resource(String name) {
    try (InputStream in = Yaml.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from the jar");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
