package io.github.ecomai.examples.tour;

import io.github.ecomai.commerce.OrderLog.Role;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What the user asked for with -Dorders, -Dcolumns and -Dout. */
record Options(Optional<Path> orders, Map<Role, String> columns, Path out) {
  static Options of(Properties properties) {
    Optional<Path> orders =
        Optional.ofNullable(properties.getProperty("orders"))
            .filter(text -> !text.isBlank())
            .map(Path::of);
    Path out = Path.of(properties.getProperty("out", "target/tour"));
    return new Options(orders, columns(properties.getProperty("columns", "")), out);
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
        columns.put(role(part.substring(0, equals).strip()), part.substring(equals + 1).strip());
      }
    }
    return columns;
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
