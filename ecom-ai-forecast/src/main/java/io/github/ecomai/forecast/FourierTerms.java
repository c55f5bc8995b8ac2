package io.github.ecomai.forecast;

/**
 * Sine and cosine waves that fit a whole number of times into a season.
 *
 * @param season values per season
 * @param pairs number of waves, at most half a season; 0 for none
 */
record FourierTerms(int season, int pairs) {
  static final FourierTerms NONE = new FourierTerms(1, 0);

  /** Columns sine, cosine for each wave; the last sine of an even season is 0 and left out. */
  double[][] columns(int from, int count) {
    double[][] columns = new double[size()][count];
    for (int c = 0; c < columns.length; c++) {
      int wave = 1 + c / 2;
      boolean cosine = c % 2 == 1 || 2 * wave == season;
      for (int i = 0; i < count; i++) {
        long turns = (long) wave * ((from + i) % season) % season;
        double angle = 2 * Math.PI * turns / season;
        columns[c][i] = cosine ? Math.cos(angle) : Math.sin(angle);
      }
    }
    return columns;
  }

  int size() {
    return 2 * pairs - (2 * pairs == season ? 1 : 0);
  }

  String label() {
    return " with " + pairs + (pairs == 1 ? " wave" : " waves") + " of season " + season;
  }

  String name(int column) {
    int wave = 1 + column / 2;
    return (column % 2 == 1 || 2 * wave == season ? "cos" : "sin") + wave;
  }
}
