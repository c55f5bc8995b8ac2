package io.github.ecomai.segment;

/** The errors of asking for more clusters than there are points. */
final class TooFewPoints {
  private TooFewPoints() {}

  static IllegalArgumentException rows(int clusters, int rows) {
    return new IllegalArgumentException(
        clusters + " clusters cannot be made of " + rows + " points. Maybe ask for fewer.");
  }

  static IllegalArgumentException distinct(int clusters) {
    return new IllegalArgumentException(
        clusters
            + " clusters cannot be made: there are fewer distinct points than that. Maybe ask for"
            + " fewer.");
  }
}
