package io.github.ecomai.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a file as text: unpacks gzip and looks for a byte order mark. */
final class CsvInput {
  private static final int BUFFER = 1 << 16;
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  private CsvInput() {}

  static TextReader open(Path file, Charset charset) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    try {
      if (startsWith(in, 0x1F, 0x8B)) {
        in = new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER);
      }
      if (skip(in, 0xEF, 0xBB, 0xBF)) {
        return new TextReader(in, StandardCharsets.UTF_8);
      } else if (skip(in, 0xFF, 0xFE)) {
        return new TextReader(in, StandardCharsets.UTF_16LE);
      } else if (skip(in, 0xFE, 0xFF)) {
        return new TextReader(in, StandardCharsets.UTF_16BE);
      }
      return new TextReader(in, charset);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static boolean startsWith(InputStream in, int... magic) throws IOException {
    in.mark(magic.length);
    boolean same = true;
    for (int wanted : magic) {
      same = same && in.read() == wanted;
    }
    in.reset();
    return same;
  }

  private static boolean skip(InputStream in, int... mark) throws IOException {
    boolean found = startsWith(in, mark);
    if (found) {
      in.skipNBytes(mark.length);
    }
    return found;
  }

  /** The separator that stands most often in the first record, outside of quotes. */
  static char separator(Path file, Charset charset) throws IOException {
    int[] counts = new int[SEPARATORS.length];
    try (Reader reader = open(file, charset)) {
      boolean quoted = false;
      boolean started = false;
      char[] buffer = new char[BUFFER];
      int length = reader.read(buffer, 0, BUFFER);
      for (int i = 0; i < length; i++) {
        quoted ^= buffer[i] == '"';
        boolean lineBreak = !quoted && (buffer[i] == '\n' || buffer[i] == '\r');
        if (lineBreak && started) {
          break;
        }
        started |= !lineBreak;
        for (int s = 0; s < SEPARATORS.length; s++) {
          counts[s] += !quoted && buffer[i] == SEPARATORS[s] ? 1 : 0;
        }
      }
    }
    int best = 0;
    for (int s = 1; s < SEPARATORS.length; s++) {
      best = counts[s] > counts[best] ? s : best;
    }
    return SEPARATORS[best];
  }
}
