package io.github.ecomai.copilot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The items of a question that are not yet understood. Rules take items out until none is left. */
final class Sentence {
  private final List<Item> items;

  Sentence(List<Item> items) {
    this.items = new ArrayList<>(items);
  }

  List<Item> items() {
    return items;
  }

  Sentence copy() {
    return new Sentence(items);
  }

  int size() {
    return items.size();
  }

  Item get(int i) {
    return items.get(i);
  }

  String codes() {
    StringBuilder codes = new StringBuilder();
    items.forEach(i -> codes.append(i.role().code()));
    return codes.toString();
  }

  boolean has(Role... roles) {
    for (Role role : roles) {
      if (items.stream().anyMatch(i -> i.role() == role)) {
        return true;
      }
    }
    return false;
  }

  /** The first match of a shape, or null. */
  @Nullable Found find(Shape shape) {
    return find(shape, 0);
  }

  /** The first match of a shape from an item on, or null. */
  @Nullable Found find(Shape shape, int from) {
    Matcher m = shape.matcher(codes());
    return from <= items.size() && m.find(from) ? new Found(this, m) : null;
  }

  void remove(int from, int to) {
    items.subList(from, to).clear();
  }

  void set(int i, Item item) {
    items.set(i, item);
  }

  /** Takes out all items of a role. */
  boolean removeAll(Role role) {
    return items.removeIf(i -> i.role() == role);
  }

  /** A match of a shape: places of its groups. */
  static final class Found {
    private final Sentence sentence;
    private final Matcher m;

    Found(Sentence sentence, Matcher m) {
      this.sentence = sentence;
      this.m = m;
    }

    int start() {
      return m.start();
    }

    int end() {
      return m.end();
    }

    boolean has(String group) {
      return m.group(group) != null;
    }

    int at(String group) {
      return m.start(group);
    }

    Item item(String group) {
      return sentence.get(m.start(group));
    }

    @Nullable Item itemOrNull(String group) {
      return has(group) ? item(group) : null;
    }

    /** The numbers of the match. */
    List<Item> numbers() {
      return sentence.items().subList(m.start(), m.end()).stream()
          .filter(i -> i.role() == Role.NUMBER)
          .toList();
    }

    List<Item> all(String group) {
      return new ArrayList<>(sentence.items().subList(m.start(group), m.end(group)));
    }

    void remove() {
      sentence.remove(m.start(), m.end());
    }
  }
}
