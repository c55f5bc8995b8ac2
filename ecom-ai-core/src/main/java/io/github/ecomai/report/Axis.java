package io.github.ecomai.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A linear axis with round ticks, from data values to pixels. */
final class Axis {
  private static final double SMALL = 1e-3;
  private static final double MANY = 1e4;
  private static final double HUGE = 1e15;

  /** What is beyond is drawn at the edge or beyond it. */
  private static final double LARGEST = 1e300;

  private static final String UNITS = "TGMk";

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
    if (Math.abs(min) > LARGEST || Math.abs(max) > LARGEST) {
      return over(within(min), within(max), ticks, from, to);
    }
    double span = max > min ? max - min : Math.max(1, Math.abs(min));
    double rough = span / ticks;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    double step = power * (digit > 5 ? 10 : digit > 2 ? 5 : digit > 1 ? 2 : 1);
    double low = Math.floor(min / step) * step;
    double high = Math.ceil(Math.max(max, min + span) / step) * step;
    return new Axis(low, high, step, from, to);
  }

  private static double within(double value) {
    return Math.max(-LARGEST, Math.min(LARGEST, value));
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

  /** A short label with as many digits as tell the ticks apart: 1.2M, 350k, 0.25, 3e-07, 1e+16. */
  String label(double value) {
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (Math.abs(value) < step / 2) {
      return "0";
    } else if (size < SMALL || size >= HUGE) {
      int decimals = Math.max(0, exponent(value) - exponent(step));
      return String.format(Locale.ROOT, "%." + decimals + "e", value);
    }
    for (int i = 0; i < UNITS.length(); i++) {
      double unit = Math.pow(10, 12 - 3 * i);
      if (size >= unit && size >= MANY) {
        return digits(value, unit) + UNITS.charAt(i);
      }
    }
    return digits(value, 1);
  }

  private String digits(double value, double unit) {
    int decimals = (int) Math.ceil(Math.max(0, -Math.log10(step / unit) - 1e-9));
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value / unit);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  private static int exponent(double value) {
    return (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  }
}
