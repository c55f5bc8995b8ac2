package io.github.ecomai;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A folder of service files and compiled classes, as a jar on the class path would be. */
public final class PluginFolder {
  private final Path folder;

  public PluginFolder(Path folder) {
    this.folder = folder;
  }

  /** Registers providers of a kind; their classes may be anywhere, or nowhere. */
  public PluginFolder service(Class<?> kind, String... providers) {
    try {
      Path services = Files.createDirectories(folder.resolve("META-INF/services"));
      Files.write(services.resolve(kind.getName()), List.of(providers));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** Compiles a class against ecom-ai-core and what lies here already. */
  public PluginFolder compile(String name, String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      Path file = Files.writeString(folder.resolve(name + ".java"), source);
      Path core = Path.of(EcomAi.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      List<String> options =
          List.of("-proc:none", "-cp", core + ":" + folder, "-d", folder.toString());
      if (!compiler
          .getTask(null, files, null, options, null, files.getJavaFileObjects(file))
          .call()) {
        throw new AssertionError(name + " does not compile");
      }
    } catch (IOException | java.net.URISyntaxException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  /** Takes a compiled class away again, like a library that is not on the class path. */
  public PluginFolder without(String name) {
    try {
      Files.delete(folder.resolve(name + ".class"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return this;
  }

  public URLClassLoader loader() {
    try {
      return new URLClassLoader(
          new URL[] {folder.toUri().toURL()}, PluginFolder.class.getClassLoader());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
