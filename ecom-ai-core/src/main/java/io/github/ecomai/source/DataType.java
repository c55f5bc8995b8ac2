package io.github.ecomai.source;

/**
 * The type of a column or expression. Immutable and thread-safe.
 *
 * <p>A DECIMAL is an unscaled {@code long} with a fixed number of digits after the point, so it
 * holds 18 significant digits. A TIMESTAMP is an instant in UTC with microseconds; a DATE is a
 * calendar day without a zone.
 *
 * @param kind the kind of value
 * @param scale digits after the decimal point, 0 to 18 for DECIMAL and 0 otherwise
 */
public record DataType(Kind kind, int scale) {
  /** Truth values. */
  public static final DataType BOOLEAN = new DataType(Kind.BOOLEAN, 0);

  /** 64-bit integers. */
  public static final DataType LONG = new DataType(Kind.LONG, 0);

  /** 64-bit floating point. */
  public static final DataType DOUBLE = new DataType(Kind.DOUBLE, 0);

  /** Text, compared by Unicode code points. */
  public static final DataType STRING = new DataType(Kind.STRING, 0);

  /** Calendar days. */
  public static final DataType DATE = new DataType(Kind.DATE, 0);

  /** Instants in UTC, in microseconds. */
  public static final DataType TIMESTAMP = new DataType(Kind.TIMESTAMP, 0);

  /** The kinds of value. */
  public enum Kind {
    /** Truth values. */
    BOOLEAN,
    /** 64-bit integers. */
    LONG,
    /** 64-bit floating point. */
    DOUBLE,
    /** Exact decimals of up to 18 digits. */
    DECIMAL,
    /** Text. */
    STRING,
    /** Calendar days. */
    DATE,
    /** Instants in UTC. */
    TIMESTAMP
  }

  /** Checks the scale. */
  public DataType {
    int most = kind == Kind.DECIMAL ? 18 : 0;
    if (scale < 0 || scale > most) {
      throw new IllegalArgumentException(
          "scale " + scale + " of " + kind + " is not in 0.." + most);
    }
  }

  /**
   * An exact decimal type.
   *
   * @param scale digits after the point, 0 to 18
   * @return the type
   */
  public static DataType decimal(int scale) {
    return new DataType(Kind.DECIMAL, scale);
  }

  /**
   * Whether values can be added up.
   *
   * @return true for LONG, DOUBLE and DECIMAL
   */
  public boolean isNumeric() {
    return kind == Kind.LONG || kind == Kind.DOUBLE || kind == Kind.DECIMAL;
  }

  @Override
  public String toString() {
    return kind == Kind.DECIMAL ? "DECIMAL(18," + scale + ")" : kind.name();
  }
}
