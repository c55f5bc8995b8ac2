package io.github.ecomai.parquet;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.source.Schema;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The next version of a lake while it is made: new files first, each down to the disk, then the
 * manifest under a name that can be taken once. Until then nothing of it is visible; closed without
 * being published, it takes its files away again. For one thread.
 */
final class LakeWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LakeWriter.class);

  private final Lake lake;
  private final LakeFiles files;
  private final Leases.Lease lease;
  private final Manifest base;
  private final Map<String, String> marks;
  private final Map<Manifest.Key, TableState> tables;
  private final List<Path> fresh = new ArrayList<>();
  private boolean changed;
  private boolean mayBeVisible;

  LakeWriter(Lake lake, LakeFiles files, Leases.Lease lease) {
    this.lake = lake;
    this.files = files;
    this.lease = lease;
    this.base = lease.manifest();
    this.marks = new TreeMap<>(base.marks());
    this.tables = new TreeMap<>(base.tables());
  }

  /** The version that this one follows. */
  Manifest base() {
    return base;
  }

  /** A table as this version will have it. */
  @Nullable TableState table(Tier tier, String name) {
    return tables.get(new Manifest.Key(tier, name));
  }

  /**
   * Where to write the next file of a table.
   *
   * @param partition a folder such as {@code month=2026-01}, or empty
   */
  Path newFile(Tier tier, String table, String partition) {
    Path folder = lake.root().resolve(tier.folder()).resolve(table).resolve(partition);
    try {
      files.createFolders(folder);
    } catch (IOException e) {
      throw lake.trouble("written", e);
    }
    String name = LakeFile.name(base.version() + 1, lease.writer(), fresh.size());
    Path file = folder.resolve(name).normalize();
    fresh.add(file);
    return file;
  }

  /** A file that was written: it is brought to the disk and read back for its checksum. */
  LakeFile written(Path file, long rows) {
    try {
      files.force(file);
      LakeFiles.Sum sum = files.sum(file);
      String path = lake.root().relativize(file).toString().replace('\\', '/');
      return new LakeFile(path, sum.length(), sum.crc(), rows);
    } catch (IOException e) {
      throw lake.trouble("written", e);
    }
  }

  /** A file that is not needed after all. */
  void discard(Path file) {
    remove(file);
  }

  /** Sets the files of a table. */
  void put(Tier tier, String table, Schema schema, List<LakeFile> content) {
    tables.put(new Manifest.Key(tier, table), new TableState(tier, table, schema, content));
    changed = true;
  }

  /** Says how far a step is; on its own this makes no new version. */
  void mark(String name, String value) {
    changed |= !value.equals(marks.put(name, value));
  }

  boolean isChanged() {
    return changed;
  }

  /**
   * Makes this the newest version; does nothing if nothing was changed.
   *
   * @return the newest version
   * @throws DataAccessException retriable, if another writer was faster or the disk fails
   */
  long publish() {
    if (!changed) {
      return base.version();
    }
    Manifest next = new Manifest(base.version() + 1, marks, tables);
    byte[] bytes = ManifestText.write(next);
    Path temporary = lake.versionsFolder().resolve("." + lease.writer() + ".new");
    try {
      files.createFolders(lake.versionsFolder());
      forceFolders();
      files.create(temporary, bytes);
      mayBeVisible = true; // a link that reports an error may still be there
      link(temporary, lake.manifestFile(next.version()), bytes);
      files.force(lake.versionsFolder());
    } catch (UnsupportedOperationException e) {
      throw new DataAccessException(
          lake.name() + " is on a file system without hard links. Maybe use another disk.",
          e,
          false);
    } catch (IOException e) {
      throw lake.trouble("written", e);
    } finally {
      remove(temporary);
    }
    return next.version();
  }

  /** A name that is taken by the same bytes was taken by us: its answer was lost on the way. */
  private void link(Path temporary, Path manifest, byte[] bytes) throws IOException {
    try {
      files.link(temporary, manifest);
    } catch (FileAlreadyExistsException e) {
      if (!Arrays.equals(files.read(manifest), bytes)) {
        mayBeVisible = false;
        throw conflict(e);
      }
    }
  }

  private DataAccessException conflict(FileAlreadyExistsException e) {
    return new DataAccessException(
        lake.name()
            + " was changed by another writer: version "
            + (base.version() + 1)
            + " is there already, and this one took no effect. Maybe try again.",
        e,
        true);
  }

  /** The names of the new files, and those of the folders above them that may be new too. */
  private void forceFolders() throws IOException {
    TreeSet<Path> folders = new TreeSet<>(List.of(lake.root()));
    if (base.version() == 0 && lake.root().getParent() != null) {
      folders.add(lake.root().getParent());
    }
    for (Path file : fresh) {
      Path folder = file.getParent();
      while (folder != null && folder.startsWith(lake.root())) {
        folders.add(folder);
        folder = folder.getParent();
      }
    }
    for (Path folder : folders.descendingSet()) {
      files.force(folder);
    }
  }

  private void remove(Path file) {
    try {
      files.delete(file);
    } catch (IOException e) {
      LOG.warn("{} could not be removed from {}; it takes up space only", file, lake.name(), e);
    }
  }

  @Override
  public void close() {
    if (!mayBeVisible) {
      fresh.forEach(this::remove);
    }
    lake.release(lease);
  }
}
