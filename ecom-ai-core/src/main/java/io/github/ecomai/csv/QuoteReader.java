package io.github.ecomai.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Follows the quotes of a CSV text and hands it on as one that every parser takes: text after a
 * closing quote is left out, and the record is remembered as broken. A record ends at the next line
 * break that is not in quotes. For one thread.
 */
final class QuoteReader extends Reader {
  /** The reason of a record that goes on after its field was closed. */
  static final String TEXT_AFTER_QUOTE = "text after a closing quote";

  /** The reason of a record that lasts to the end of the text. */
  static final String NEVER_CLOSED = "a quote is never closed";

  private final Reader in;
  private final char separator;
  private final ArrayDeque<Broken> broken = new ArrayDeque<>();
  private State state = State.START;
  private boolean wrong;
  private boolean afterReturn;
  private boolean inLine;
  private boolean ended;
  private long line = 1;
  private long recordLine = 1;

  QuoteReader(Reader in, char separator) {
    this.in = in;
    this.separator = separator;
  }

  /**
   * A record whose quotes are wrong.
   *
   * @param line where it starts, from 1
   * @param lines how many lines it takes
   * @param reason what is wrong
   */
  record Broken(long line, long lines, String reason) {}

  private enum State {
    /** At the start of a field. */
    START,
    PLAIN,
    QUOTED,
    /** After a quote in a quoted field: it closes the field unless another one follows. */
    CLOSED,
    /** In text after a closing quote. */
    SURPLUS
  }

  /** What is wrong with the record that starts in a line; null if nothing is. Asked in order. */
  @Nullable Broken takeBroken(long startingLine) {
    Broken first = broken.peek();
    return first != null && first.line() == startingLine ? broken.poll() : null;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int kept = 0;
    while (kept == 0) {
      int count = in.read(target, offset, length);
      if (count < 0) {
        end();
        return -1;
      }
      kept = follow(target, offset, count);
    }
    return kept;
  }

  private void end() {
    boolean open = state == State.QUOTED;
    if (!ended && (open || wrong)) {
      long lines = line - recordLine + (inLine ? 1 : 0);
      broken.add(new Broken(recordLine, lines, open ? NEVER_CLOSED : TEXT_AFTER_QUOTE));
    }
    ended = true;
  }

  /** Goes over new characters, keeps what belongs to the text, and returns how many that are. */
  private int follow(char[] text, int offset, int count) {
    int end = offset + count;
    int to = offset;
    for (int i = offset; i < end; ) {
      int next = endOfRun(text, i, end);
      if (next == i) {
        take(text[i]);
        next++;
      } else {
        afterReturn = false;
        inLine = true;
      }
      if (state != State.SURPLUS) {
        if (to < i) {
          System.arraycopy(text, i, text, to, next - i);
        }
        to += next - i;
      }
      i = next;
    }
    return to - offset;
  }

  /** Where characters end that leave the state as it is. */
  private int endOfRun(char[] text, int from, int end) {
    if (state == State.START || state == State.CLOSED) {
      return from;
    }
    char stop = state == State.QUOTED ? '"' : separator;
    int i = from;
    while (i < end && text[i] > '\r' && text[i] != stop) {
      i++;
    }
    return i;
  }

  private void take(char c) {
    if (c == '\n' || c == '\r') {
      lineBreak(c);
    } else {
      afterReturn = false;
      inLine = true;
      state = next(c);
    }
  }

  private State next(char c) {
    return switch (state) {
      case START -> c == '"' ? State.QUOTED : c == separator ? State.START : State.PLAIN;
      case PLAIN -> c == separator ? State.START : State.PLAIN;
      case QUOTED -> c == '"' ? State.CLOSED : State.QUOTED;
      case CLOSED -> c == '"' ? State.QUOTED : c == separator ? State.START : surplus();
      case SURPLUS -> c == separator ? State.START : State.SURPLUS;
    };
  }

  private State surplus() {
    wrong = true;
    return State.SURPLUS;
  }

  private void lineBreak(char c) {
    boolean second = c == '\n' && afterReturn;
    afterReturn = c == '\r';
    inLine = false;
    line += second ? 0 : 1;
    if (!second && state != State.QUOTED) {
      endOfRecord();
    }
  }

  private void endOfRecord() {
    if (wrong) {
      broken.add(new Broken(recordLine, line - recordLine, TEXT_AFTER_QUOTE));
    }
    wrong = false;
    state = State.START;
    recordLine = line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
