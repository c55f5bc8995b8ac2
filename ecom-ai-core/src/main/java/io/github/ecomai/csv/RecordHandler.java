package io.github.ecomai.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import org.jspecify.annotations.Nullable;

/** Hands the fields of each record on as characters, without making a text of each. */
final class RecordHandler extends CsvCallbackHandler<RecordHandler> {
  private final Fields fields;
  private final QuoteReader quotes;
  private long line;
  private int count;
  private boolean empty;

  RecordHandler(Fields fields, QuoteReader quotes) {
    this.fields = fields;
    this.quotes = quotes;
  }

  /** What is done with the fields. */
  interface Fields {
    void field(int index, char[] text, int start, int end);

    /** The record that starts in a line has ended after so many fields. */
    void end(long line, int count);

    /** A record with wrong quotes has ended; its fields mean nothing. */
    void broken(QuoteReader.Broken record);

    /** A line is empty: a record with one empty field, or none where there are more columns. */
    void emptyLine(long line);
  }

  /** The line, from 1, in which the record read last starts. */
  long line() {
    return line;
  }

  @Override
  protected RecordType getRecordType() {
    return empty ? RecordType.EMPTY : RecordType.DATA;
  }

  @Override
  protected int getFieldCount() {
    return count;
  }

  @Override
  protected void beginRecord(long startingLineNumber) {
    line = startingLineNumber;
    count = 0;
    empty = false;
  }

  @Override
  protected void addField(char[] buffer, int offset, int length, boolean inQuotes) {
    fields.field(count++, buffer, offset, offset + length);
  }

  @Override
  protected void setComment(char[] buffer, int offset, int length) {
    throw new IllegalStateException("comments are not read");
  }

  @Override
  protected void setEmpty() {
    empty = true;
    count = 1;
  }

  @Override
  protected @Nullable RecordHandler buildRecord() {
    QuoteReader.Broken broken = quotes.takeBroken(line);
    if (broken != null) {
      fields.broken(broken);
    } else if (empty) {
      fields.emptyLine(line);
    } else {
      fields.end(line, count);
    }
    return this;
  }
}
