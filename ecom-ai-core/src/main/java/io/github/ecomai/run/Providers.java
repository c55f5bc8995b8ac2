package io.github.ecomai.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ServiceLoader finds of one kind. A provider that cannot be loaded never hides the others: it
 * is left out and named. Immutable and thread-safe.
 *
 * @param found the providers that could be made
 * @param problems one line for each that could not
 * @param <P> the kind of provider
 */
public record Providers<P>(List<P> found, List<String> problems) {
  private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

  /** Copies the lists. */
  public Providers {
    found = List.copyOf(found);
    problems = List.copyOf(problems);
  }

  /**
   * Looks for providers.
   *
   * @param kind the interface
   * @param loader where to look
   * @param <P> the kind of provider
   * @return what was found
   */
  public static <P> Providers<P> load(Class<P> kind, ClassLoader loader) {
    List<P> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Iterator<ServiceLoader.Provider<P>> all = ServiceLoader.load(kind, loader).stream().iterator();
    boolean more = true;
    while (more) {
      try {
        more = all.hasNext();
        if (more) {
          found.add(all.next().get());
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        problems.add(e instanceof LinkageError ? e.toString() : String.valueOf(e.getMessage()));
        LOG.warn("A provider of {} could not be loaded and is left out", kind.getName(), e);
      }
    }
    return new Providers<>(found, problems);
  }

  /**
   * The problems as the end of a message.
   *
   * @return empty if there is none
   */
  public String problemText() {
    return problems.isEmpty() ? "" : " Not loadable: " + problems + ".";
  }
}
