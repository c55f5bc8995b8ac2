package io.github.ecomai.examples.tour;

import java.util.ArrayList;
import java.util.List;

/** What was left out, each kind with its number; kinds of which there are none are not told. */
final class LeftOut {
  private final List<String> parts = new ArrayList<>();

  LeftOut add(long number, String one, String many) {
    if (number > 0) {
      parts.add(Words.count(number) + " " + (number == 1 ? one : many));
    }
    return this;
  }

  /** All of it in one sentence. */
  String sentence() {
    return parts.isEmpty() ? "Nothing was left out." : "Left out: " + list() + ".";
  }

  private String list() {
    int last = parts.size() - 1;
    return last == 0
        ? parts.get(0)
        : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }
}
