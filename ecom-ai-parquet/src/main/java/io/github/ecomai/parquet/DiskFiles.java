package io.github.ecomai.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** The file system of the machine. Stateless and thread-safe. */
final class DiskFiles implements LakeFiles {
  private static final int BUFFER = 1 << 18;
  private static final String FRESH = ".new";
  private static final int LOCK_ATTEMPTS = 5;

  @Override
  public List<String> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  @Override
  public Sum sum(Path file) throws IOException {
    CRC32C crc = new CRC32C();
    long length = 0;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
      for (int read = channel.read(buffer); read >= 0; read = channel.read(buffer)) {
        length += read;
        crc.update(buffer.flip());
        buffer.clear();
      }
    }
    return new Sum(length, (int) crc.getValue());
  }

  @Override
  public void createFolders(Path folder) throws IOException {
    Files.createDirectories(folder);
  }

  @Override
  public void create(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      write(channel, bytes);
      channel.force(true);
    }
  }

  private static void write(FileChannel channel, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  @Override
  public void link(Path file, Path name) throws IOException {
    Files.createLink(name, file);
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /**
   * Locked under another name first: whoever sees the final name sees the lock too. Who cleans up
   * may remove the first name in the moment before it is locked, then it is made again.
   */
  @Override
  public LockedFile lock(Path folder, String prefix) throws IOException {
    IOException last = new IOException("a new file cannot be locked");
    for (int attempt = 0; attempt < LOCK_ATTEMPTS; attempt++) {
      Path fresh = Files.createTempFile(folder, prefix, FRESH);
      try {
        return lock(fresh);
      } catch (NoSuchFileException e) {
        last = e;
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(fresh);
        throw e;
      }
    }
    throw last;
  }

  private static LockedFile lock(Path fresh) throws IOException {
    FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw new NoSuchFileException(fresh.toString(), null, "is being removed");
      }
      String name = String.valueOf(fresh.getFileName());
      Path path = fresh.resolveSibling(name.substring(0, name.length() - FRESH.length()));
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
      return new Locked(path, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private record Locked(Path path, FileChannel channel) implements LockedFile {
    @Override
    public void close() throws IOException {
      try (channel) {
        Files.deleteIfExists(path);
      }
    }
  }

  @Override
  public boolean isLocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
