package io.github.ecomai.source;

import io.github.ecomai.run.RunContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins by a hash index of the right side, which is held in memory; streams the left side. */
final class JoinStep implements Step {
  private static final int END = -1;

  private final Query.Join join;
  private final Step left;
  private final Step right;
  private final Setting setting;
  private @Nullable Right index;
  private @Nullable Batch batch;
  private int row;
  private int match = END;
  private boolean fresh = true;

  /** What a join needs beside its inputs. */
  record Setting(Schema schema, Budget.Share share, RunContext run) {}

  JoinStep(Query.Join join, Step left, Step right, Setting setting) {
    this.join = join;
    this.left = left;
    this.right = right;
    this.setting = setting;
  }

  @Override
  public Schema schema() {
    return setting.schema();
  }

  @Override
  public @Nullable Batch next() {
    if (index == null) {
      index = new Right();
    }
    Right side = index;
    int[] leftRows = new int[BATCH];
    int[] rightRows = new int[BATCH];
    while (true) {
      setting.run().checkCancelled();
      Batch from = batch;
      if (from == null) {
        from = left.next();
        if (from == null) {
          return null;
        }
        start(from, side);
      }
      int count = pairs(from, side, leftRows, rightRows);
      if (row == from.rows()) {
        batch = null;
      }
      if (count > 0) {
        return combine(from, side.rows, leftRows, rightRows, count);
      }
    }
  }

  private void start(Batch from, Right side) {
    batch = from;
    row = 0;
    fresh = true;
    side.keys.loadToFind(columns(from, join.keys().stream().map(Query.Key::left).toList()));
  }

  /** Fills pairs of matching rows until the arrays are full or the left batch ends. */
  private int pairs(Batch from, Right side, int[] leftRows, int[] rightRows) {
    int count = 0;
    while (row < from.rows() && count < leftRows.length) {
      if (fresh) {
        int key = side.keys.find(row);
        match = key == END ? END : side.first[key];
        fresh = false;
        if (match == END && join.kind() == Query.JoinKind.LEFT) {
          leftRows[count] = row;
          rightRows[count++] = -1;
        }
      }
      while (match != END && count < leftRows.length) {
        leftRows[count] = row;
        rightRows[count++] = match;
        match = side.next[match];
      }
      if (match == END) {
        row++;
        fresh = true;
      }
    }
    return count;
  }

  private Batch combine(Batch from, Batch to, int[] leftRows, int[] rightRows, int count) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < from.schema().fields().size(); i++) {
      columns.add(Rows.pick(from.column(i), leftRows, 0, count));
    }
    Set<String> keys = new HashSet<>();
    join.keys().forEach(key -> keys.add(key.right()));
    for (int i = 0; i < to.schema().fields().size(); i++) {
      if (!keys.contains(to.schema().fields().get(i).name())) {
        columns.add(Rows.pick(to.column(i), rightRows, 0, count));
      }
    }
    return Batch.of(setting.schema(), columns);
  }

  private static List<Column> columns(Batch from, List<String> names) {
    return names.stream().map(name -> from.column(from.schema().indexOf(name))).toList();
  }

  /** All rows of the right side; rows of one key are chained from the first to the last. */
  private final class Right {
    private final Batch rows;
    private final KeyIndex keys;
    private final int[] first;
    private final int[] next;

    Right() {
      rows = Rows.all(right, setting.share());
      List<Column> columns = columns(rows, join.keys().stream().map(Query.Key::right).toList());
      keys = new KeyIndex(columns.stream().map(Column::type).toList());
      keys.load(columns);
      next = new int[rows.rows()];
      int[] heads = new int[rows.rows()];
      Arrays.fill(heads, END);
      for (int i = rows.rows() - 1; i >= 0; i--) {
        int key = keys.add(i);
        next[i] = heads[key];
        heads[key] = i;
      }
      first = heads;
      setting.share().add(keys.bytes() + 8L * next.length);
    }
  }
}
