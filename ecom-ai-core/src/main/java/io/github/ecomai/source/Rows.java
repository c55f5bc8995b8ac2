package io.github.ecomai.source;

import java.util.ArrayList;
import java.util.List;

/** Picks, joins and measures blocks of rows. */
final class Rows {
  private Rows() {}

  /** The given rows of a column; a negative row is a null. */
  static Column pick(Column column, int[] rows, int start, int end) {
    ColumnBuilder builder = ColumnBuilder.of(column.type(), end - start);
    builder.add(column, rows, start, end);
    return builder.build();
  }

  /** The rows {@code rows[start..end)} of a batch. */
  static Batch pick(Batch batch, int[] rows, int start, int end) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < batch.schema().fields().size(); i++) {
      columns.add(pick(batch.column(i), rows, start, end));
    }
    return Batch.of(batch.schema(), columns);
  }

  /** The rows from {@code start} to {@code end} of a batch. */
  static Batch range(Batch batch, int start, int end) {
    if (start == 0 && end == batch.rows()) {
      return batch;
    }
    int[] rows = new int[end - start];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = start + i;
    }
    return pick(batch, rows, 0, rows.length);
  }

  /** Two columns of one type, one after the other. */
  static Column append(Column first, Column second) {
    ColumnBuilder builder = ColumnBuilder.of(first.type(), first.rows() + second.rows());
    builder.add(first);
    builder.add(second);
    return builder.build();
  }

  /** All rows of a step in one batch, held in memory within the budget. */
  static Batch all(Step input, Budget.Share share) {
    List<Batch> batches = new ArrayList<>();
    long rows = 0;
    for (Batch batch = input.next(); batch != null; batch = input.next()) {
      batches.add(batch);
      rows += batch.rows();
      share.rows(rows);
      share.add(2 * bytes(batch));
    }
    Batch all = concat(input.schema(), batches, (int) rows);
    share.hold(bytes(all));
    return all;
  }

  private static Batch concat(Schema schema, List<Batch> batches, int rows) {
    if (batches.size() == 1) {
      return batches.get(0);
    }
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < schema.fields().size(); i++) {
      ColumnBuilder builder = ColumnBuilder.of(schema.fields().get(i).type(), rows);
      for (Batch batch : batches) {
        builder.add(batch.column(i));
      }
      columns.add(builder.build());
    }
    return Batch.of(schema, columns);
  }

  /** About how many bytes a batch holds; a text that is the one of the row before counts once. */
  static long bytes(Batch batch) {
    long bytes = 0;
    for (int i = 0; i < batch.schema().fields().size(); i++) {
      Column column = batch.column(i);
      bytes += 8L * column.rows();
      if (column instanceof Strings texts) {
        bytes += characters(texts);
      }
    }
    return bytes;
  }

  private static long characters(Strings texts) {
    long bytes = 0;
    String before = "";
    for (int row = 0; row < texts.rows(); row++) {
      String text = texts.get(row);
      bytes += sameObject(text, before) ? 0 : 48 + text.length();
      before = text;
    }
    return bytes;
  }

  @SuppressWarnings("ReferenceEquality") // asks whether two rows share one object in memory
  private static boolean sameObject(String a, String b) {
    return a == b;
  }
}
