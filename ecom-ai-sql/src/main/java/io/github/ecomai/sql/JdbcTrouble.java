package io.github.ecomai.sql;

import io.github.ecomai.error.DataAccessException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.Optional;

/**
 * Says what went wrong in a database, by the state that its driver gives. The driver's own text may
 * quote a value, so it stays in the cause.
 */
final class JdbcTrouble {
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
    Optional<SQLException> first = sqlException(e);
    if (first.isEmpty()) {
      return e instanceof ArithmeticException ? tooLarge() : unknown();
    }
    SQLException error = first.get();
    String state = String.valueOf(error.getSQLState());
    if (error instanceof SQLTransientConnectionException && !state.startsWith("08")
        || lower(error).contains("connection is not available")) {
      return new Finding(
          "got no connection from the pool in time",
          "Maybe enlarge the pool, or close readers that were read to no end.",
          true);
    }
    return byState(state, error).orElseGet(JdbcTrouble::unknown);
  }

  private static Optional<SQLException> sqlException(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  private static Optional<Finding> byState(String state, SQLException error) {
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
    } else if (kind.equals("22") || error instanceof SQLDataException) {
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
        || state.equals("90067")
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
