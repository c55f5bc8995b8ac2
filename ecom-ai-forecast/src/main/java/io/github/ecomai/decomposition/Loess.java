package io.github.ecomai.decomposition;

import io.github.ecomai.run.RunContext;

/**
 * Loess smoothing of evenly spaced points, as STL uses it: at every {@code jump}-th point the local
 * fit, between them straight lines.
 *
 * <p>Several interleaved series are smoothed at once: with lag 12, every twelfth value belongs to
 * one of 12 series. Away from the ends all windows have the same shape, so {@link CentredFits}
 * computes their tricube weights once and applies them to whole runs of places; near the ends
 * {@link LocalFit} works by the definition. Both give the same numbers but for rounding.
 *
 * <p>Immutable; safe for use by many threads.
 */
final class Loess {
  private final int window;
  private final int half;
  private final int degree;
  private final int jump;
  private final Kernel kernel;

  /**
   * @param window points in a window, odd, 3 or more
   * @param degree 0 for a mean, 1 for a line
   * @param jump distance of the places that are fitted, 1 or more
   * @param longest the most points that a series to be smoothed has
   */
  Loess(int window, int degree, int jump, int longest) {
    this.window = window;
    this.half = (window - 1) / 2;
    this.degree = degree;
    this.jump = jump;
    this.kernel = Kernel.of(window <= longest ? half : 1);
  }

  int degree() {
    return degree;
  }

  /** The weights of a window that is centred on its place. */
  Kernel kernel() {
    return kernel;
  }

  /**
   * Smooths every series.
   *
   * @param in the values, at least one per series
   * @param out receives the smoothed value of place t at {@code outAt + t}
   * @param outAt where the output starts
   * @param run asked whether to stop
   */
  void smooth(LoessInput in, double[] out, int outAt, RunContext run) {
    for (int series = 0; series < in.lag(); series++) {
      run.checkCancelled();
      ends(in, series, out, outAt);
    }
    centred(in, out, outAt, run);
    if (jump > 1) {
      lines(in, out, outAt, run);
    }
  }

  /**
   * Extends every smoothed series by one place on either side; {@code out} has {@code lag} places
   * before and after the smoothed values. A place without weight takes its neighbour's value.
   */
  void extend(LoessInput in, double[] out) {
    for (int series = 0; series < in.lag(); series++) {
      int size = in.sizeOf(series);
      LocalFit fit = in.fit(series);
      double before = fit.at(-1, 0, Math.min(window, size) - 1, window, degree);
      int first = series + in.lag();
      out[series] = Double.isNaN(before) ? out[first] : before;
      double after = fit.at(size, Math.max(0, size - window), size - 1, window, degree);
      int last = series + size * in.lag();
      out[last + in.lag()] = Double.isNaN(after) ? out[last] : after;
    }
  }

  /**
   * The value at a place whose window has no weight: the observed one, or where that is missing a
   * fit to a wider window.
   */
  double fallback(LoessInput in, int place) {
    if (!in.isMissing(place)) {
      return in.y()[place];
    }
    return in.fit(place % in.lag()).widened(place / in.lag(), window, degree);
  }

  /** Fits the places of one series whose window is not centred, and its last place. */
  private void ends(LoessInput in, int series, double[] out, int outAt) {
    int size = in.sizeOf(series);
    int step = step(size);
    LocalFit fit = in.fit(series);
    for (int i = 0; i < size; i = next(i, step, size)) {
      int place = series + i * in.lag();
      double value = fit.at(i, left(i, size), right(i, size), window, degree);
      out[outAt + place] = Double.isNaN(value) ? fallback(in, place) : value;
    }
    int regular = (size - 1) / step * step;
    if (regular != size - 1) {
      // The routine of 1990 keeps the window of the last regular place here.
      int place = series + (size - 1) * in.lag();
      double value = fit.at(size - 1, left(regular, size), right(regular, size), window, degree);
      out[outAt + place] = Double.isNaN(value) ? fallback(in, place) : value;
    }
  }

  private int step(int size) {
    return Math.min(jump, Math.max(1, size - 1));
  }

  /** The next fitted place whose window is not centred. */
  private int next(int i, int step, int size) {
    int n = i + step;
    int lastCentred = size - 1 - half;
    return n < half || n > lastCentred ? n : n + ((lastCentred - n) / step + 1) * step;
  }

  private int left(int i, int size) {
    return window >= size || i < half ? 0 : Math.min(i - half, size - window);
  }

  private int right(int i, int size) {
    return window >= size || i > size - 1 - half ? size - 1 : Math.max(i + half, window - 1);
  }

  /** Fits the places whose window is centred. */
  private void centred(LoessInput in, double[] out, int outAt, RunContext run) {
    int lag = in.lag();
    int end = (int) Math.max(0, in.size() - (long) half * lag);
    int first = firstCentred();
    if ((long) first * lag >= end) {
      return;
    }
    CentredFits fits = new CentredFits(this, in, lag == 1 ? jump : 1);
    if (lag == 1 || jump == 1) {
      fits.write(first * lag, end, out, outAt, run);
      return;
    }
    for (int i = first; i * lag < end; i += jump) {
      fits.write(i * lag, Math.min((i + 1) * lag, end), out, outAt, run);
    }
  }

  private int firstCentred() {
    return (half + jump - 1) / jump * jump;
  }

  /** Draws the straight lines that are still missing. */
  private void lines(LoessInput in, double[] out, int outAt, RunContext run) {
    int lag = in.lag();
    int from = 0;
    int to = 0;
    int common = in.sizeOf(lag - 1) - 1;
    if (lag > 1 && jump <= common) {
      to = common / jump * jump;
      for (int i = 0; i < to; i += jump) {
        run.checkCancelled();
        rows(out, outAt + i * lag, jump, lag);
      }
    } else if (lag == 1 && firstCentred() <= common - half) {
      // CentredFits drew these.
      from = firstCentred();
      to = from + (common - half - from) / jump * jump;
    }
    for (int series = 0; series < lag; series++) {
      int size = in.sizeOf(series);
      int step = step(size);
      int i = 0;
      while (i < size - 1) {
        int next = i == from && to > from ? to : Math.min(i + step, size - 1);
        if (next != to || i != from) {
          line(out, outAt + series + i * lag, next - i, lag);
        }
        i = next;
      }
    }
  }

  /** Lines of all series at once, between two fitted rows. */
  private static void rows(double[] out, int from, int steps, int lag) {
    int to = from + steps * lag;
    for (int j = 1; j < steps; j++) {
      double share = (double) j / steps;
      int at = from + j * lag;
      for (int i = 0; i < lag; i++) {
        double start = out[from + i];
        out[at + i] = start + share * (out[to + i] - start);
      }
    }
  }

  private static void line(double[] out, int from, int steps, int lag) {
    double start = out[from];
    double slope = (out[from + steps * lag] - start) / steps;
    for (int j = 1, p = from + lag; j < steps; j++, p += lag) {
      out[p] = start + slope * j;
    }
  }
}
