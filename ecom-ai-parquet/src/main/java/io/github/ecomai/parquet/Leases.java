package io.github.ecomai.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says which versions are in use. A lease is a locked and empty file whose name holds the version,
 * so the operating system ends it with its process. Thread-safe.
 *
 * <p>Who opens a version takes the lease first and looks then whether the version is still the
 * newest; who removes versions lists them first and looks for leases then. A version that is not
 * the newest any more was listed after its lease was taken, so the lease is seen.
 */
final class Leases {
  static final String FOLDER = "_leases";
  private static final Pattern NAME = Pattern.compile("\\d+-\\d+-([rw])-(\\d+)-(\\d+)(?:\\.new)?");

  private final LakeFiles files;
  private final Path folder;
  private final String process;

  Leases(LakeFiles files, Path root) {
    this.files = files;
    this.folder = root.resolve(FOLDER);
    ProcessHandle self = ProcessHandle.current();
    long started = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    this.process = self.pid() + "-" + started + "-";
  }

  /** A version that stays while this is open. */
  record Lease(Manifest manifest, Optional<LakeFiles.LockedFile> file) implements AutoCloseable {
    /** A name that no other living writer has. */
    String writer() {
      String name = String.valueOf(file.orElseThrow().path().getFileName());
      return name.substring(name.lastIndexOf('-') + 1);
    }

    @Override
    public void close() throws IOException {
      if (file.isPresent()) {
        file.get().close();
      }
    }
  }

  Lease take(Manifest manifest, boolean writes) throws IOException {
    files.createFolders(folder);
    String prefix = process + (writes ? "w-" : "r-") + manifest.version() + "-";
    return new Lease(manifest, Optional.of(files.lock(folder, prefix)));
  }

  /** What stands for a lease where there is nothing to protect, or no way to. */
  static Lease none(Manifest manifest) {
    return new Lease(manifest, Optional.empty());
  }

  /**
   * What living processes hold.
   *
   * @param versions that are in use
   * @param bases versions that writers follow
   * @param writers names of writers, and of readers, which have no files
   */
  record Held(Set<Long> versions, Set<Long> bases, Set<String> writers) {}

  /**
   * Looks at all leases. Those of processes that ended are removed, those of this process are never
   * opened: closing a file gives up all locks that the process has on it on some systems.
   */
  Held held() throws IOException {
    Held held = new Held(new HashSet<>(), new HashSet<>(), new HashSet<>());
    for (String name : files.list(folder)) {
      Matcher lease = NAME.matcher(name);
      if (lease.matches()) {
        Path file = folder.resolve(name);
        if (name.startsWith(process) || files.isLocked(file)) {
          add(lease, held);
        } else {
          files.delete(file);
        }
      }
    }
    return held;
  }

  private static void add(Matcher lease, Held held) {
    long version = Long.parseLong(lease.group(2));
    held.versions().add(version);
    held.writers().add(lease.group(3));
    if (lease.group(1).equals("w")) {
      held.bases().add(version);
    }
  }
}
