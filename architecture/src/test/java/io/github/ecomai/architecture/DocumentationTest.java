package io.github.ecomai.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that users of the published modules see has a comment that leaves nothing out. */
class DocumentationTest {
  @Test
  void everythingThatUsersSeeIsDocumented() throws IOException {
    assertThat(breaches(PublishedSources.all())).as("what comments leave out").isEmpty();
  }

  @Test
  void aMissingCommentIsSeen(@TempDir Path folder) throws IOException {
    assertThat(
            planted(
                folder,
                """
                public class Planted {
                  public static final int ONE = 1;
                  private static final int TWO = 2;
                  protected Planted() {}
                  public void run() {}
                  void hidden() {}
                  public interface Inner { void run(); int TWO = 2; }
                  public enum Colour { RED }
                  protected @interface Mark { String value(); }
                  class Closed { public void run() {} }
                }
                class Hidden { public void run() {} }
                """))
        .containsExactly(
            "1 Planted: no comment",
            "2 Planted.ONE: no comment",
            "4 Planted.Planted(): no comment",
            "5 Planted.run(): no comment",
            "7 Planted.Inner: no comment",
            "7 Planted.Inner.run(): no comment",
            "7 Planted.Inner.TWO: no comment",
            "8 Planted.Colour: no comment",
            "8 Planted.Colour.RED: no comment",
            "9 Planted.Mark: no comment",
            "9 Planted.Mark.value(): no comment");
  }

  @Test
  void aMissingTagIsSeen(@TempDir Path folder) throws IOException {
    assertThat(
            planted(
                folder,
                """
                /** Has a list. @param <T> kind */
                public class Planted<T, U> {
                  /** Adds. @param a the first */
                  public <V> int add(int a, int[] b) { return 0; }
                  /**
                   * Empty tags.
                   *
                   * @param a
                   * @return
                   */
                  public int none(int a) { return a; }
                  /**
                   * A pair.
                   *
                   * @param left the left one
                   */
                  public record Pair(int left, int right) {
                    /** Written out. */
                    public Pair(int left, int right) { this.left = left; this.right = right; }
                  }
                  /** No type. @param c as in C */
                  public Planted(int c, int d) {}
                }
                """))
        .containsExactly(
            "2 Planted: no @param <T>",
            "2 Planted: no @param <U>",
            "4 Planted.add(int, int[]): no @param <V>",
            "4 Planted.add(int, int[]): no @param a",
            "4 Planted.add(int, int[]): no @param b",
            "4 Planted.add(int, int[]): no @return",
            "11 Planted.none(int): no @param a",
            "11 Planted.none(int): no @return",
            "17 Planted.Pair: no @param right",
            "19 Planted.Pair.Pair(int, int): no @param left",
            "19 Planted.Pair.Pair(int, int): no @param right",
            "22 Planted.Planted(int, int): no @param c",
            "22 Planted.Planted(int, int): no @param d");
  }

  @Test
  void whatNeedsNoTagIsLeftAlone(@TempDir Path folder) throws IOException {
    assertThat(
            planted(
                folder,
                """
                /**
                 * A pair.
                 *
                 * @param left the left one
                 * @param <T> its kind
                 */
                public record Planted<T>(T left) implements Runnable {
                  private static final int ONE = 1;
                  @Deprecated(since = "1") public Planted {}
                  @Override public void run() {}
                  @Override public String toString() { return ""; }
                  /** Nothing to say. */
                  public void close() {}
                  /** {@return one} */
                  public int one() { return ONE; }
                  /** A colour. */
                  public enum Colour {
                    /** Red. */
                    RED;
                    Colour() {}
                  }
                  /** Empty. */
                  public static class Empty {}
                }
                """))
        .isEmpty();
  }

  private static List<String> planted(Path folder, String source) throws IOException {
    Path file = Files.writeString(folder.resolve("Planted.java"), source);
    return breaches(List.of(file)).stream().map(b -> b.replace(file + ":", "")).toList();
  }

  private static List<String> breaches(List<Path> sources) throws IOException {
    List<String> found = new ArrayList<>();
    PublishedSources.parse(
        sources, (docs, unit) -> found.addAll(DocumentationBreaches.in(docs, unit)));
    return found;
  }
}
