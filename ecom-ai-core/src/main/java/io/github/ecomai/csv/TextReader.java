package io.github.ecomai.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Decodes text and refuses malformed bytes, naming their line. For one thread. */
final class TextReader extends Reader {
  private final InputStream in;
  private final CharsetDecoder decoder;
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
  private boolean ended;
  private long lines = 1;
  private char last = '\n';

  TextReader(InputStream in, Charset charset) {
    this.in = in;
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Bytes that are no text in the expected encoding. */
  static final class MalformedTextException extends CharacterCodingException {
    private static final long serialVersionUID = 1L;

    /** The line, from 1, in which they stand. */
    private final long line;

    MalformedTextException(long line) {
      this.line = line;
    }

    @Override
    public String getMessage() {
      return "malformed text in line " + line;
    }

    long line() {
      return line;
    }
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    CharBuffer out = CharBuffer.wrap(target, offset, length);
    while (true) {
      CoderResult result = decoder.decode(bytes, out, ended);
      int count = out.position() - offset;
      if (count > 0) {
        note(target, offset, count);
        return count;
      } else if (result.isError()) {
        throw new MalformedTextException(lines);
      } else if (ended) {
        return -1;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
  }

  private void note(char[] text, int offset, int count) {
    char before = last;
    for (int i = offset; i < offset + count; i++) {
      char c = text[i];
      if (c <= '\r' && (c == '\r' || (c == '\n' && before != '\r'))) {
        lines++;
      }
      before = c;
    }
    last = before;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
