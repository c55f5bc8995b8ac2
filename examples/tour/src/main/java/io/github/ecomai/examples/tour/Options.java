package io.github.ecomai.examples.tour;

import io.github.ecomai.commerce.OrderLog.Role;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the user asked for with -Dorders, -Dcolumns, -DtimePattern, -Dcharset, -Dsize and -Dout.
 *
 * @param size of the made-up shop; 1 is the default shop
 */
record Options(Optional<Path> orders, LogForm form, Path out, double size) {
  static final String OUT = "target/tour";

  private static final List<String> OF_A_LOG = List.of("columns", "timePattern", "charset");

  static Options of(Properties properties) {
    Optional<Path> orders = text(properties, "orders").map(Path::of);
    if (orders.isEmpty()) {
      checkNotForALog(properties);
    }
    Path out = Path.of(properties.getProperty("out", OUT));
    LogForm form =
        new LogForm(
            columns(properties.getProperty("columns", "")),
            text(properties, "timePattern"),
            text(properties, "charset").map(Options::charset));
    return new Options(orders, form, out, size(properties, orders.isPresent()));
  }

  private static double size(Properties properties, boolean isLog) {
    Optional<String> size = text(properties, "size");
    if (isLog && size.isPresent()) {
      throw new IllegalArgumentException(
          "-Dsize says how large the made-up shop is, and an order log was given. Maybe leave one"
              + " out.");
    }
    try {
      return Double.parseDouble(size.orElse("1"));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "-Dsize: '" + size.orElse("") + "' is no number. Maybe 0.5 for half the shop.", e);
    }
  }

  private static void checkNotForALog(Properties properties) {
    for (String name : OF_A_LOG) {
      if (text(properties, name).isPresent()) {
        throw new IllegalArgumentException(
            "-D"
                + name
                + " says how an order log is written, and there is none. Maybe add"
                + " -Dorders=FILE.");
      }
    }
  }

  private static Optional<String> text(Properties properties, String name) {
    return Optional.ofNullable(properties.getProperty(name)).filter(text -> !text.isBlank());
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "-Dcharset: there is no encoding '" + name + "'. Maybe write windows-1252.", e);
    }
  }

  private static Map<Role, String> columns(String text) {
    Map<Role, String> columns = new EnumMap<>(Role.class);
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        int equals = part.indexOf('=');
        if (equals < 1) {
          throw new IllegalArgumentException(
              "-Dcolumns: '" + part + "' is not role=column. Maybe write order=InvoiceNo.");
        }
        put(columns, role(part.substring(0, equals).strip()), part.substring(equals + 1).strip());
      }
    }
    return columns;
  }

  private static void put(Map<Role, String> columns, Role role, String column) {
    if (columns.containsKey(role)) {
      throw new IllegalArgumentException(
          "-Dcolumns: the role '" + LogAdvice.word(role) + "' stands twice. Maybe leave one out.");
    } else if (columns.containsValue(column)) {
      throw new IllegalArgumentException(
          "-Dcolumns: the column '" + column + "' has two roles. Maybe one is another column.");
    } else if (column.isEmpty()) {
      throw new IllegalArgumentException(
          "-Dcolumns: the role '"
              + LogAdvice.word(role)
              + "' has no column. Maybe write order=InvoiceNo.");
    }
    columns.put(role, column);
  }

  private static Role role(String name) {
    for (Role role : Role.values()) {
      if (role.name().equalsIgnoreCase(name)) {
        return role;
      }
    }
    StringBuilder known = new StringBuilder();
    for (Role role : Role.values()) {
      known.append(' ').append(role.name().toLowerCase(Locale.ROOT));
    }
    throw new IllegalArgumentException(
        "-Dcolumns: there is no role '" + name + "'. There are" + known + ".");
  }
}
