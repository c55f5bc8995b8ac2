package io.github.ecomai.copilot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the known words that a misspelt word may stand for: one edit for words of four letters or
 * more, two for eight or more, never another first letter unless the first two are swapped.
 */
final class Spelling {
  private static final int MIN = 4;
  private static final int LONG = 8;

  private final Map<Character, List<String>> byFirst = new HashMap<>();

  Spelling(Set<String> vocabulary) {
    vocabulary.stream()
        .filter(w -> w.length() >= MIN && w.chars().allMatch(Character::isLetter))
        .sorted(Comparator.naturalOrder())
        .forEach(w -> byFirst.computeIfAbsent(w.charAt(0), c -> new ArrayList<>()).add(w));
  }

  /** The nearest known words; empty if none is near, more than one if several are equally near. */
  List<String> nearest(String word) {
    int n = word.length();
    if (n < MIN || n > 30 || !word.chars().allMatch(Character::isLetter)) {
      return List.of();
    }
    int best = n >= LONG ? 2 : 1;
    List<String> found = new ArrayList<>();
    for (char first : new char[] {word.charAt(0), word.charAt(1)}) {
      for (String known : byFirst.getOrDefault(first, List.of())) {
        boolean swapped = first != word.charAt(0);
        if (swapped && (known.charAt(1) != word.charAt(0))) {
          continue;
        }
        int distance = distance(word, known, best);
        if (distance < best) {
          found.clear();
          best = distance;
        }
        if (distance == best && !found.contains(known)) {
          found.add(known);
        }
      }
    }
    return found;
  }

  /** Edits (insert, delete, replace, swap of neighbours), or more than max if there are more. */
  static int distance(String a, String b, int max) {
    if (Math.abs(a.length() - b.length()) > max) {
      return max + 1;
    }
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
