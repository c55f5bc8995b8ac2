package io.github.ecomai;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.Providers;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.DataSourceProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Opens sources by URI. */
final class Sources {
  private static final Map<String, String> KNOWN =
      Map.of("parquet", "io.github.ecomai:ecom-ai-parquet");

  private Sources() {}

  static DataSource open(URI uri, ClassLoader loader, RunContext run) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (scheme.isEmpty()) {
      throw new IllegalArgumentException(
          "the source URI has no scheme. Maybe write parquet:path or csv:path.");
    }
    TreeSet<String> schemes = new TreeSet<>();
    List<DataSourceProvider> fitting = new ArrayList<>();
    Providers<DataSourceProvider> providers = Providers.load(DataSourceProvider.class, loader);
    for (DataSourceProvider provider : providers.found()) {
      schemes.addAll(provider.schemes());
      if (provider.schemes().contains(scheme)) {
        fitting.add(provider);
      }
    }
    if (fitting.size() > 1) {
      throw new IllegalStateException(
          "two providers open '"
              + scheme
              + "': "
              + fitting.get(0).getClass().getName()
              + " and "
              + fitting.get(1).getClass().getName()
              + ". Maybe remove one from the class path.");
    }
    if (fitting.isEmpty()) {
      String add = KNOWN.containsKey(scheme) ? " Add " + KNOWN.get(scheme) + "." : "";
      throw new DataAccessException(
          "no installed source opens '"
              + scheme
              + ":'. Installed: "
              + schemes
              + "."
              + add
              + providers.problemText());
    }
    return fitting.get(0).open(uri, run);
  }
}
