package io.github.ecomai.examples.commerce;

import io.github.ecomai.source.DataType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A column of a {@link TableDef}. Immutable and thread-safe.
 *
 * @param name lower_snake, at most 30 letters, no reserved word
 * @param type the type of its values
 * @param length the most characters of a STRING, 0 for other types
 * @param nullable whether a row may lack it
 * @param codes the only values that it may have; empty if there is no such list
 * @param doc what it means, in one line
 */
public record ColumnDef(
    String name, DataType type, int length, boolean nullable, List<String> codes, String doc) {
  /** Copies the codes and checks the length. */
  public ColumnDef {
    Objects.requireNonNull(name, "name");
    codes = List.copyOf(codes);
    if ((type.kind() == DataType.Kind.STRING) != (length > 0)) {
      throw new IllegalArgumentException(
          "length " + length + " of " + name + " does not fit " + type + ".");
    }
  }

  /** The codes as texts of SQL, separated by commas. */
  String quotedCodes() {
    return codes.stream()
        .map(code -> "'" + code.replace("'", "''") + "'")
        .collect(Collectors.joining(", "));
  }
}
