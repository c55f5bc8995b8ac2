package io.github.ecomai.examples.tour;

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

  Svg bar(String style, double x, double y, double w, double h, String title) {
    body.append("<rect class=\"").append(style).append("\" x=\"").append(px(x));
    body.append("\" y=\"").append(px(y)).append("\" width=\"").append(px(Math.max(0, w)));
    body.append("\" height=\"").append(px(Math.max(0, h))).append("\" rx=\"2\">");
    body.append("<title>").append(Html.escape(title)).append("</title></rect>");
    return this;
  }

  /** Text; the anchor is start, middle or end. */
  Svg text(String style, double x, double y, String anchor, String text) {
    body.append("<text class=\"").append(style).append("\" x=\"").append(px(x));
    body.append("\" y=\"").append(px(y)).append("\" text-anchor=\"").append(anchor);
    body.append("\">").append(Html.escape(text)).append("</text>");
    return this;
  }

  @Override
  public String toString() {
    return "<svg viewBox=\"0 0 "
        + width
        + " "
        + height
        + "\" role=\"img\" aria-label=\""
        + Html.escape(label)
        + "\">"
        + body
        + "</svg>";
  }
}
