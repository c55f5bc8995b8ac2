package io.github.ecomai.source;

import java.util.Arrays;

/** Distinct texts, numbered from 0 in the order in which they came. */
final class TextIndex {
  private static final int ABSENT = -1;

  private String[] texts = new String[16];
  private int[] slots = filled(64);
  private int size;
  private long characters;

  int size() {
    return size;
  }

  String get(int number) {
    return texts[number];
  }

  /** Bytes held, counting a text as 48 bytes and its characters. */
  long bytes() {
    return 4L * slots.length + 4L * texts.length + 48L * size + characters;
  }

  /** The number of a text, or -1. */
  int find(String text) {
    return slots[slot(text)];
  }

  /** The number of a text, which is taken in if it is new. */
  int add(String text) {
    int slot = slot(text);
    if (slots[slot] != ABSENT) {
      return slots[slot];
    }
    if (size == texts.length) {
      texts = Arrays.copyOf(texts, 2 * size);
    }
    texts[size] = text;
    characters += text.length();
    slots[slot] = size++;
    if (2 * size > slots.length) {
      grow();
    }
    return size - 1;
  }

  private int slot(String text) {
    int mask = slots.length - 1;
    int hash = text.hashCode() * 0x9E3779B9;
    int slot = (hash ^ (hash >>> 16)) & mask;
    while (slots[slot] != ABSENT && !texts[slots[slot]].equals(text)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    slots = filled(2 * slots.length);
    for (int number = 0; number < size; number++) {
      slots[slot(texts[number])] = number;
    }
  }

  private static int[] filled(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, ABSENT);
    return slots;
  }

  /** The place of each number in the order by code points. */
  int[] ranks() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> CodePoints.compare(texts[a], texts[b]));
    int[] ranks = new int[size];
    for (int place = 0; place < size; place++) {
      ranks[order[place]] = place;
    }
    return ranks;
  }
}
