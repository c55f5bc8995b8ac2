package io.github.ecomai.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ecomai.copilot.Clarify;
import io.github.ecomai.copilot.Meaning;
import io.github.ecomai.copilot.Question;
import io.github.ecomai.copilot.SemanticModel;
import io.github.ecomai.copilot.Understander;
import io.github.ecomai.copilot.Understanding;
import io.github.ecomai.copilot.Understood;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Questions in words against their expected meanings. */
final class CopilotBenchmark implements Benchmark {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "copilot";
  }

  @Override
  public String summary() {
    return "questions to meanings by the built-in understander; --show lists what is not right";
  }

  /** How one item came out. */
  private record Outcome(JsonNode item, Meaning meaning, boolean correct) {
    boolean wrong() {
      return !correct && meaning instanceof Understood;
    }

    boolean expects(String intent) {
      return item.get("expect").get("intent").asText().equals(intent);
    }

    boolean declined() {
      return !correct && !wrong() && expects("query");
    }
  }

  @Override
  public Figures run(Arguments arguments) throws IOException {
    Path data = arguments.data("copilot-questions/dev.jsonl");
    boolean show = arguments.flag("show");
    List<JsonNode> items = new ArrayList<>();
    for (String line : Files.readAllLines(data)) {
      if (!line.isBlank()) {
        items.add(JSON.readTree(line));
      }
    }
    Understander understander = Understander.builtIn(SemanticModel.commerce());
    List<Double> times = new ArrayList<>();
    List<Outcome> outcomes = ask(understander, items, times);
    double first = times.get(0);
    int rounds = arguments.isShort() ? 20 : 100;
    for (int round = 0; round < rounds; round++) {
      ask(understander, items, new ArrayList<>());
    }
    times.clear();
    for (int round = 0; round < rounds / 4; round++) {
      ask(understander, items, times);
    }
    report(outcomes, show);
    Collections.sort(times);
    return figures(outcomes)
        .put("first_ms", first)
        .put("p50_ms", times.get(times.size() / 2))
        .put("p99_ms", times.get(times.size() * 99 / 100));
  }

  /** None of the questions at hand may be answered wrongly; of other ones that is a measurement. */
  @Override
  public Optional<String> failure(Arguments arguments, Figures figures) {
    double wrong = figures.number("wrong_confident").orElse(0.0);
    return wrong > 0 && arguments.path("data").isEmpty()
        ? Optional.of(
            (long) wrong + " questions are answered wrongly. Maybe look at them with --show.")
        : Optional.empty();
  }

  private static List<Outcome> ask(
      Understander understander, List<JsonNode> items, List<Double> times) {
    Map<String, Understanding> conversations = new HashMap<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (JsonNode item : items) {
      String conversation = item.path("conversation").asText();
      Optional<Understanding> before = Optional.ofNullable(conversations.get(conversation));
      RunContext run = on(LocalDate.parse(item.get("asOf").asText()));
      long start = System.nanoTime();
      Meaning meaning =
          understander.understand(new Question(item.get("text").asText(), before), run);
      times.add((System.nanoTime() - start) / 1e6);
      if (!conversation.isEmpty()) {
        state(meaning).ifPresent(u -> conversations.put(conversation, u));
      }
      outcomes.add(new Outcome(item, meaning, CopilotScore.isCorrect(item, meaning)));
    }
    return outcomes;
  }

  /** What the next turn of a conversation builds on. */
  private static Optional<Understanding> state(Meaning meaning) {
    if (meaning instanceof Understood u) {
      return Optional.of(u.understanding());
    }
    return meaning instanceof Clarify c ? c.partial() : Optional.empty();
  }

  private static RunContext on(LocalDate day) {
    Clock clock = Clock.fixed(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    return RunContext.defaults().withClock(clock);
  }

  private static void report(List<Outcome> outcomes, boolean show) {
    Map<String, int[]> tags = new TreeMap<>();
    for (Outcome o : outcomes) {
      for (JsonNode tag : o.item().path("tags")) {
        int[] counts = tags.computeIfAbsent(tag.asText(), t -> new int[3]);
        counts[0]++;
        counts[1] += o.correct() ? 1 : 0;
        counts[2] += o.wrong() ? 1 : 0;
      }
      if (show && !o.correct()) {
        System.out.println((o.wrong() ? "WRONG " : "not answered ") + o.item().get("text"));
        System.out.println("  got  " + o.meaning());
        System.out.println("  want " + o.item().get("expect"));
      }
    }
    Table table = Table.of("tag", "items", "correct", "wrong, confident");
    tags.forEach((tag, counts) -> table.row(tag, counts[0], counts[1], counts[2]));
    table.print(System.out);
  }

  private static Figures figures(List<Outcome> outcomes) {
    long missed = outcomes.stream().filter(o -> o.expects("refuse") && !o.correct()).count();
    return new Figures()
        .put("items", (long) outcomes.size())
        .put("correct", outcomes.stream().filter(Outcome::correct).count())
        .put("wrong_confident", outcomes.stream().filter(Outcome::wrong).count())
        .put("declined", outcomes.stream().filter(Outcome::declined).count())
        .put("refuse_missed", missed);
  }
}
