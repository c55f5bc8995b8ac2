package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tables of Parquet files in a directory, in tiers: raw, curated, prod, and quarantine. A pipeline
 * fills it, systems read prod.
 *
 * <p>A lake has numbered versions. Each is published at once: its files are written down to the
 * disk first, then a manifest appears under the next number. A process that dies leaves the version
 * before or the new one, never a mixture. Of two writers that follow the same version one wins, and
 * the other gets a retriable error. Readers keep the version that they opened. Manifests and files
 * carry lengths and checksums, which are checked when a tier is opened.
 *
 * <p>Versions beyond the retention are removed after the next one was published, unless a living
 * process reads them. Clocks play no part.
 *
 * <p>Thread-safe, and safe for many processes on one file system with hard links and locks.
 */
public final class Lake {
  static final String VERSIONS = "_versions";
  private static final Logger LOG = LoggerFactory.getLogger(Lake.class);
  private static final Pattern MANIFEST = Pattern.compile("\\d{9,18}\\.manifest");
  private static final int RETENTION = 3;
  private static final int ATTEMPTS = 100;

  private final Path root;
  private final LakeFiles files;
  private final Leases leases;
  private final int retention;
  private final Set<LakeFile> checked;

  private Lake(Path root, LakeFiles files, int retention, Set<LakeFile> checked) {
    this.root = root;
    this.files = files;
    this.leases = new Leases(files, root);
    this.retention = retention;
    this.checked = checked;
  }

  /**
   * The lake in a directory, which is made when something is first written.
   *
   * @param root the directory
   * @return the lake
   */
  public static Lake open(Path root) {
    return open(root, new DiskFiles());
  }

  static Lake open(Path root, LakeFiles files) {
    Path place = root.toAbsolutePath().normalize();
    return new Lake(place, files, RETENTION, ConcurrentHashMap.newKeySet());
  }

  /** The tier that a folder is, if it is one of a lake. */
  static Optional<Tier> tier(Path folder) {
    if (Files.isDirectory(folder.resolve(VERSIONS))) {
      throw new DataAccessException(
          folder + " is a lake. Maybe open one of its tiers: " + folder.resolve("prod") + ".");
    }
    String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    return Files.isDirectory(folder.toAbsolutePath().normalize().resolveSibling(VERSIONS))
        ? Stream.of(Tier.values()).filter(tier -> tier.folder().equals(name)).findFirst()
        : Optional.empty();
  }

  /**
   * The same lake with another retention.
   *
   * @param versions how many of the newest versions stay in any case, 1 or more; 3 by default
   * @return the copy
   */
  public Lake withRetention(int versions) {
    if (versions < 1) {
      throw new IllegalArgumentException(
          "retention " + versions + " is below 1. Maybe keep one version.");
    }
    return new Lake(root, files, versions, checked);
  }

  /**
   * The newest version of prod, with all cores.
   *
   * @return a source that stays at this version, to be closed by the caller
   * @throws DataAccessException if nothing was published, or a file is missing or damaged
   */
  public ParquetSource prod() {
    return read(Tier.PROD, RunContext.defaults());
  }

  /**
   * The newest version of a tier.
   *
   * @param tier the tier; raw and quarantine hold what the source holds, unmasked
   * @param run threads, memory budget for DuckDB and temporary directory
   * @return a source that stays at this version, to be closed by the caller
   * @throws DataAccessException if nothing was published, or a file is missing or damaged
   */
  public ParquetSource read(Tier tier, RunContext run) {
    Leases.Lease lease = lease(false);
    try {
      return ParquetSource.open(this, tier, lease, run);
    } catch (RuntimeException | Error e) {
      release(lease);
      throw e;
    }
  }

  /**
   * The number of the newest version.
   *
   * @return 1 or more, or 0 if nothing was published
   * @throws DataAccessException if the directory cannot be listed
   */
  public long version() {
    return newest(versions());
  }

  /**
   * The versions whose manifests are there.
   *
   * @return oldest first
   * @throws DataAccessException if the directory cannot be listed
   */
  public List<Long> versions() {
    try {
      return listVersions();
    } catch (IOException e) {
      throw trouble("listed", e);
    }
  }

  /**
   * Reads every file of the newest version, also those that were checked before.
   *
   * @param run cancellation and progress
   * @throws DataAccessException that names the first file that is missing or damaged
   */
  public void verify(RunContext run) {
    Leases.Lease lease = lease(false);
    try {
      checked.clear();
      for (TableState table : lease.manifest().tables().values()) {
        check(table, run);
      }
    } finally {
      release(lease);
    }
  }

  private static long newest(List<Long> versions) {
    return versions.isEmpty() ? 0 : versions.get(versions.size() - 1);
  }

  Path root() {
    return root;
  }

  String name() {
    return "lake " + root;
  }

  Path versionsFolder() {
    return root.resolve(VERSIONS);
  }

  Path manifestFile(long version) {
    return versionsFolder().resolve(String.format(Locale.ROOT, "%09d.manifest", version));
  }

  List<Long> listVersions() throws IOException {
    return files.list(versionsFolder()).stream()
        .filter(name -> MANIFEST.matcher(name).matches())
        .map(name -> Long.valueOf(name.substring(0, name.indexOf('.'))))
        .sorted()
        .toList();
  }

  /** A manifest, or nothing if its version was removed. */
  Optional<Manifest> manifest(long version) throws IOException {
    if (version == 0) {
      return Optional.of(Manifest.EMPTY);
    }
    Path file = manifestFile(version);
    try {
      Manifest manifest = ManifestText.read(files.read(file), file.toString());
      if (manifest.version() != version) {
        throw new DataAccessException(
            file
                + " is the manifest of version "
                + manifest.version()
                + ". Maybe restore it from a copy.");
      }
      return Optional.of(manifest);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** A lease on the newest version. */
  private Leases.Lease lease(boolean writes) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        long newest = newest(listVersions());
        Optional<Manifest> manifest = manifest(newest);
        if (manifest.isPresent()) {
          Leases.Lease lease = lease(manifest.get(), writes);
          if (newest(listVersions()) == newest) {
            return lease;
          }
          lease.close();
        }
      }
    } catch (IOException e) {
      throw trouble(writes ? "written" : "read", e);
    }
    throw new DataAccessException(
        name() + " changes faster than it can be opened. Maybe try again.", null, true);
  }

  private Leases.Lease lease(Manifest manifest, boolean writes) throws IOException {
    if (writes) {
      return leases.take(manifest, true);
    }
    try {
      return manifest.version() == 0 ? Leases.none(manifest) : leases.take(manifest, false);
    } catch (IOException e) {
      if (isReadOnly(e)) {
        return Leases.none(manifest); // who cannot write cannot protect a version either
      }
      throw e;
    }
  }

  void release(Leases.Lease lease) {
    try {
      lease.close();
    } catch (IOException e) {
      LOG.warn("a lease of {} ends with this process only", name(), e);
    }
  }

  /** Starts the version after the newest one. */
  LakeWriter write() {
    return new LakeWriter(this, files, lease(true));
  }

  /** Removes what is past the retention; what cannot be removed now is tried again next time. */
  void clean() {
    try {
      Set<String> used = new LakeCleaner(this, files, leases).clean(retention);
      checked.removeIf(file -> !used.contains(file.path()));
    } catch (IOException | DataAccessException e) {
      LOG.warn("old versions of {} could not be removed; they take up space only", name(), e);
    }
  }

  /** Checks the files of a table that were not checked before. */
  void check(TableState table, RunContext run) {
    for (LakeFile file : table.files()) {
      run.checkCancelled();
      if (!checked.contains(file)) {
        file.check(sum(file), name());
        checked.add(file);
      }
    }
  }

  private LakeFiles.Sum sum(LakeFile file) {
    try {
      return files.sum(root.resolve(file.path()));
    } catch (NoSuchFileException e) {
      throw new DataAccessException(
          name() + ": " + file.path() + " is missing. Maybe restore it.", e, false);
    } catch (IOException e) {
      throw trouble("read", e);
    }
  }

  DataAccessException trouble(String what, IOException e) {
    String reason = e.getClass().getSimpleName();
    String next = "Maybe try again, or look at the cause.";
    if (isReadOnly(e)) {
      reason = "it is read-only here";
      next = "Maybe check the rights of its directory.";
    } else if (isFull(e)) {
      reason = "the disk is full";
      next = "Maybe free space and try again.";
    }
    return new DataAccessException(
        name() + " could not be " + what + ": " + reason + ". " + next, e, !isReadOnly(e));
  }

  private static boolean isReadOnly(IOException e) {
    return e instanceof AccessDeniedException || reason(e).contains("Read-only file system");
  }

  private static boolean isFull(IOException e) {
    return reason(e).contains("No space left") || reason(e).contains("Disk quota exceeded");
  }

  private static String reason(IOException e) {
    return String.valueOf(e instanceof FileSystemException f ? f.getReason() : e.getMessage());
  }
}
