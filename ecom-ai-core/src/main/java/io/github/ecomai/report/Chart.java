package io.github.ecomai.report;

/**
 * A picture of numbers, drawn as SVG. It can be drawn for screens of different width, with letters
 * of the same size, and takes the colours of a light or a dark screen.
 *
 * <p>Immutable and thread-safe.
 */
public abstract sealed class Chart permits BarChart, TimeChart {
  /** Units across on a screen as wide as the page, and on a phone. */
  static final int WIDE = 760;

  static final int NARROW = 340;

  private final String label;

  Chart(String label) {
    this.label = Html.checked(label, "label");
  }

  /**
   * What it shows, for those who cannot see it.
   *
   * @return the words
   */
  public final String label() {
    return label;
  }

  /**
   * The picture as a file of its own, 760 units wide, with its colours.
   *
   * @return SVG 1.1, which needs nothing else
   */
  public final String svg() {
    return draw(WIDE).standing();
  }

  /** Draws it {@link #WIDE} or {@link #NARROW}. */
  abstract Svg draw(int width);
}
