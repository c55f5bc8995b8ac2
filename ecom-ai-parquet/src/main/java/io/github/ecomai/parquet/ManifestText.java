package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A manifest as lines of words. The first line names the format and its version, the last one is a
 * CRC32C of all before it; both stay where they are in every later format.
 */
final class ManifestText {
  private static final String FORMAT = "ecom-ai-lake ";
  private static final String NEWEST = "1";
  private static final int LAST_LINE = "end 01234567\n".length();
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\(18,(\\d{1,2})\\)");

  private ManifestText() {}

  static byte[] write(Manifest manifest) {
    StringBuilder text = new StringBuilder(FORMAT).append(NEWEST).append('\n');
    text.append("version ").append(manifest.version()).append('\n');
    manifest.marks().forEach((name, value) -> line(text, "mark", escape(name), escape(value)));
    for (TableState table : manifest.tables().values()) {
      line(text, "table", table.tier().folder(), escape(table.name()));
      for (Field field : table.schema().fields()) {
        line(text, "column", escape(field.name()), field.type().toString());
      }
      for (LakeFile file : table.files()) {
        String crc = String.format(Locale.ROOT, "%08x", file.crc());
        line(text, "file", file.path(), file.length() + " " + crc + " " + file.rows());
      }
    }
    return (text + "end " + checksum(text.toString()) + "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void line(StringBuilder text, String kind, String name, String value) {
    text.append(kind).append(' ').append(name).append(' ').append(value).append('\n');
  }

  private static String checksum(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }

  private static String escape(String text) {
    return "'" + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String plain(String escaped) {
    if (!escaped.startsWith("'")) {
      throw new IllegalArgumentException("a text without its mark");
    }
    return URLDecoder.decode(escaped.substring(1), StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param where names the file in messages
   * @throws DataAccessException if it is no manifest, is damaged, or of a newer format
   */
  static Manifest read(byte[] bytes, String where) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1); // one character for each byte
    int end = text.length() - LAST_LINE;
    boolean whole = end > 0 && text.startsWith(FORMAT) && text.startsWith("\nend ", end - 1);
    if (!whole || !text.endsWith("\n")) {
      throw new DataAccessException(
          where + " is not a complete manifest. Maybe restore it from a copy.");
    }
    String body = text.substring(0, end);
    if (!text.substring(end + 4, text.length() - 1).equals(checksum(body))) {
      throw new DataAccessException(
          where + " is damaged: its checksum does not match. Maybe restore it from a copy.");
    }
    String[] lines = body.split("\n");
    String format = lines[0].substring(FORMAT.length());
    if (!format.equals(NEWEST)) {
      throw new DataAccessException(
          where
              + " has format "
              + format
              + ", but this library reads up to "
              + NEWEST
              + ". Maybe update the library.");
    }
    try {
      return new Parser().parse(lines);
    } catch (RuntimeException e) {
      throw new DataAccessException(
          where + " holds what no manifest holds. Maybe restore it from a copy.", e, false);
    }
  }

  /** Takes the lines apart. For one thread. */
  private static final class Parser {
    private long version = -1;
    private final Map<String, String> marks = new HashMap<>();
    private final Map<Manifest.Key, TableState> tables = new HashMap<>();
    private final List<Field> fields = new ArrayList<>();
    private final List<LakeFile> files = new ArrayList<>();
    private String[] table = {};

    Manifest parse(String[] lines) {
      for (int i = 1; i < lines.length; i++) {
        add(lines[i].split(" ", -1));
      }
      endTable();
      return new Manifest(version, marks, tables);
    }

    private void add(String[] words) {
      switch (words[0]) {
        case "version" -> version = Long.parseLong(words[1]);
        case "mark" -> marks.put(plain(words[1]), plain(words[2]));
        case "table" -> {
          endTable();
          table = words;
        }
        case "column" -> fields.add(new Field(plain(words[1]), type(words[2])));
        case "file" ->
            files.add(
                new LakeFile(
                    words[1],
                    Long.parseLong(words[2]),
                    Integer.parseUnsignedInt(words[3], 16),
                    Long.parseLong(words[4])));
        default -> throw new IllegalArgumentException("a line of kind " + words[0]);
      }
    }

    private void endTable() {
      if (table.length > 0) {
        Tier tier = Tier.valueOf(table[1].toUpperCase(Locale.ROOT));
        String name = plain(table[2]);
        tables.put(
            new Manifest.Key(tier, name), new TableState(tier, name, new Schema(fields), files));
        fields.clear();
        files.clear();
      }
    }

    private static DataType type(String text) {
      Matcher decimal = DECIMAL.matcher(text);
      return decimal.matches()
          ? DataType.decimal(Integer.parseInt(decimal.group(1)))
          : new DataType(DataType.Kind.valueOf(text), 0);
    }
  }
}
