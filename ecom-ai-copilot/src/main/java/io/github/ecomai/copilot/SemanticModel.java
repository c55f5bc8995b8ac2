package io.github.ecomai.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the copilot can talk about: data sets and how they join, metrics, dimensions, and what
 * people call them. Written as YAML in the style of Apache Ossie (formerly Open Semantic
 * Interchange); what that format does not know stands beside it, see {@code docs/knowledge}.
 *
 * <p>A file is read as plain data: no aliases, no types, at most 4 MiB and 20 levels. Unknown keys,
 * values of the wrong type and names that nothing in the file defines are refused. Whether a column
 * is in its table, only a source can say: what it lacks is not offered.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class SemanticModel {
  private final String name;
  private final @Nullable String defaultRank;
  private final Map<String, DatasetDefinition> datasets;
  private final List<Relationship> relationships;
  private final Map<String, MetricDefinition> metrics;
  private final Map<String, DimensionDefinition> dimensions;
  private final @Nullable Gaps gaps;

  private SemanticModel(
      SemanticModel other,
      Map<String, DatasetDefinition> datasets,
      List<Relationship> relationships,
      Parts parts) {
    this.name = other.name;
    this.defaultRank = other.defaultRank;
    this.datasets = datasets;
    this.relationships = relationships;
    this.metrics = parts.metrics();
    this.dimensions = parts.dimensions();
    this.gaps = parts.gaps();
  }

  private record Parts(
      Map<String, MetricDefinition> metrics,
      Map<String, DimensionDefinition> dimensions,
      @Nullable Gaps gaps) {}

  SemanticModel with(
      Map<String, DatasetDefinition> otherDatasets,
      List<Relationship> otherRelationships,
      Map<String, MetricDefinition> otherMetrics,
      Map<String, DimensionDefinition> otherDimensions) {
    Parts parts = new Parts(otherMetrics, otherDimensions, gaps);
    return new SemanticModel(this, otherDatasets, otherRelationships, parts);
  }

  /** The same with what a source lacks of it. */
  SemanticModel with(Gaps value) {
    return new SemanticModel(this, datasets, relationships, new Parts(metrics, dimensions, value));
  }

  SemanticModel(ModelFile file) {
    this.name = file.name();
    this.defaultRank = file.defaultRank();
    this.datasets = file.datasets();
    this.relationships = file.relationships();
    this.metrics = file.metrics();
    this.dimensions = file.dimensions();
    this.gaps = null;
  }

  /**
   * The model of the 26 tables of a shop.
   *
   * @return the model
   */
  public static SemanticModel commerce() {
    return resource("commerce.yaml");
  }

  /**
   * Reads a model.
   *
   * @param file a YAML file
   * @return the model
   * @throws IllegalArgumentException if the file is not a sound model; the message says what is
   *     wrong, where, and what to write instead
   * @throws IOException if the file cannot be read
   */
  public static SemanticModel read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /**
   * Reads a model.
   *
   * @param in YAML in UTF-8; not closed
   * @return the model
   * @throws IllegalArgumentException if the text is not a sound model; the message says what is
   *     wrong, where, and what to write instead
   * @throws IOException if the stream cannot be read
   */
  public static SemanticModel read(InputStream in) throws IOException {
    return new SemanticModel(ModelFile.of(Yaml.read(in)));
  }

  private static SemanticModel resource(String name) {
    JsonNode root = Yaml.resource(name);
    return new SemanticModel(ModelFile.of(root));
  }

  /**
   * The model's name.
   *
   * @return a short identifier
   */
  public String name() {
    return name;
  }

  /**
   * The metrics that can be asked for.
   *
   * @return names with their labels, in the order of the file
   */
  public Map<String, String> metricLabels() {
    Map<String, String> labels = new LinkedHashMap<>();
    metrics.values().stream()
        .filter(m -> !m.hidden())
        .forEach(m -> labels.put(m.name(), m.label()));
    return Collections.unmodifiableMap(labels);
  }

  /**
   * The dimensions to group and filter by.
   *
   * @return names with their labels, in the order of the file
   */
  public Map<String, String> dimensionLabels() {
    Map<String, String> labels = new LinkedHashMap<>();
    dimensions.values().stream()
        .filter(d -> !d.hidden())
        .forEach(d -> labels.put(d.name(), d.label()));
    return Collections.unmodifiableMap(labels);
  }

  /** The metric that "top" ranks by when none is named, or null. */
  @Nullable String defaultRank() {
    return defaultRank;
  }

  /** What the source lacks, or null if the model is not restricted to one. */
  @Nullable Gaps gaps() {
    return gaps;
  }

  Map<String, DatasetDefinition> datasets() {
    return datasets;
  }

  List<Relationship> relationships() {
    return relationships;
  }

  Map<String, MetricDefinition> metrics() {
    return metrics;
  }

  Map<String, DimensionDefinition> dimensions() {
    return dimensions;
  }

  MetricDefinition metric(String id) {
    MetricDefinition m = metrics.get(id);
    if (m == null) {
      throw new IllegalArgumentException(
          "no metric '"
              + id
              + "' in model '"
              + name
              + "'. Maybe one of "
              + metricLabels().keySet());
    }
    return m;
  }

  DimensionDefinition dimension(String id) {
    DimensionDefinition d = dimensions.get(id);
    if (d == null) {
      throw new IllegalArgumentException(
          "no dimension '"
              + id
              + "' in model '"
              + name
              + "'. Maybe one of "
              + dimensionLabels().keySet());
    }
    return d;
  }

  @Override
  public String toString() {
    return "SemanticModel["
        + name
        + ", "
        + metrics.size()
        + " metrics, "
        + dimensions.size()
        + " dimensions]";
  }
}
