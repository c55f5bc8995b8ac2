package io.github.ecomai.examples.tour;

import io.github.ecomai.copilot.Answer;
import io.github.ecomai.copilot.Answered;
import io.github.ecomai.copilot.Clarify;
import io.github.ecomai.copilot.Refused;
import io.github.ecomai.copilot.Unanswerable;
import io.github.ecomai.report.BarChart;
import io.github.ecomai.report.Report;
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

  private Report report =
      Report.part()
          .withParagraph(
              "Each question is read word by word; what cannot be placed is asked about or"
                  + " declined, never guessed. The SQL is what was really run.");

  /** Adds a question and gives a one-line account of its answer. */
  String add(String question, Answer answer) {
    report = report.withQuote(question);
    if (answer instanceof Answered answered) {
      return answered(answered);
    }
    String words =
        answer instanceof Clarify clarify
            ? clarify.question() + options(clarify.options())
            : answer instanceof Unanswerable unanswerable
                ? unanswerable.message()
                : ((Refused) answer).message();
    report = report.withParagraph(words);
    return words;
  }

  private static String options(List<String> options) {
    return options.isEmpty() ? "" : " Perhaps: " + String.join(", ", options) + ".";
  }

  private String answered(Answered answer) {
    report = report.withRemark(answer.reading());
    List<List<String>> rows = new ArrayList<>();
    for (List<@Nullable Object> row : answer.rows()) {
      if (rows.size() < SHOWN) {
        rows.add(cells(row, answer.columns()));
      }
    }
    if (rows.size() == 1 && answer.columns().size() == 1) {
      report = report.withNumber(rows.get(0).get(0));
    } else {
      chart(answer);
      report =
          report.withTable(answer.columns().stream().map(QuestionsSection::words).toList(), rows);
    }
    if (answer.rows().size() > SHOWN) {
      report = report.withParagraph("and " + (answer.rows().size() - SHOWN) + " more rows");
    }
    report = report.withParagraphs(answer.notes()).withDetails("SQL", answer.evidence().sql());
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
      BarChart chart = BarChart.of(answer.reading());
      for (List<@Nullable Object> row :
          answer.rows().subList(0, Math.min(SHOWN, answer.rows().size()))) {
        double value = ((Number) Objects.requireNonNull(row.get(1))).doubleValue();
        String name = cell(row.get(0), answer.columns().get(0));
        chart = chart.withBar(name, value, Words.number(value));
      }
      report = report.withFigure(chart, "");
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
      return Words.number(((Number) value).doubleValue());
    }
    return value instanceof Long number
        ? Words.count(number)
        : String.valueOf(Objects.requireNonNullElse(value, "not known"));
  }

  Report report() {
    return report;
  }
}
