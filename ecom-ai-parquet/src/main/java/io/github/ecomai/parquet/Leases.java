package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says which versions are in use. A lease is a locked file that holds a copy of a manifest, so the
 * operating system ends it with its process. Thread-safe.
 *
 * <p>Who opens a version writes the lease first and looks then whether the version is still there;
 * who removes versions removes their manifests first and looks for leases then. So one of the two
 * always sees the other.
 */
final class Leases {
  static final String FOLDER = "_leases";

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

  Lease take(Manifest manifest) throws IOException {
    files.createFolders(folder);
    byte[] copy = ManifestText.write(manifest);
    return new Lease(manifest, Optional.of(files.lock(folder, process, copy)));
  }

  /** What stands for a lease where there is nothing to protect, or no way to. */
  static Lease none(Manifest manifest) {
    return new Lease(manifest, Optional.empty());
  }

  /** What living processes hold. */
  record Held(List<Manifest> manifests, List<String> writers) {}

  /**
   * Looks at all leases. Those of processes that ended are removed, those of this process are not
   * touched: opening and closing a locked file would give up the lock on some systems.
   */
  Held held() throws IOException {
    List<Manifest> manifests = new ArrayList<>();
    List<String> writers = new ArrayList<>();
    for (String name : files.list(folder)) {
      Path lease = folder.resolve(name);
      if (name.startsWith(process) || files.isLocked(lease)) {
        read(lease).ifPresent(manifests::add);
        writers.add(name.substring(name.lastIndexOf('-') + 1));
      } else {
        files.delete(lease);
      }
    }
    return new Held(manifests, writers);
  }

  private Optional<Manifest> read(Path lease) throws IOException {
    if (lease.toString().endsWith(".new")) {
      return Optional.empty(); // is being made; its owner has not looked for its version yet
    }
    try {
      return Optional.of(ManifestText.read(files.read(lease), lease.toString()));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // was just given back
    } catch (DataAccessException e) {
      throw new IOException("the lease " + name(lease) + " cannot be read", e);
    }
  }

  private static String name(Path lease) {
    return String.valueOf(lease.getFileName());
  }
}
