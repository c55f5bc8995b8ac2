package io.github.ecomai.examples.tour;

import io.github.ecomai.commerce.OrderLog.Role;
import io.github.ecomai.error.DataAccessException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What to write on the command line when a log cannot be read, in place of methods to call. */
final class LogAdvice {
  private static final Map<Role, String> EXAMPLES =
      Map.of(
          Role.ORDER, "InvoiceNo",
          Role.CUSTOMER, "CustomerID",
          Role.PRODUCT, "StockCode",
          Role.QUANTITY, "Quantity",
          Role.PRICE, "UnitPrice",
          Role.TIME, "InvoiceDate",
          Role.COUNTRY, "Country");

  /** Words of methods that nobody calls here. */
  private static final List<String> METHODS = List.of("CsvOptions", "withHeader", "onBadRow");

  private LogAdvice() {}

  static DataAccessException of(DataAccessException e) {
    String message = String.valueOf(e.getMessage());
    if (e.getCause() instanceof CharacterCodingException) {
      return with(e, "Maybe name it, such as -Dcharset=windows-1252.");
    } else if (message.contains(" has no column for ")) {
      return with(e, "Maybe name what is missing, such as " + columns(message) + ".");
    } else if (METHODS.stream().anyMatch(message::contains)) {
      return with(e, "Maybe -Dorders should name another file: lines of text with a header.");
    }
    return e;
  }

  private static DataAccessException with(DataAccessException e, String advice) {
    return new DataAccessException(Words.problem(e) + ". " + advice, e, false);
  }

  /** The option with a made-up column for each role that the message misses. */
  private static String columns(String message) {
    String missing = message.replaceAll("(?s).* has no column for (.*?)\\. Found .*", "$1");
    return List.of(Role.values()).stream()
        .filter(role -> (", " + missing).contains(", " + word(role)))
        .map(role -> word(role) + "=" + EXAMPLES.get(role))
        .collect(Collectors.joining(",", "-Dcolumns=", ""));
  }

  static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
