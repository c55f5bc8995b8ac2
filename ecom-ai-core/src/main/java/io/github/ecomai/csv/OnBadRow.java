package io.github.ecomai.csv;

/**
 * What happens to rows with the wrong number of fields, with a value that does not fit the declared
 * type, or with wrong quotes: text after a closing quote, or a quote that is never closed.
 *
 * <p>A row with wrong quotes ends at the next line break outside of quotes, so it may take the
 * lines below it along; one whose quote is never closed takes the rest of the file. Each of these
 * lines counts as a bad row. Malformed text, a damaged archive, wrong quotes in the header and a
 * field of over 16 million characters are no bad rows: the file is refused. Immutable and
 * thread-safe.
 */
public enum OnBadRow {
  /** The table is refused, with the number of bad rows and their first lines. */
  REFUSE,
  /** The rows are left out and counted in {@link CsvSource#report}. */
  COLLECT
}
