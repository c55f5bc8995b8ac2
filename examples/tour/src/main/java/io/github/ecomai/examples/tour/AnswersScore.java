package io.github.ecomai.examples.tour;

import io.github.ecomai.copilot.Answer;
import io.github.ecomai.copilot.Answered;
import io.github.ecomai.report.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The copilot's answers beside the sums of the generator's own rows. */
final class AnswersScore {
  private static final double SAME = 1e-9;

  private AnswersScore() {}

  static Scores.Score of(Map<String, Answer> answers, Map<String, Map<String, Double>> known) {
    long right =
        known.entrySet().stream()
            .filter(entry -> isRight(answers.get(entry.getKey()), entry.getValue()))
            .count();
    long declined = answers.values().stream().filter(a -> !(a instanceof Answered)).count();
    return new Scores.Score(
        right + " of " + known.size(),
        "questions were answered with exactly the numbers that the generator's own rows add up to,"
            + " past lake and SQL; "
            + declined
            + " questions that must not or cannot be answered were declined.",
        Report.part());
  }

  static boolean isRight(@Nullable Answer answer, Map<String, Double> known) {
    if (!(answer instanceof Answered answered) || answered.rows().size() != known.size()) {
      return false;
    }
    Map<String, Double> found = new HashMap<>();
    for (List<@Nullable Object> row : answered.rows()) {
      String name = row.size() == 1 ? "" : String.valueOf(row.get(0));
      if (row.get(row.size() - 1) instanceof Number number) {
        found.put(name, number.doubleValue());
      }
    }
    return known.entrySet().stream()
        .allMatch(
            entry -> {
              double value = found.getOrDefault(entry.getKey(), Double.NaN);
              return Math.abs(value - entry.getValue()) <= SAME * Math.abs(entry.getValue());
            });
  }
}
