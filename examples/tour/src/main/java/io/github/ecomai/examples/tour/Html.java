package io.github.ecomai.examples.tour;

import java.util.List;
import java.util.Locale;

/** Pieces of HTML. Everything that comes from data is escaped here. */
final class Html {
  private Html() {}

  /** What went wrong, without the advice that a message gives to programmers. */
  static String problem(Exception e) {
    String message = String.valueOf(e.getMessage());
    int advice = message.indexOf(" Maybe ");
    return (advice < 0 ? message : message.substring(0, advice)).replaceAll("\\.$", "");
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String paragraph(String text) {
    return "<p>" + escape(text) + "</p>\n";
  }

  /** A chart in two widths; the style sheet shows the one that fits the screen. */
  static String figure(Chart chart, String caption) {
    String words = caption.isEmpty() ? "" : "<figcaption>" + escape(caption) + "</figcaption>";
    return "<figure><div class=\"wide\">"
        + chart.svg(Chart.WIDE)
        + "</div><div class=\"narrow\">"
        + chart.svg(Chart.NARROW)
        + "</div>"
        + words
        + "</figure>\n";
  }

  /** A table; columns whose cells all look like numbers stand to the right. */
  static String table(List<String> header, List<List<String>> rows) {
    return table("", header, rows);
  }

  /** A table whose last column is text, which on narrow screens stands below the other cells. */
  static String tableWithNotes(List<String> header, List<List<String>> rows) {
    return table(" class=\"notes\"", header, rows);
  }

  private static String table(String style, List<String> header, List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table");
    html.append(style).append("><thead><tr>");
    boolean[] numeric = new boolean[header.size()];
    for (int column = 0; column < numeric.length; column++) {
      numeric[column] = isNumeric(rows, column);
      html.append(numeric[column] ? "<th class=\"n\">" : "<th>");
      html.append(escape(header.get(column))).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      for (int column = 0; column < numeric.length; column++) {
        html.append(numeric[column] ? "<td class=\"n\">" : "<td>");
        html.append(escape(row.get(column))).append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static boolean isNumeric(List<List<String>> rows, int column) {
    return !rows.isEmpty()
        && rows.stream().allMatch(row -> row.get(column).matches("-?[\\d,.]+ ?%?|-|"));
  }

  static String number(double value) {
    double size = Math.abs(value);
    int decimals = size >= 1000 || value == Math.rint(value) ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
