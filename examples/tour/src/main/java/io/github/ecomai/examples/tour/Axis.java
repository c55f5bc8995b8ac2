package io.github.ecomai.examples.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A linear axis with round ticks, from data values to pixels. */
final class Axis {
  private final double low;
  private final double high;
  private final double step;
  private final double from;
  private final double to;

  private Axis(double low, double high, double step, double from, double to) {
    this.low = low;
    this.high = high;
    this.step = step;
    this.from = from;
    this.to = to;
  }

  /** An axis over the values, with about {@code ticks} ticks, between two pixel positions. */
  static Axis over(double min, double max, int ticks, double from, double to) {
    double span = max > min ? max - min : Math.max(1, Math.abs(min));
    double rough = span / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    double step = power * (digit > 5 ? 10 : digit > 2 ? 5 : digit > 1 ? 2 : 1);
    double low = Math.floor(min / step) * step;
    double high = Math.ceil(Math.max(max, min + span) / step) * step;
    return new Axis(low, high, step, from, to);
  }

  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    int count = (int) Math.round((high - low) / step);
    for (int i = 0; i <= count; i++) {
      ticks.add(low + i * step);
    }
    return ticks;
  }

  /** A short label: 1.2M, 350k, 0.25. */
  String label(double value) {
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (value == 0) {
      return "0";
    } else if (size >= 1e6) {
      return trim(value / 1e6) + "M";
    } else if (size >= 1e4) {
      return trim(value / 1e3) + "k";
    }
    return trim(value);
  }

  private static String trim(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
