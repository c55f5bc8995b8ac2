package io.github.ecomai.csv;

import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataSourceProvider;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Opens {@code csv:path} with the parameters {@code separator}, {@code charset} and {@code
 * decimal}, such as {@code csv:data/orders.csv?separator=%3B&charset=windows-1252&decimal=,}.
 * Stateless and thread-safe.
 */
public final class CsvProvider implements DataSourceProvider {
  /** Found by ServiceLoader. */
  public CsvProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("csv");
  }

  @Override
  public DataSource open(URI uri, RunContext run) {
    String rest = uri.getRawSchemeSpecificPart();
    int question = rest.indexOf('?');
    String path = decode(question < 0 ? rest : rest.substring(0, question));
    if (path.isBlank()) {
      throw new IllegalArgumentException(uri + " has no path. Maybe write csv:data/orders.csv.");
    }
    CsvOptions options = CsvOptions.defaults();
    if (question >= 0) {
      for (String parameter : rest.substring(question + 1).split("&", -1)) {
        options = with(options, parameter, uri);
      }
    }
    return CsvSource.open(Path.of(path), options);
  }

  private static CsvOptions with(CsvOptions options, String parameter, URI uri) {
    int equals = parameter.indexOf('=');
    String value = decode(parameter.substring(equals + 1));
    String key = parameter.substring(0, Math.max(equals, 0));
    if (key.equals("separator") && value.length() == 1) {
      return options.withSeparator(value.charAt(0));
    } else if (key.equals("decimal") && (value.equals(",") || value.equals("."))) {
      return value.equals(",") ? options.withDecimalComma() : options;
    } else if (key.equals("charset")) {
      try {
        return options.withCharset(Charset.forName(value));
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        throw new IllegalArgumentException("no charset '" + value + "' in " + uri + ".", e);
      }
    }
    throw new IllegalArgumentException(
        "'" + parameter + "' of " + uri + " is unknown. Maybe use separator, charset or decimal.");
  }

  /** Percent signs only: a plus in a path is a plus. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
