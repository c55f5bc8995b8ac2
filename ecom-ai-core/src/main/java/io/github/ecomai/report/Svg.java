package io.github.ecomai.report;

import java.util.Locale;

/** One picture being drawn. Colours are classes, so that the page decides on light or dark. */
final class Svg {
  private final StringBuilder body = new StringBuilder();
  private final int width;
  private final int height;
  private final String label;

  Svg(int width, int height, String label) {
    this.width = width;
    this.height = height;
    this.label = label;
  }

  static String px(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  Svg line(String style, double x1, double y1, double x2, double y2) {
    body.append("<line class=\"").append(style).append("\" x1=\"").append(px(x1));
    body.append("\" y1=\"").append(px(y1)).append("\" x2=\"").append(px(x2));
    body.append("\" y2=\"").append(px(y2)).append("\"/>");
    return this;
  }

  Svg path(String style, String d) {
    body.append("<path class=\"").append(style).append("\" d=\"").append(d).append("\"/>");
    return this;
  }

  /** A bar; people who point at it see the title. */
  Svg bar(String style, Box box, String title) {
    body.append("<rect class=\"").append(style).append("\" x=\"").append(px(box.x()));
    body.append("\" y=\"").append(px(box.y())).append("\" width=\"").append(px(box.width()));
    body.append("\" height=\"").append(px(box.height())).append("\" rx=\"2\">");
    body.append("<title>").append(Html.escape(title)).append("</title></rect>");
    return this;
  }

  /** A place in the picture. */
  record Box(double x, double y, double width, double height) {}

  /** Text; the anchor is start, middle or end. */
  Svg text(String style, double x, double y, String anchor, String text) {
    body.append("<text class=\"").append(style).append("\" x=\"").append(px(x));
    body.append("\" y=\"").append(px(y)).append("\" text-anchor=\"").append(anchor);
    body.append("\">").append(Html.escape(text)).append("</text>");
    return this;
  }

  /** As a file of its own. */
  String standing() {
    return open(
            " xmlns=\"http://www.w3.org/2000/svg\" width=\""
                + width
                + "\" height=\""
                + height
                + "\"")
        + "<style>"
        + Html.style("chart.css")
        + "</style>"
        + body
        + "</svg>\n";
  }

  /** As part of a page, which brings the colours. */
  @Override
  public String toString() {
    return open("") + body + "</svg>";
  }

  private String open(String more) {
    return "<svg"
        + more
        + " viewBox=\"0 0 "
        + width
        + " "
        + height
        + "\" role=\"img\" aria-label=\""
        + Html.escape(label)
        + "\">";
  }
}
