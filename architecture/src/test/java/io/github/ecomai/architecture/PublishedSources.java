package io.github.ecomai.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The source files of the published modules, parsed but not compiled. */
final class PublishedSources {
  private PublishedSources() {}

  /** What is to be done with one file. */
  interface Visit {
    void on(DocTrees docs, CompilationUnitTree unit) throws IOException;
  }

  static List<Path> all() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path module : modules.filter(PublishedSources::isPublished).sorted().toList()) {
        sources.addAll(javaFiles(module.resolve("src/main/java")));
      }
    }
    return sources;
  }

  private static boolean isPublished(Path module) {
    return module.getFileName().toString().startsWith("ecom-ai-")
        && Files.isDirectory(module.resolve("src/main/java"));
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .sorted()
          .toList();
    }
  }

  static void parse(List<Path> sources, Visit visit) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        visit.on(docs, unit);
      }
    }
  }
}
