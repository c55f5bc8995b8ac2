package io.github.ecomai.sql;

import io.github.ecomai.source.CalendarPart;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.DataType.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What MySQL and MariaDB say otherwise than the neutral text; instants are DATETIME(6) in UTC.
 * Every text carries a binary collation without padding, whatever the session or the column has.
 */
final class MySqlText extends ShiftingText {
  private static final String NAME = "`(?:[^`]|``)+`";
  private static final Pattern DATE_COLUMN =
      Pattern.compile("\\(((?:" + NAME + "\\.)?" + NAME + ") \\+ INTERVAL 0 DAY\\)");

  private final String collation;
  private final boolean readsZeros;

  /** For texts of a collation, and a driver that hands out zero dates or fails. */
  MySqlText(String collation, boolean readsZeros) {
    this.collation = collation;
    this.readsZeros = readsZeros;
  }

  /** MySQL's dates with a day or month of zero are no dates: with nothing added, they are null. */
  static String withoutZero(String column) {
    return "(" + column + " + INTERVAL 0 DAY)";
  }

  /** Looking for zeros in each row costs the server more than to read it. */
  @Override
  protected String givenOut(String value) {
    Matcher column = DATE_COLUMN.matcher(value);
    return readsZeros && column.matches() ? column.group(1) : value;
  }

  /** A printed text with the collation by which all texts are compared. */
  String collated(String text) {
    return text + " COLLATE " + collation;
  }

  String collation() {
    return collation;
  }

  @Override
  public String identifier(String name) {
    return '`' + name.replace("`", "``") + '`';
  }

  @Override
  protected String typeName(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN, LONG -> "SIGNED";
      case STRING -> "CHAR CHARACTER SET utf8mb4";
      case TIMESTAMP -> "DATETIME(6)";
      case DOUBLE, DECIMAL, DATE -> super.typeName(type);
    };
  }

  @Override
  public String cast(String value, DataType type) {
    String cast = super.cast(value, type);
    return type.kind() == Kind.STRING ? collated(cast) : cast;
  }

  /**
   * The session decides what a backslash means in quotes and in which character set they are, so
   * such texts are written in hex.
   */
  @Override
  protected String text(String value) {
    boolean plain = value.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '\\');
    return collated("_utf8mb4" + (plain ? super.text(value) : " X'" + hex(value) + "'"));
  }

  private static String hex(String value) {
    return HexFormat.of().withUpperCase().formatHex(value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  protected String truncate(String value, CalendarUnit unit) {
    String day = "DATE(" + value + ")";
    String month = plusDays(day, "(1 - DAYOFMONTH(" + value + "))");
    return switch (unit) {
      case DAY -> day;
      case WEEK -> plusDays(day, "-" + weekday(value));
      case MONTH -> month;
      case QUARTER -> "(" + month + " - INTERVAL MOD(MONTH(" + value + ") - 1, 3) MONTH)";
      case YEAR -> plusDays(day, "(1 - DAYOFYEAR(" + value + "))");
    };
  }

  @Override
  protected String part(CalendarPart part, String value) {
    return switch (part) {
      case DAY_OF_MONTH -> "DAYOFMONTH(" + value + ")";
      case ISO_WEEKDAY -> "(" + weekday(value) + " + 1)";
      case ISO_WEEK -> "WEEK(" + value + ", 3)";
      case YEAR, QUARTER, MONTH, HOUR -> part + "(" + value + ")";
    };
  }

  @Override
  protected String daysBetween(String from, String to) {
    return "DATEDIFF(" + to + ", " + from + ")";
  }

  @Override
  protected String startsWith(String value, String prefix) {
    return "LEFT(" + value + ", CHAR_LENGTH(" + prefix + ")) = " + prefix;
  }

  @Override
  protected boolean tellsCapitals() {
    return false;
  }

  @Override
  protected String mean(String argument, DataType type, String over) {
    return quotient(argument, type, over);
  }

  @Override
  protected String quantile(String argument, double probability, String over) {
    throw new IllegalStateException("no quantiles");
  }

  @Override
  protected boolean computesOnGroups() {
    return false;
  }

  @Override
  protected boolean filtersAggregates() {
    return false;
  }

  /** Nulls come first, so a rising order needs a key before the key. */
  @Override
  protected String sortKey(String key, String value, boolean descending) {
    return descending ? key + " DESC" : value + " IS NULL, " + key;
  }

  @Override
  String plusSeconds(String value, String seconds) {
    return "(" + value + " + INTERVAL " + seconds + " SECOND)";
  }

  @Override
  String plusDays(String date, String days) {
    return "(" + date + " + INTERVAL " + days + " DAY)";
  }

  @Override
  String weekday(String date) {
    return "WEEKDAY(" + date + ")";
  }
}
