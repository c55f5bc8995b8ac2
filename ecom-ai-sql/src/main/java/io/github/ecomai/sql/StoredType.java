package io.github.ecomai.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The type of a column as its database names it, such as {@code decimal(10,2) unsigned}, taken
 * apart.
 *
 * @param text the whole name
 * @param name the name in lower case without digits and what follows them
 * @param digits the first number in parentheses, 0 if there is none
 * @param scale the second number, 0 if there is none
 * @param isUnsigned whether negative numbers are left out
 * @param collation how its texts are compared, empty where that does not matter
 */
record StoredType(
    String text, String name, int digits, int scale, boolean isUnsigned, String collation) {
  private static final Pattern FORM =
      Pattern.compile(
          "([a-z_0-9 ]+?)\\s*(?:\\((\\d+)(?:,\\s*(-?\\d+))?\\))?((?:[ (].*)?)", Pattern.DOTALL);

  static StoredType of(String text, String collation) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    Matcher form = FORM.matcher(lower);
    if (!form.matches()) {
      return new StoredType(text, lower, 0, 0, false, collation);
    }
    String rest = form.group(4).strip();
    return new StoredType(
        text,
        name(form.group(1), rest),
        number(form.group(2)),
        number(form.group(3)),
        rest.startsWith("unsigned"),
        collation);
  }

  private static String name(String first, String rest) {
    if (first.equals("character") && !rest.isEmpty()) {
      return "character varying"; // or a large object
    }
    return rest.startsWith("with time zone") ? first + " with time zone" : first;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
