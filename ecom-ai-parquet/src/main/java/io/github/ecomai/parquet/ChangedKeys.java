package io.github.ecomai.parquet;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a table that a database says have changed, or that any may have. For one thread until
 * it is complete.
 */
final class ChangedKeys {
  private static final int MOST = 100_000;

  private final Set<String> conditions = new TreeSet<>();
  private final List<Predicate> rows = new ArrayList<>();
  private boolean all;

  /** Notes a row; one whose key cannot be told makes all rows suspect. */
  void add(LakeTable table, Schema schema, Map<String, SlotText.Cell> row) {
    if (all) {
      return;
    }
    List<Predicate> parts = new ArrayList<>();
    for (String column : table.key()) {
      Object value = value(schema.type(column), row.get(column));
      if (value == null) {
        addAll();
        return;
      }
      parts.add(Predicate.eq(column, value));
    }
    Predicate condition =
        parts.size() == 1 ? parts.get(0) : Predicate.and(parts.toArray(Predicate[]::new));
    if (conditions.add(condition.toString())) {
      rows.add(condition);
    }
    if (rows.size() > MOST) {
      addAll();
    }
  }

  /** Any row may have changed; single keys need not be kept then. */
  void addAll() {
    all = true;
    conditions.clear();
    rows.clear();
  }

  private static @Nullable Object value(DataType type, SlotText.@Nullable Cell cell) {
    String text = cell == null ? null : text(cell);
    if (text == null) {
      return null;
    }
    try {
      return switch (type.kind()) {
        case LONG -> Long.valueOf(text);
        case STRING -> text;
        case DATE -> LocalDate.parse(text);
        case BOOLEAN, DOUBLE, DECIMAL, TIMESTAMP -> null;
      };
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  /** What the source reads for a value, where that is known: other types print what they store. */
  private static @Nullable String text(SlotText.Cell cell) {
    String text = cell.text();
    return switch (cell.type()) {
      case "smallint", "integer", "bigint", "text", "character varying", "uuid", "date" -> text;
      case "character" -> text == null ? null : text.replaceFirst(" +\\z", "");
      default -> null;
    };
  }

  boolean isAll() {
    return all;
  }

  boolean isNone() {
    return !all && rows.isEmpty();
  }

  /** Conditions on the key, each for some of the rows. */
  List<Predicate> conditions(int most) {
    List<Predicate> some = new ArrayList<>();
    for (int from = 0; from < rows.size(); from += most) {
      List<Predicate> part = rows.subList(from, Math.min(rows.size(), from + most));
      some.add(part.size() == 1 ? part.get(0) : Predicate.or(part.toArray(Predicate[]::new)));
    }
    return some;
  }
}
