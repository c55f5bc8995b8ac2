package io.github.ecomai.examples.tour;

import io.github.ecomai.copilot.Answer;
import io.github.ecomai.copilot.Answered;
import io.github.ecomai.copilot.Clarify;
import io.github.ecomai.copilot.Refused;
import io.github.ecomai.copilot.Unanswerable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Questions in words with their answers, the reading and the SQL. */
final class QuestionsSection {
  private static final int SHOWN = 14;

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
        rows.add(row.stream().map(QuestionsSection::cell).toList());
      }
    }
    if (rows.size() == 1 && answer.columns().size() == 1) {
      html.append("<p class=\"big\">").append(Html.escape(rows.get(0).get(0))).append("</p>\n");
    } else {
      chart(answer);
      html.append(Html.table(answer.columns(), rows));
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
                chart.bar(cell(row.get(0)), value, Html.number(value));
              });
      html.append("<figure>").append(chart.svg()).append("</figure>\n");
    }
  }

  private static String cell(@Nullable Object value) {
    if (value instanceof Double || value instanceof BigDecimal) {
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
