package io.github.ecomai.copilot;

import io.github.ecomai.copilot.Understanding.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Settles what an item is by its neighbours, and brings bounds into one form. */
final class Context {
  private static final Set<Role> BEFORE_NUMBER =
      Set.of(
          Role.MORE,
          Role.AT_LEAST,
          Role.LESS,
          Role.AT_MOST,
          Role.EQUAL,
          Role.TOP,
          Role.BEST,
          Role.BOTTOM,
          Role.WORST,
          Role.LATEST,
          Role.OLDEST);
  private static final Set<Role> CONTENT =
      Set.of(Role.VALUE, Role.DIMENSION, Role.CONCEPT, Role.PERIOD);

  private Context() {}

  static List<Item> resolve(List<Item> tagged) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < tagged.size(); i++) {
      Item item = tagged.get(i);
      Role before = i > 0 ? tagged.get(i - 1).role() : Role.UNKNOWN;
      Role after = i + 1 < tagged.size() ? tagged.get(i + 1).role() : Role.UNKNOWN;
      if (item.role() == Role.PERIOD && BEFORE_NUMBER.contains(before) && isBareYear(item)) {
        items.add(
            Item.number(item.span().from().getYear(), Item.Form.PLAIN, item.text(), item.gap()));
      } else if (item.role() == Role.ONCE || item.role() == Role.TWICE) {
        items.add(
            Item.number(
                item.role() == Role.ONCE ? 1 : 2, Item.Form.PLAIN, item.text(), item.gap()));
        items.add(item.withRole(Role.TIMES));
      } else if (item.role() == Role.SORT && (after == Role.VALUE || after == Role.PERIOD)) {
        items.add(item.withRole(Role.PREPOSITION));
      } else if (item.role() == Role.MORE && after == Role.PERIOD && item.text().equals("over")) {
        items.add(item.withRole(Role.PREPOSITION));
      } else if (item.role() == Role.BY && after == Role.VALUE) {
        items.add(item.withRole(Role.PREPOSITION));
      } else {
        items.add(item);
      }
    }
    return bounds(items);
  }

  private static boolean isBareYear(Item item) {
    return item.span().unit() == Grain.YEAR && item.text().matches("\\d{4}");
  }

  /** "10 or more" becomes "at least 10". */
  private static List<Item> bounds(List<Item> items) {
    for (int i = 1; i < items.size(); i++) {
      Role role = items.get(i).role();
      if (role != Role.OR_MORE && role != Role.OR_LESS) {
        continue;
      }
      Role bound = role == Role.OR_MORE ? Role.AT_LEAST : Role.AT_MOST;
      for (int n = i - 1; n >= Math.max(0, i - 3); n--) {
        if (items.get(n).role() == Role.NUMBER) {
          Item moved = items.remove(i);
          items.add(n, moved.withRole(bound));
          break;
        }
      }
    }
    return items;
  }

  static boolean isContent(Role role) {
    return CONTENT.contains(role);
  }
}
