package io.github.ecomai.examples.quickstart;

import io.github.ecomai.EcomAi;
import io.github.ecomai.copilot.Answer;
import io.github.ecomai.copilot.Answered;
import io.github.ecomai.copilot.Question;
import io.github.ecomai.copilot.RetailCopilot;
import io.github.ecomai.parquet.ParquetSource;
import java.io.IOException;
import java.nio.file.Path;

/** Answers a question in words, with its query as SQL. */
public final class AskQuestions {
  private AskQuestions() {}

  /**
   * Runs it.
   *
   * @param args the folder, or nothing for a made-up shop
   * @throws IOException if the made-up shop cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path lake = args.length > 0 ? Path.of(args[0]) : DemoShop.lake();
    ask(lake, "top 5 countries by revenue in 2025");
  }

  // region ask
  static Answer ask(Path lake, String question) {
    try (ParquetSource source = ParquetSource.open(lake);
        EcomAi ai = EcomAi.builder().source(source).build()) {
      Answer answer = ai.system(RetailCopilot.class).ask(Question.of(question));
      if (answer instanceof Answered found) {
        System.out.println(found.reading() + "\n" + found.evidence().sql());
        found.rows().forEach(System.out::println);
      } else {
        System.out.println(answer); // a question back, or why there is no answer
      }
      return answer;
    }
  }
  // endregion
}
