package io.github.ecomai.store;

import io.github.ecomai.error.ModelStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A model store in a directory: one folder for each name, one file for each version, written beside
 * and then renamed; a pin is a file too, with the same checksum. Thread-safe, and safe for several
 * processes on one file system.
 */
public final class DirectoryModelStore implements ModelStore {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");
  private static final Pattern VERSION = Pattern.compile("\\d{6,9}\\.model");
  private static final String PIN = "pinned";
  private static final PinCodec PIN_CODEC = new PinCodec();

  private final Path root;

  private DirectoryModelStore(Path root) {
    this.root = root;
  }

  /**
   * The store in a directory, which is made when the first model is saved.
   *
   * @param root the directory
   * @return the store
   */
  public static DirectoryModelStore open(Path root) {
    return new DirectoryModelStore(Objects.requireNonNull(root, "root"));
  }

  @Override
  public <M> int save(String name, ModelCodec<M> codec, M model) {
    Path folder = folder(name);
    byte[] bytes = ModelFile.encode(codec, model);
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "new", ".tmp");
      try {
        writeThrough(fresh, bytes);
        return publish(folder, name, fresh);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw trouble("saved", name, e);
    }
  }

  /** A hard link fails when the version exists, so two writers never share one. */
  private int publish(Path folder, String name, Path fresh) throws IOException {
    List<Integer> versions = versions(name);
    int version = versions.isEmpty() ? 1 : versions.get(versions.size() - 1) + 1;
    while (true) {
      try {
        Files.createLink(file(folder, version), fresh);
        return version;
      } catch (FileAlreadyExistsException e) {
        version++;
      } catch (UnsupportedOperationException e) {
        Files.move(fresh, file(folder, version), StandardCopyOption.ATOMIC_MOVE);
        return version;
      }
    }
  }

  private static void writeThrough(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  @Override
  public <M> M load(String name, ModelCodec<M> codec) {
    OptionalInt pinned = pinned(name);
    if (pinned.isPresent()) {
      return load(name, pinned.getAsInt(), codec);
    }
    List<Integer> versions = versions(name);
    if (versions.isEmpty()) {
      throw new ModelStoreException(
          "there is no model '" + name + "' in " + root + ". Maybe fit and save it first.");
    }
    return load(name, versions.get(versions.size() - 1), codec);
  }

  @Override
  public <M> M load(String name, int version, ModelCodec<M> codec) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file(folder(name), version));
    } catch (NoSuchFileException e) {
      throw new ModelStoreException(
          "there is no version "
              + version
              + " of model '"
              + name
              + "'. There are "
              + versions(name)
              + ".",
          e,
          false);
    } catch (IOException e) {
      throw trouble("loaded", name, e);
    }
    return ModelFile.decode(codec, bytes);
  }

  @Override
  public List<Integer> versions(String name) {
    Path folder = folder(name);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(file -> VERSION.matcher(file).matches())
          .map(file -> Integer.valueOf(file.substring(0, file.indexOf('.'))))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw trouble("listed", name, e);
    }
  }

  @Override
  public void pin(String name, int version) {
    Path folder = folder(name);
    if (!versions(name).contains(version)) {
      throw new ModelStoreException(
          "there is no version "
              + version
              + " of model '"
              + name
              + "'. There are "
              + versions(name)
              + ".");
    }
    try {
      Path fresh = Files.createTempFile(folder, "pin", ".tmp");
      try {
        writeThrough(fresh, ModelFile.encode(PIN_CODEC, version));
        Files.move(
            fresh,
            folder.resolve(PIN),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw trouble("pinned", name, e);
    }
  }

  @Override
  public void unpin(String name) {
    try {
      Files.deleteIfExists(folder(name).resolve(PIN));
    } catch (IOException e) {
      throw trouble("unpinned", name, e);
    }
  }

  @Override
  public OptionalInt pinned(String name) {
    try {
      byte[] bytes = Files.readAllBytes(folder(name).resolve(PIN));
      return OptionalInt.of(ModelFile.decode(PIN_CODEC, bytes));
    } catch (NoSuchFileException e) {
      return OptionalInt.empty();
    } catch (IOException | ModelStoreException e) {
      throw new ModelStoreException(
          "the pin of model '" + name + "' cannot be read. Maybe unpin it and pin it again.",
          e,
          false);
    }
  }

  private Path folder(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "model name '" + name + "' is not of lower-case letters, digits, hyphens and dots.");
    }
    return root.resolve(name);
  }

  private static Path file(Path folder, int version) {
    return folder.resolve(String.format("%06d.model", version));
  }

  private ModelStoreException trouble(String what, String name, IOException e) {
    return new ModelStoreException(
        "model '"
            + name
            + "' could not be "
            + what
            + " in "
            + root
            + ": "
            + e.getClass().getSimpleName()
            + ". Maybe check space and rights of the directory.",
        e,
        true);
  }
}
