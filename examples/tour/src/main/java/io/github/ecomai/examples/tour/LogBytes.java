package io.github.ecomai.examples.tour;

import io.github.ecomai.error.DataAccessException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Looks whether a file is text at all, before it is read as one. */
final class LogBytes {
  private static final int LOOKED_AT = 4096;

  private LogBytes() {}

  /**
   * Refuses files without anything in them and files with zero bytes, unless they are UTF-16.
   *
   * @throws DataAccessException if it is no text
   */
  static void check(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return; // the reader says what is wrong
    }
    byte[] start = start(file);
    if (start.length == 0) {
      throw new DataAccessException(
          file.getFileName() + " is empty. Maybe -Dorders should name another file.");
    }
    boolean wide = start.length > 1 && (start[0] & 0xFF) + (start[1] & 0xFF) == 0xFE + 0xFF;
    for (int i = 0; i < start.length && !wide; i++) {
      if (start[i] == 0) {
        throw new DataAccessException(
            file.getFileName()
                + " is not a file of text. Maybe save it as CSV first, and name that with"
                + " -Dorders.");
      }
    }
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(2);
      boolean packed = in.read() == 0x1F && in.read() == 0x8B;
      in.reset();
      return packed ? new GZIPInputStream(in).readNBytes(LOOKED_AT) : in.readNBytes(LOOKED_AT);
    } catch (ZipException | EOFException e) {
      return new byte[] {'?'}; // the reader says that it is damaged
    }
  }
}
