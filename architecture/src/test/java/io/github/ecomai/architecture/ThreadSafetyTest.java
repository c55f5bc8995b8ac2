package io.github.ecomai.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every public top-level type of the library says what threads may do with it. */
class ThreadSafetyTest {
  @Test
  void everyPublicTypeHasItsSentence() throws IOException {
    List<Path> sources = PublishedSources.all();
    assertThat(sources).hasSizeGreaterThan(30);
    assertThat(silent(sources)).as("public types without a sentence on threads").isEmpty();
  }

  @Test
  void aSilentTypeIsSeen(@TempDir Path folder) throws IOException {
    Path silent = folder.resolve("Silent.java");
    Files.writeString(silent, "/** Counts. */ public class Silent {} class Hidden {}");
    Path spoken = folder.resolve("Spoken.java");
    Files.writeString(spoken, "/** Counts. Thread-safe. */ public class Spoken {}");
    assertThat(silent(List.of(silent, spoken))).containsExactly("Silent");
  }

  private static List<String> silent(List<Path> sources) throws IOException {
    List<String> found = new ArrayList<>();
    PublishedSources.parse(
        sources,
        (docs, unit) ->
            unit.getTypeDecls().stream()
                .filter(type -> isPublic(type) && !speaksOfThreads(docs, unit, type))
                .forEach(type -> found.add(((ClassTree) type).getSimpleName().toString())));
    return found;
  }

  private static boolean isPublic(Tree type) {
    return type instanceof ClassTree declared
        && declared.getModifiers().getFlags().contains(Modifier.PUBLIC);
  }

  private static boolean speaksOfThreads(DocTrees docs, CompilationUnitTree unit, Tree type) {
    String text = docs.getDocComment(TreePath.getPath(unit, type));
    return text != null && text.toLowerCase(Locale.ROOT).contains("thread");
  }
}
