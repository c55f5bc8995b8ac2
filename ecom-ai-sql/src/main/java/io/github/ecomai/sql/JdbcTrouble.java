package io.github.ecomai.sql;

import io.github.ecomai.error.DataAccessException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Says what went wrong in a database, by the state that its driver gives. The driver's own text may
 * quote a value, so it stays in the cause.
 */
final class JdbcTrouble {
  /** Idle for too long on PostgreSQL; closed or broken on H2. */
  private static final Set<String> LOST = Set.of("25P03", "90067", "90098", "90121");

  private JdbcTrouble() {}

  /** What is wrong, what to do, and whether trying again may help. */
  private record Finding(String what, String next, boolean retriable) {}

  static DataAccessException of(String source, Throwable e) {
    Finding finding = find(e);
    return new DataAccessException(
        source + " " + finding.what() + ". " + finding.next(),
        Secrets.hide(e),
        finding.retriable());
  }

  private static Finding find(Throwable e) {
    List<SQLException> errors = sqlExceptions(e);
    if (errors.isEmpty()) {
      return e instanceof ArithmeticException ? tooLarge() : unknown();
    }
    if (errors.size() == 1 && isPoolTimeOut(errors.get(0))) {
      return new Finding(
          "got no connection from the pool in time",
          "Maybe enlarge the pool, or close readers that were read to no end.",
          true);
    }
    for (int i = errors.size() - 1; i >= 0; i--) { // what the driver says is at the bottom
      Optional<Finding> found = byState(errors.get(i));
      if (found.isPresent()) {
        return found.get();
      }
    }
    return unknown();
  }

  private static boolean isPoolTimeOut(SQLException error) {
    return error instanceof SQLTransientConnectionException
        && lower(error).contains("connection is not available");
  }

  private static List<SQLException> sqlExceptions(Throwable e) {
    List<SQLException> found = new ArrayList<>();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException error) {
        found.add(error);
      }
    }
    return found;
  }

  private static Optional<Finding> byState(SQLException error) {
    String state = String.valueOf(error.getSQLState());
    String kind = state.length() < 2 ? "" : state.substring(0, 2);
    if (kind.equals("28")) {
      return found(
          "does not let this user in",
          "Maybe the user or the password is wrong, or may not connect from here.",
          false);
    } else if (kind.equals("53") || error.getErrorCode() == 1040) {
      return found(
          "has no room for another connection or query",
          "Maybe close connections, or try again later.",
          true);
    } else if (isLost(state, error)) {
      return found(
          "lost its connection, and the result is not complete",
          "Maybe the server was restarted; try again.",
          true);
    } else if (isTimeout(state, error)) {
      return found(
          "took longer than its time-out",
          "Maybe raise JdbcOptions.withTimeout, or ask for less.",
          false);
    } else if (kind.equals("40")) {
      return found("gave way to another transaction", "Maybe try again.", true);
    } else if (kind.equals("22") || error instanceof SQLDataException || isOutOfRange(error)) {
      return Optional.of(tooLarge());
    } else if (state.equals("42501") || error.getErrorCode() == 1142) {
      return found("does not let this user read", "Maybe grant SELECT on its tables.", false);
    } else if (kind.equals("42")) {
      return found(
          "does not take the statement",
          "Maybe a table was changed after the source was opened; open it again.",
          false);
    }
    return Optional.empty();
  }

  private static boolean isLost(String state, SQLException error) {
    return state.startsWith("08")
        || state.startsWith("57P0")
        || LOST.contains(state)
        || error instanceof SQLRecoverableException
        || error instanceof SQLNonTransientConnectionException;
  }

  private static boolean isTimeout(String state, SQLException error) {
    return error instanceof SQLTimeoutException
        || state.equals("57014")
        || state.equals("HY008")
        || error.getErrorCode() == 1969
        || error.getErrorCode() == 3024;
  }

  /** DuckDB gives no states. */
  private static boolean isOutOfRange(SQLException error) {
    return lower(error).contains("out of range") || lower(error).contains("overflow");
  }

  private static Optional<Finding> found(String what, String next, boolean retriable) {
    return Optional.of(new Finding(what, next, retriable));
  }

  private static Finding tooLarge() {
    return new Finding(
        "met a value that its type cannot hold",
        "Maybe convert to DOUBLE before adding or multiplying, or declare the column.",
        false);
  }

  private static Finding unknown() {
    return new Finding("failed", "Maybe look at the cause.", false);
  }

  private static String lower(SQLException error) {
    return String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
  }
}
