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
 * <p>The order matters: files are listed before writers are asked for, and manifests are removed
 * before readers are; so whatever comes in between is seen at one of the two looks.
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

  void clean(int retention) throws IOException {
    List<Path> found = dataFiles();
    Set<String> writers = new HashSet<>(leases.held().writers());
    List<Long> versions = lake.listVersions();
    if (versions.isEmpty()) {
      return;
    }
    for (long version : versions.subList(0, Math.max(0, versions.size() - retention))) {
      files.delete(lake.manifestFile(version));
    }
    Set<String> used = usedFiles();
    long newest = versions.get(versions.size() - 1);
    for (Path file : found) {
      String path = lake.root().relativize(file).toString().replace('\\', '/');
      Optional<LakeFile.Origin> origin = LakeFile.origin(String.valueOf(file.getFileName()));
      boolean isOld = origin.isPresent() && origin.get().version() <= newest;
      if (isOld && !used.contains(path) && !writers.contains(origin.get().writer())) {
        files.delete(file);
      }
    }
    removeUnpublished(writers);
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
    for (Manifest held : leases.held().manifests()) {
      held.forEachFile(file -> used.add(file.path()));
    }
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
