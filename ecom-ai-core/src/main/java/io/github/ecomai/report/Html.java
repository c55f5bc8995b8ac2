package io.github.ecomai.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Pieces of HTML. Everything that comes from data is escaped here. */
final class Html {
  private Html() {}

  /** A text that is there. */
  static String checked(String text, String name) {
    if (Objects.requireNonNull(text, name).isBlank()) {
      throw new IllegalArgumentException("the " + name + " is empty. Maybe say what is shown.");
    }
    return text;
  }

  /** Text as XML; characters that XML does not know become a replacement character. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !control && !surrogate && c != 0xFFFE && c != 0xFFFF;
  }

  /** Text of a page; a sign of percent stays beside its number. */
  static String text(String text) {
    return escape(text.replace(" %", "\u00a0%"));
  }

  static String element(String tag, String style, String text) {
    String open = style.isEmpty() ? tag : tag + " class=\"" + style + "\"";
    return "<" + open + ">" + text(text) + "</" + tag + ">\n";
  }

  /** A chart in two widths; the style sheet shows the one that fits the screen. */
  static String figure(Chart chart, String caption) {
    String words = caption.isEmpty() ? "" : "<figcaption>" + text(caption) + "</figcaption>";
    return "<figure><div class=\"wide\">"
        + chart.draw(Chart.WIDE)
        + "</div><div class=\"narrow\">"
        + chart.draw(Chart.NARROW)
        + "</div>"
        + words
        + "</figure>\n";
  }

  /** A table; columns whose cells all look like numbers stand to the right. */
  static String table(List<String> header, List<? extends List<String>> rows) {
    return table("", header, rows);
  }

  /** A table whose last column stands below the others on narrow screens. */
  static String tableAndRemarks(List<String> header, List<? extends List<String>> rows) {
    return table(" class=\"notes\"", header, rows);
  }

  private static String table(
      String style, List<String> header, List<? extends List<String>> rows) {
    StringBuilder html = new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table");
    html.append(style).append("><thead><tr>");
    boolean named = !style.isEmpty();
    boolean[] numeric = new boolean[header.size()];
    for (int column = 0; column < numeric.length; column++) {
      numeric[column] = isNumeric(rows, column);
      html.append(numeric[column] ? "<th class=\"n\">" : "<th>");
      html.append(text(header.get(column))).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      for (int column = 0; column < numeric.length; column++) {
        html.append(numeric[column] ? "<td class=\"n\"" : "<td");
        html.append(named ? " data-name=\"" + text(header.get(column)) + "\">" : ">");
        html.append(text(row.get(column))).append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static boolean isNumeric(List<? extends List<String>> rows, int column) {
    return !rows.isEmpty()
        && rows.stream().allMatch(row -> row.get(column).matches("-?[\\d,.]+(e[+-]?\\d+)? ?%?|-|"));
  }

  /** A style sheet that comes with the library. */
  static String style(String name) {
    try (InputStream css = Html.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(css, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
