package io.github.ecomai.sql;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Takes passwords out of URLs and out of what drivers say about them. */
final class Secrets {
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|secret|token)[a-z_]*\\s*=\\s*)(?:\"[^\"]*\"|[^&;\\s]+)");
  private static final Pattern USER_INFO = Pattern.compile("([^/:@\\s]+:)[^\\s]*@");

  private Secrets() {}

  static String hide(String text) {
    String parameters = PARAMETER.matcher(text).replaceAll("$1***");
    return USER_INFO.matcher(parameters).replaceAll("$1***@"); // up to the last @
  }

  /** The error itself, or a copy of its chain in which no secret is left. */
  static Throwable hide(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (!hide(message).equals(message)) {
        return copy(e);
      }
    }
    return e;
  }

  private static Throwable copy(Throwable e) {
    String message = hide(e.getClass().getName() + ": " + e.getMessage());
    Throwable cause = e.getCause() == null ? null : copy(e.getCause());
    SQLException copy =
        e instanceof SQLException error
            ? new SQLException(message, error.getSQLState(), error.getErrorCode(), cause)
            : new SQLException(message, cause);
    copy.setStackTrace(e.getStackTrace());
    return copy;
  }
}
