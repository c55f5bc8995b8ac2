package io.github.ecomai.pulse;

import io.github.ecomai.data.Frequency;
import io.github.ecomai.data.TimeSeries;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;

/** Says what a decomposition found, in sentences with numbers. Immutable and thread-safe. */
final class DecompositionWords {
  /** Below this change the trend is called level. */
  private static final double LEVEL = .005;

  /** Strengths from which a season is called clear and strong. */
  private static final double CLEAR = .3;

  private static final double STRONG = .7;

  /** A remainder below this share of its value is rounding. */
  private static final double ROUNDING = 1e-9;

  private final String name;
  private final TimeSeries series;
  private final TimeSeries trend;
  private final SeasonalPart season;

  DecompositionWords(String name, TimeSeries series, TimeSeries trend, SeasonalPart season) {
    this.name = name;
    this.series = series;
    this.trend = trend;
    this.season = season;
  }

  String say(TimeSeries remainder, double trendStrength) {
    return trendSentence(trendStrength) + " " + seasonSentence() + " " + unusualSentence(remainder);
  }

  private String trendSentence(double strength) {
    int n = trend.size();
    double first = trend.value(0);
    double last = trend.value(n - 1);
    String what = "The trend of " + name + " from " + when(0) + " to " + when(n - 1);
    String numbers = " (" + number(first) + " to " + number(last);
    numbers += ", strength " + share(strength) + ").";
    double size = Math.max(Math.abs(first), Math.abs(last));
    if (Math.abs(last - first) <= LEVEL * size) {
      return what + " is level" + numbers;
    }
    String way = last > first ? " rises" : " falls";
    return first > 0 && last > 0
        ? what + way + " by " + percent(Math.abs(last / first - 1)) + numbers
        : what + way + numbers;
  }

  private String seasonSentence() {
    String strength = " (strength " + share(season.strength()) + ")";
    String every = "season of " + season.period() + " " + plural();
    if (season.strength() < CLEAR) {
      return "There is hardly a " + every + strength + ".";
    }
    int n = series.size();
    int high = n - season.period();
    int low = high;
    for (int i = n - season.period(); i < n; i++) {
      high = season.values().value(i) > season.values().value(high) ? i : high;
      low = season.values().value(i) < season.values().value(low) ? i : low;
    }
    String kind = season.strength() < STRONG ? "A clear " : "A strong ";
    return kind
        + every
        + strength
        + ": highest "
        + place(high)
        + " ("
        + effect(high)
        + "), lowest "
        + place(low)
        + " ("
        + effect(low)
        + ") in the last "
        + season.period()
        + " "
        + plural()
        + ".";
  }

  private String unusualSentence(TimeSeries remainder) {
    int most = -1;
    for (int i = 0; i < remainder.size(); i++) {
      boolean larger = most < 0 || Math.abs(remainder.value(i)) > Math.abs(remainder.value(most));
      most = !remainder.isMissing(i) && larger ? i : most;
    }
    double by = remainder.value(most);
    if (Math.abs(by) <= ROUNDING * Math.abs(series.value(most))) {
      return "They explain every value.";
    }
    return "What they explain least is "
        + when(most)
        + ": "
        + number(series.value(most))
        + ", "
        + number(Math.abs(by))
        + (by < 0 ? " below" : " above")
        + " trend and season.";
  }

  /** The season's part at a place, as a share of the trend if that makes sense. */
  private String effect(int i) {
    double part = season.values().value(i);
    double level = trend.value(i);
    String sign = part < 0 ? "-" : "+";
    boolean sensible = level > 0 && part >= -level;
    return sign + (sensible ? percent(Math.abs(part) / level) : number(Math.abs(part)));
  }

  private String place(int i) {
    Frequency frequency = series.frequency();
    LocalDate day = series.time(i);
    boolean usual = season.period() == frequency.season();
    if (usual && frequency.equals(Frequency.MONTH)) {
      return "in " + day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
    if (usual && frequency.equals(Frequency.QUARTER)) {
      return "in quarter " + ((day.getMonthValue() + 2) / 3);
    }
    if (usual && isDaily(frequency)) {
      return "on " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
    if (usual && frequency.equals(Frequency.HOUR)) {
      return "at " + series.dateTime(i).toLocalTime();
    }
    return "at " + when(i);
  }

  private String when(int i) {
    if (series.frequency().equals(Frequency.HOUR)) {
      return series.dateTime(i).toString();
    }
    String day = series.time(i).toString();
    boolean monthStart = series.frequency().equals(Frequency.MONTH) && day.endsWith("-01");
    return monthStart ? day.substring(0, day.length() - 3) : day;
  }

  private String plural() {
    return isDaily(series.frequency())
        ? (series.frequency().closedDays().isEmpty() ? "days" : "open days")
        : series.frequency().toString().toLowerCase(Locale.ROOT) + "s";
  }

  private static boolean isDaily(Frequency frequency) {
    return frequency.equals(Frequency.DAY) || !frequency.closedDays().isEmpty();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Three significant digits or more. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100 && size < 1e15) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return size >= 1 || size == 0
        ? String.format(Locale.ROOT, "%.2f", value)
        : String.format(Locale.ROOT, "%.3g", value);
  }
}
