package io.github.ecomai.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Removes versions past the retention, and files that no version has and no living writer made.
 * Files that do not look like a lake's are left alone.
 *
 * <p>The order matters: files and versions are listed before leases, so that whatever is listed and
 * in use has its lease already; manifests are read last, so that whatever was published meanwhile
 * keeps its files.
 */
final class LakeCleaner {
  private final Lake lake;
  private final LakeFiles files;
  private final Leases leases;

  LakeCleaner(Lake lake, LakeFiles files, Leases leases) {
    this.lake = lake;
    this.files = files;
    this.leases = leases;
  }

  /** Gives the paths of the files that versions have from now on. */
  Set<String> clean(int retention) throws IOException {
    List<Path> found = dataFiles();
    List<Long> versions = lake.listVersions();
    Leases.Held held = leases.held();
    if (versions.isEmpty()) {
      return Set.of();
    }
    removeVersions(versions.subList(0, Math.max(0, versions.size() - retention)), held);
    Set<String> used = usedFiles();
    long newest = versions.get(versions.size() - 1);
    for (Path file : found) {
      String path = lake.root().relativize(file).toString().replace('\\', '/');
      Optional<LakeFile.Origin> origin = LakeFile.origin(String.valueOf(file.getFileName()));
      boolean isOld = origin.isPresent() && origin.get().version() <= newest;
      if (isOld && !used.contains(path) && !held.writers().contains(origin.get().writer())) {
        files.delete(file);
      }
    }
    removeUnpublished(held.writers());
    return used;
  }

  /**
   * Removes versions that nobody has open, but for numbers that a living writer could still try to
   * take: it must find them taken.
   */
  private void removeVersions(List<Long> old, Leases.Held held) throws IOException {
    for (long version : old) {
      if (!held.versions().contains(version) && !held.bases().contains(version - 1)) {
        files.delete(lake.manifestFile(version));
      }
    }
  }

  /** Manifests that their writers could not finish. */
  private void removeUnpublished(Set<String> writers) throws IOException {
    for (String name : files.list(lake.versionsFolder())) {
      if (name.startsWith(".") && name.endsWith(".new")) {
        String writer = name.substring(1, name.length() - ".new".length());
        if (!writers.contains(writer)) {
          files.delete(lake.versionsFolder().resolve(name));
        }
      }
    }
  }

  private Set<String> usedFiles() throws IOException {
    Set<String> used = new HashSet<>();
    for (long version : lake.listVersions()) {
      lake.manifest(version).ifPresent(m -> m.forEachFile(file -> used.add(file.path())));
    }
    return used;
  }

  private List<Path> dataFiles() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Tier tier : Tier.values()) {
      Path folder = lake.root().resolve(tier.folder());
      for (String table : files.list(folder)) {
        addFiles(folder.resolve(table), found);
      }
    }
    return found;
  }

  private void addFiles(Path folder, List<Path> found) throws IOException {
    for (String name : files.list(folder)) {
      if (name.startsWith("month=")) {
        addFiles(folder.resolve(name), found);
      } else if (LakeFile.origin(name).isPresent()) {
        found.add(folder.resolve(name));
      }
    }
  }
}
