package io.github.ecomai.examples.tour;

/** A picture that can be drawn for screens of different width, with letters of the same size. */
interface Chart {
  /** Units across on a screen as wide as the page, and on a phone. */
  int WIDE = 760;

  int NARROW = 340;

  /**
   * Draws it.
   *
   * @param width {@link #WIDE} or {@link #NARROW}
   */
  String svg(int width);
}
