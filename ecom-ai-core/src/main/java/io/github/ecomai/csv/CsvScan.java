package io.github.ecomai.csv;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a whole file once to find its columns, their types and its bad rows. */
final class CsvScan implements RecordHandler.Fields {
  private final Path file;
  private final CsvOptions options;
  private final DecimalMark mark;
  private final BadRows bad = new BadRows();
  private final List<String> header = new ArrayList<>();
  private boolean inHeader;
  private TypeGuess[] guesses = {};
  private @Nullable FieldParser[] declared = {};
  private int unfit = -1;
  private long rows;

  private CsvScan(Path file, CsvOptions options, char separator) {
    this.file = file;
    this.options = options;
    this.mark =
        options.decimalComma()
            ? DecimalMark.COMMA
            : separator == ';' ? DecimalMark.EITHER : DecimalMark.POINT;
    this.inHeader = options.header().isEmpty();
    if (!inHeader) {
      header.addAll(options.header());
      start();
    }
  }

  /** What a scan finds. */
  record Result(
      char separator,
      Schema schema,
      Map<String, List<String>> patterns,
      Set<String> commas,
      CsvReport report) {
    /** How the values of a column are written. */
    CsvColumn column(Field field) {
      List<String> found = patterns.getOrDefault(field.name(), List.of());
      return new CsvColumn(field.type(), found.size() == 1 ? found.get(0) : null, null);
    }
  }

  static Result of(Path file, CsvOptions options) {
    char separator = CsvRecords.separator(file, options);
    CsvScan scan = new CsvScan(file, options, separator);
    try (CsvRecords records = new CsvRecords(file, options.charset(), separator, scan)) {
      boolean more = true;
      while (more) {
        more = records.next();
      }
    }
    return scan.result(separator);
  }

  private Result result(char separator) {
    if (inHeader) {
      throw new DataAccessException(
          file + " is empty. Maybe it lacks its header; name the columns with withHeader.");
    }
    List<Field> fields = new ArrayList<>();
    Map<String, List<String>> patterns = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      fields.add(new Field(header.get(i), type(i)));
      patterns.put(header.get(i), declared[i] == null ? guesses[i].patterns() : List.of());
    }
    CsvReport report = bad.report(rows);
    if (report.badRows() > 0 && options.onBadRow() == OnBadRow.REFUSE) {
      throw BadRows.refusal(file, report);
    }
    return new Result(separator, new Schema(fields), patterns, commas(), report);
  }

  /** Columns whose numbers have a decimal comma. */
  private Set<String> commas() {
    Set<String> commas = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      if (declared[i] == null ? guesses[i].hasCommas() : options.decimalComma()) {
        commas.add(header.get(i));
      }
    }
    return commas;
  }

  private DataType type(int index) {
    CsvColumn column = options.columns().get(header.get(index));
    return column == null ? guesses[index].type() : column.type();
  }

  private void start() {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!seen.add(name)) {
        throw new DataAccessException(
            "column '" + name + "' occurs twice in " + file + ". Maybe rename one.");
      }
    }
    char comma = options.decimalComma() ? ',' : '.';
    guesses = new TypeGuess[header.size()];
    declared = new @Nullable FieldParser[header.size()];
    for (int i = 0; i < guesses.length; i++) {
      CsvColumn column = options.columns().get(header.get(i));
      guesses[i] = new TypeGuess(mark);
      declared[i] = column == null ? null : FieldParser.of(column, ZoneOffset.UTC, comma);
    }
  }

  @Override
  public void field(int index, char[] text, int start, int end) {
    if (inHeader) {
      String name = new String(text, start, end - start).strip();
      header.add(name.isEmpty() ? "column_" + (index + 1) : name);
    } else if (index < guesses.length) {
      FieldParser parser = declared[index];
      if (parser == null) {
        guesses[index].see(text, start, end);
      } else if (!parser.take(text, start, end, 0) && unfit < 0) {
        unfit = index;
      }
    }
  }

  @Override
  public void end(long line, int count) {
    if (inHeader) {
      inHeader = false;
      start();
    } else if (count != guesses.length) {
      bad.add(line, "wrong number of fields");
    } else if (unfit >= 0) {
      bad.add(line, "column '" + header.get(unfit) + "' is not " + type(unfit));
    } else {
      rows++;
    }
    unfit = -1;
  }

  @Override
  public void broken(QuoteReader.Broken record) {
    if (inHeader) {
      throw new DataAccessException(
          "the header of "
              + file
              + " has wrong quotes: "
              + record.reason()
              + ". Maybe a quote inside a name is not doubled.");
    }
    bad.add(record.line(), record.reason(), record.lines());
    unfit = -1;
  }

  @Override
  public void emptyLine(long line) {
    if (!inHeader && guesses.length == 1) {
      rows++;
    }
  }
}
