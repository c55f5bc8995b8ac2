package io.github.ecomai.report;

import io.github.ecomai.error.DataAccessException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A page for people: sections of sentences, numbers, tables and charts. It becomes one HTML file
 * that needs nothing else, fits a phone and follows a dark screen. All text is escaped.
 *
 * <p>Immutable and thread-safe: each call gives a longer copy.
 *
 * <pre>{@code
 * Report.titled("Revenue")
 *     .withSection("revenue", "How it went on")
 *     .withFigure(TimeChart.of("Revenue").withLine("revenue", series), "In euros.")
 *     .write(folder.resolve("revenue.html"));
 * }</pre>
 */
public final class Report {
  private static final int MOST_COLUMNS = 5;

  private final String title;
  private final List<Block> blocks;

  /** A piece of the page; one with an id begins a section, and a footer ends it. */
  private record Block(String id, boolean footer, String html) {}

  private Report(String title, List<Block> blocks) {
    this.title = title;
    this.blocks = blocks;
  }

  /**
   * A page with nothing but a title.
   *
   * @param title of the page and of its browser tab
   * @return the report
   */
  public static Report titled(String title) {
    return new Report(Html.checked(title, "title"), List.of());
  }

  /**
   * Blocks without a title, to be added to a report.
   *
   * @return the part
   */
  public static Report part() {
    return new Report("", List.of());
  }

  /**
   * A copy with a new section, which holds all that is added up to the next one.
   *
   * @param id for links to it, of letters, digits and hyphens; where it is there before, it gets a
   *     number
   * @param heading of the section
   * @return the copy
   */
  public Report withSection(String id, String heading) {
    if (!id.matches("[A-Za-z][A-Za-z0-9-]*")) {
      throw new IllegalArgumentException(
          "section id '" + id + "' is not of letters, digits and hyphens. Maybe 'forecast'.");
    }
    return with(new Block(id, false, Html.element("h2", "", heading)));
  }

  /**
   * A copy with a heading within its section.
   *
   * @param text of the heading
   * @return the copy
   */
  public Report withHeading(String text) {
    return with(Html.element("h3", "", text));
  }

  /**
   * A copy with one more paragraph.
   *
   * @param text its sentences
   * @return the copy
   */
  public Report withParagraph(String text) {
    return with(Html.element("p", "", text));
  }

  /**
   * A copy with a paragraph for each text.
   *
   * @param texts sentences, such as the notes of a result
   * @return the copy
   */
  public Report withParagraphs(List<String> texts) {
    Report report = this;
    for (String text : texts) {
      report = report.withParagraph(text);
    }
    return report;
  }

  /**
   * A copy with a paragraph in a paler colour, for what matters less.
   *
   * @param text its sentences
   * @return the copy
   */
  public Report withRemark(String text) {
    return with(Html.element("p", "soft", text));
  }

  /**
   * A copy with what somebody said or asked.
   *
   * @param text the words
   * @return the copy
   */
  public Report withQuote(String text) {
    return with(Html.element("blockquote", "", text));
  }

  /**
   * A copy with one large number.
   *
   * @param text the number as people read it
   * @return the copy
   */
  public Report withNumber(String text) {
    return with(Html.element("p", "big", text));
  }

  /**
   * A copy with a number that matters and what it means, set apart from other paragraphs.
   *
   * @param number the number as people read it
   * @param words that go on after it
   * @return the copy
   */
  public Report withNumber(String number, String words) {
    String html = "<p class=\"score\"><b>" + Html.text(number) + "</b> " + Html.text(words);
    return with(html + "</p>\n");
  }

  /**
   * A copy with numbers beside each other, each in a tile with its name.
   *
   * @param numbers names with numbers as people read them, in the order of the map
   * @return the copy
   */
  public Report withNumbers(Map<String, String> numbers) {
    StringBuilder html = new StringBuilder("<div class=\"facts\" style=\"--columns:");
    html.append(columns(numbers.size())).append("\">");
    numbers.forEach(
        (name, number) ->
            html.append("<div class=\"fact\"><b>")
                .append(Html.text(number))
                .append("</b><span>")
                .append(Html.text(name))
                .append("</span></div>"));
    return with(html.append("</div>\n").toString());
  }

  /** As many tiles beside each other as fill all rows; the last row is stretched if none do. */
  static int columns(int tiles) {
    int rows = Math.max(1, (tiles + MOST_COLUMNS - 1) / MOST_COLUMNS);
    return Math.max(1, (tiles + rows - 1) / rows);
  }

  /**
   * A copy with a picture.
   *
   * @param chart what to draw
   * @param caption a sentence below it, or empty
   * @return the copy
   */
  public Report withFigure(Chart chart, String caption) {
    return with(Html.figure(chart, caption));
  }

  /**
   * A copy with a table. Columns of numbers stand to the right.
   *
   * @param header names of the columns, one or more
   * @param rows each with as many cells as the header
   * @return the copy
   * @throws IllegalArgumentException if a row has another number of cells
   */
  public Report withTable(List<String> header, List<? extends List<String>> rows) {
    return with(Html.table(checked(header, rows), rows));
  }

  /**
   * A copy with a table whose last column is text, which on narrow screens stands below the other
   * cells.
   *
   * @param header names of the columns, two or more
   * @param rows each with as many cells as the header
   * @return the copy
   * @throws IllegalArgumentException if there is one column alone, or a row has another number of
   *     cells
   */
  public Report withTableAndRemarks(List<String> header, List<? extends List<String>> rows) {
    if (header.size() < 2) {
      throw new IllegalArgumentException(
          "a table with remarks needs two columns or more. Maybe withTable.");
    }
    return with(Html.tableAndRemarks(checked(header, rows), rows));
  }

  private static List<String> checked(List<String> header, List<? extends List<String>> rows) {
    if (header.isEmpty()) {
      throw new IllegalArgumentException("a table needs a column.");
    }
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != header.size()) {
        throw new IllegalArgumentException(
            "row "
                + i
                + " has "
                + rows.get(i).size()
                + " cells, but there are "
                + header.size()
                + " columns.");
      }
    }
    return header;
  }

  /**
   * A copy with text as it is, such as SQL, folded away until somebody opens it.
   *
   * @param summary what it is
   * @param text with its line breaks
   * @return the copy
   */
  public Report withDetails(String summary, String text) {
    return with(
        "<details><summary>"
            + Html.escape(summary)
            + "</summary><pre>"
            + Html.escape(text)
            + "</pre></details>\n");
  }

  /**
   * A copy with a last line below all sections.
   *
   * @param text how the page was made
   * @return the copy
   */
  public Report withFooter(String text) {
    return with(new Block("", true, Html.element("footer", "", text)));
  }

  /**
   * A copy with all that another report holds, but its title.
   *
   * @param other the report to go on with
   * @return the copy
   */
  public Report with(Report other) {
    List<Block> all = new ArrayList<>(blocks);
    all.addAll(other.blocks);
    return new Report(title, all);
  }

  private Report with(String html) {
    return with(new Block("", false, html));
  }

  private Report with(Block block) {
    List<Block> all = new ArrayList<>(blocks);
    all.add(block);
    return new Report(title, all);
  }

  /**
   * The page.
   *
   * @return HTML that needs nothing else
   * @throws IllegalStateException if this is a part without a title
   */
  public String html() {
    if (title.isEmpty()) {
      throw new IllegalStateException("a part has no title. Maybe add it to a report.");
    }
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + Html.escape(title)
        + "</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n"
        + Html.style("chart.css")
        + Html.style("page.css")
        + "</style></head>\n<body><main>\n"
        + Html.element("h1", "", title)
        + body()
        + "</main></body></html>\n";
  }

  private String body() {
    StringBuilder html = new StringBuilder();
    Map<String, Integer> ids = new HashMap<>();
    boolean inSection = false;
    for (Block block : blocks) {
      if (inSection && (block.footer() || !block.id().isEmpty())) {
        html.append("</section>\n");
        inSection = false;
      }
      if (!block.id().isEmpty()) {
        int before = ids.merge(block.id(), 1, Integer::sum) - 1;
        html.append("<section id=\"").append(block.id());
        html.append(before == 0 ? "" : "-" + (before + 1)).append("\">");
        inSection = true;
      }
      html.append(block.html());
    }
    return html.append(inSection ? "</section>\n" : "").toString();
  }

  /**
   * Writes the page. It appears whole or not at all; what was there before is replaced.
   *
   * @param file where to; missing folders are made
   * @return the file
   * @throws DataAccessException if it cannot be written
   */
  public Path write(Path file) {
    Objects.requireNonNull(file, "file");
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "folder");
    try {
      Files.createDirectories(folder);
      Path scratch = Files.createTempDirectory(folder, ".report");
      Path fresh = scratch.resolve("page.html");
      try {
        Files.writeString(fresh, html());
        Files.move(
            fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
        Files.delete(scratch);
      }
    } catch (IOException e) {
      throw new DataAccessException(
          "the report "
              + file
              + " could not be written. Maybe the disk is full or the folder is"
              + " not yours.",
          e,
          false);
    }
    return file;
  }
}
