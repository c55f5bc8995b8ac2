package io.github.ecomai.examples.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The report: one HTML file that needs nothing else. It appears whole or not at all. */
final class Page {
  private static final int MOST_COLUMNS = 5;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  Page(String title, String lead) {
    this.title = title;
    body.append("<h1>").append(Html.escape(title)).append("</h1>\n<p class=\"lead\">");
    body.append(Html.escape(lead)).append("</p>\n");
  }

  /** Rows of large numbers with their names: name, number, name, number and so on. */
  Page facts(String... namesAndNumbers) {
    body.append("<div class=\"facts\" style=\"--columns:");
    body.append(columns(namesAndNumbers.length / 2)).append("\">");
    for (int i = 0; i + 1 < namesAndNumbers.length; i += 2) {
      body.append("<div class=\"fact\"><b>").append(Html.escape(namesAndNumbers[i + 1]));
      body.append("</b><span>").append(Html.escape(namesAndNumbers[i])).append("</span></div>");
    }
    body.append("</div>\n");
    return this;
  }

  /** As many tiles beside each other as fill all rows; the last row is stretched if none do. */
  static int columns(int tiles) {
    int rows = Math.max(1, (tiles + MOST_COLUMNS - 1) / MOST_COLUMNS);
    return Math.max(1, (tiles + rows - 1) / rows);
  }

  /** A section; the inner HTML is made by {@link Html} and the charts. */
  Page section(String id, String heading, String html) {
    body.append("<section id=\"").append(id).append("\"><h2>").append(Html.escape(heading));
    body.append("</h2>\n").append(html).append("</section>\n");
    return this;
  }

  Page footer(String text) {
    body.append("<footer>").append(Html.escape(text)).append("</footer>\n");
    return this;
  }

  /** Writes the page in the scratch folder and then moves it to its place. */
  void write(Path file, Path scratch) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path fresh = scratch.resolve("page.html");
    Files.writeString(fresh, html());
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  String html() {
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + Html.escape(title)
        + "</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n"
        + style()
        + "</style></head>\n<body><main>\n"
        + body
        + "</main></body></html>\n";
  }

  private static String style() {
    try (InputStream css = Page.class.getResourceAsStream("page.css")) {
      return new String(
          Objects.requireNonNull(css, "page.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
