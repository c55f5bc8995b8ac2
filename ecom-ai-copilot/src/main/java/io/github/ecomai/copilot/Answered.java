package io.github.ecomai.copilot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer with its data. Immutable; safe for use by many threads.
 *
 * @param understanding the meaning that was answered
 * @param reading the meaning in words, for the user to check
 * @param evidence the query of the rows and the tables that it read
 * @param columns names of the columns
 * @param rows values by row: texts, numbers, days or null
 * @param notes what was assumed or cut off; may be empty
 */
public record Answered(
    Understanding understanding,
    String reading,
    Evidence evidence,
    List<String> columns,
    List<List<@Nullable Object>> rows,
    List<String> notes)
    implements Answer {
  /** Copies. */
  public Answered {
    columns = List.copyOf(columns);
    List<List<@Nullable Object>> copy = new ArrayList<>();
    rows.forEach(r -> copy.add(Collections.unmodifiableList(new ArrayList<>(r))));
    rows = Collections.unmodifiableList(copy);
    notes = List.copyOf(notes);
  }

  /**
   * What an answer rests on. Immutable; safe for use by many threads.
   *
   * @param sql the query that the rows come from, as SQL: the statement itself where the source is
   *     a database or runs SQL, such as Parquet; a source whose queries core runs, such as CSV or
   *     memory, runs none, and the text says the same in words of SQL
   * @param tables tables read
   */
  public record Evidence(String sql, List<String> tables) {
    /** Copies. */
    public Evidence {
      tables = List.copyOf(tables);
    }
  }
}
