package io.github.ecomai.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What a lake asks of a file system, in steps small enough to fail one by one. */
interface LakeFiles {
  /** The names in a folder, sorted; none if there is no such folder. */
  List<String> list(Path folder) throws IOException;

  /** All bytes of a small file. */
  byte[] read(Path file) throws IOException;

  /** Length and CRC32C of a file of any size. */
  Sum sum(Path file) throws IOException;

  /** Makes a folder and those above it. */
  void createFolders(Path folder) throws IOException;

  /** Writes a file that must not exist, down to the disk. */
  void create(Path file, byte[] bytes) throws IOException;

  /** Brings a file, or the names in a folder, down to the disk. */
  void force(Path file) throws IOException;

  /**
   * Gives a file a second name, at once or not at all.
   *
   * @throws java.nio.file.FileAlreadyExistsException if the name is taken
   */
  void link(Path file, Path name) throws IOException;

  /** Removes a file if it is there. */
  void delete(Path file) throws IOException;

  /** Makes an empty file that stays locked until it is closed or this process ends. */
  LockedFile lock(Path folder, String prefix) throws IOException;

  /** Whether a process that is still alive holds the lock of a file. */
  boolean isLocked(Path file) throws IOException;

  /** Length in bytes and CRC32C. */
  record Sum(long length, int crc) {}

  /** A file that is locked and removed when closed. */
  interface LockedFile extends AutoCloseable {
    Path path();

    @Override
    void close() throws IOException;
  }
}
