package io.github.ecomai.examples.tour;

import io.github.ecomai.copilot.Answer;
import io.github.ecomai.copilot.Answered;
import io.github.ecomai.copilot.Clarify;
import io.github.ecomai.copilot.Refused;
import io.github.ecomai.copilot.Unanswerable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Questions in words with their answers, the reading and the SQL. */
final class QuestionsSection {
  private static final int SHOWN = 14;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter QUARTER =
      DateTimeFormatter.ofPattern("'Q'Q yyyy", Locale.ENGLISH);

  private final StringBuilder html = new StringBuilder();

  QuestionsSection() {
    html.append(
        Html.paragraph(
            "Each question is read word by word; what cannot be placed is asked about or declined,"
                + " never guessed. The SQL is what was really run."));
  }

  /** Adds a question and gives a one-line account of its answer. */
  String add(String question, Answer answer) {
    html.append("<blockquote>").append(Html.escape(question)).append("</blockquote>\n");
    if (answer instanceof Answered answered) {
      return answered(answered);
    }
    String words =
        answer instanceof Clarify clarify
            ? clarify.question() + options(clarify.options())
            : answer instanceof Unanswerable unanswerable
                ? unanswerable.message()
                : ((Refused) answer).message();
    html.append(Html.paragraph(words));
    return words;
  }

  private static String options(List<String> options) {
    return options.isEmpty() ? "" : " Perhaps: " + String.join(", ", options) + ".";
  }

  private String answered(Answered answer) {
    html.append("<p class=\"soft\">").append(Html.escape(answer.reading())).append("</p>\n");
    List<List<String>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : answer.rows()) {
      if (rows.size() < SHOWN) {
        rows.add(cells(row, answer.columns()));
      }
    }
    if (rows.size() == 1 && answer.columns().size() == 1) {
      html.append("<p class=\"big\">").append(Html.escape(rows.get(0).get(0))).append("</p>\n");
    } else {
      chart(answer);
      html.append(
          Html.table(answer.columns().stream().map(QuestionsSection::words).toList(), rows));
    }
    if (answer.rows().size() > SHOWN) {
      html.append(Html.paragraph("and " + (answer.rows().size() - SHOWN) + " more rows"));
    }
    answer.notes().forEach(note -> html.append(Html.paragraph(note)));
    html.append("<details><summary>SQL</summary><pre>");
    html.append(Html.escape(answer.evidence().sql())).append("</pre></details>\n");
    String first = rows.isEmpty() ? "no rows" : String.join(" ", rows.get(0));
    return first + (answer.rows().size() > 1 ? ", " + answer.rows().size() + " rows" : "");
  }

  /** Names with one number each become bars. */
  private void chart(Answered answer) {
    boolean pairs =
        answer.columns().size() == 2
            && answer.rows().size() > 1
            && answer.rows().stream().allMatch(row -> row.get(1) instanceof Number);
    if (pairs) {
      BarChart chart = new BarChart(answer.reading());
      answer.rows().stream()
          .limit(SHOWN)
          .forEach(
              row -> {
                double value = ((Number) Objects.requireNonNull(row.get(1))).doubleValue();
                String name = cell(row.get(0), answer.columns().get(0));
                chart.bar(name, value, Html.number(value));
              });
      html.append(Html.figure(chart, ""));
    }
  }

  private static List<String> cells(List<@Nullable Object> row, List<String> columns) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      cells.add(cell(row.get(i), columns.get(i)));
    }
    return cells;
  }

  private static String words(String column) {
    return column.replace('_', ' ');
  }

  /** The first day of a period is shown as the period that its column names. */
  static String cell(@Nullable Object value, String column) {
    if (value instanceof LocalDate day && column.equals("month")) {
      return MONTH.format(day);
    } else if (value instanceof LocalDate day && column.equals("quarter")) {
      return QUARTER.format(day);
    } else if (value instanceof LocalDate day && column.equals("year")) {
      return String.valueOf(day.getYear());
    } else if (value instanceof Double || value instanceof BigDecimal) {
      return Html.number(((Number) value).doubleValue());
    }
    return value instanceof Long number
        ? Html.count(number)
        : String.valueOf(Objects.requireNonNullElse(value, "not known"));
  }

  String html() {
    return html.toString();
  }
}
