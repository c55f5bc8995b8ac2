package io.github.ecomai.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.github.ecomai.error.DataAccessException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the records of a file one by one and explains what is wrong with it. For one thread. */
final class CsvRecords implements AutoCloseable {
  private final Path file;
  private final QuoteReader text;
  private final RecordHandler handler;
  private final CloseableIterator<RecordHandler> records;

  CsvRecords(Path file, Charset charset, char separator, RecordHandler.Fields fields) {
    this.file = file;
    try {
      this.text = new QuoteReader(CsvInput.open(file, charset), separator);
      this.handler = new RecordHandler(fields, text);
      this.records =
          CsvReader.builder()
              .fieldSeparator(separator)
              .allowExtraFields(true)
              .allowMissingFields(true)
              .build(handler, text)
              .iterator();
    } catch (IOException e) {
      throw error(file, 0, e);
    }
  }

  static char separator(Path file, CsvOptions options) {
    Character given = options.separator();
    try {
      return given == null ? CsvInput.separator(file, options.charset()) : given;
    } catch (IOException e) {
      throw error(file, 0, e);
    }
  }

  /** Hands the fields of the next record on; false at the end of the file. */
  boolean next() {
    try {
      if (records.hasNext()) {
        records.next();
        return true;
      }
    } catch (CsvParseException | UncheckedIOException e) {
      throw error(file, handler.line(), e);
    }
    return false;
  }

  private static DataAccessException error(Path file, long line, Exception e) {
    DataAccessException own = cause(e, DataAccessException.class);
    // the parser's own messages quote the file, so only trouble with reading it is passed on
    return own != null
        ? own
        : new DataAccessException(message(file, line, e), cause(e, IOException.class), false);
  }

  private static String message(Path file, long line, Exception e) {
    TextReader.MalformedTextException malformed = cause(e, TextReader.MalformedTextException.class);
    if (malformed != null) {
      return "line "
          + malformed.line()
          + " of "
          + file
          + " is not text in the expected encoding. Maybe call CsvOptions.withCharset, for example"
          + " with windows-1252.";
    } else if (cause(e, NoSuchFileException.class) != null) {
      return "there is no file " + file + ". Maybe check the path.";
    } else if (cause(e, EOFException.class) != null || cause(e, ZipException.class) != null) {
      return "the packed file " + file + " is cut off or damaged. Maybe copy it again.";
    } else if (cause(e, CsvParseException.class) != null && cause(e, IOException.class) == null) {
      return "the record in line "
          + line
          + " of "
          + file
          + " has a field of over 16 million characters. Maybe a quote is never closed.";
    }
    return "cannot read " + file + " (" + e.getClass().getSimpleName() + ").";
  }

  private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> type) {
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return type.cast(each);
      }
    }
    return null;
  }

  @Override
  public void close() {
    try {
      text.close();
    } catch (IOException e) {
      throw error(file, 0, e);
    }
  }
}
