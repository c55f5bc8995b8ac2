package io.github.ecomai.copilot;

import java.util.List;

/**
 * A question that is understood completely: no word of it was left out. Immutable; safe for use by
 * many threads.
 *
 * @param understanding the meaning
 * @param reading the meaning in words, for the user to check
 * @param notes what was assumed, such as a corrected spelling; may be empty
 */
public record Understood(Understanding understanding, String reading, List<String> notes)
    implements Meaning {
  /** Copies. */
  public Understood {
    notes = List.copyOf(notes);
  }
}
