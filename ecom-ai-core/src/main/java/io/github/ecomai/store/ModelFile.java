package io.github.ecomai.store;

import io.github.ecomai.error.ModelStoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;

/**
 * The bytes of a stored model: a magic number, the format version, kind and version of the model,
 * the length and the bytes of the model, and a CRC32C over everything before it. Any changed,
 * missing or added byte is refused. Stateless and thread-safe.
 */
public final class ModelFile {
  private static final long MAGIC = 0x45434F4D41494D31L; // "ECOMAIM1"
  private static final int CHECKSUM_BYTES = 4;

  private ModelFile() {}

  /**
   * The bytes of a model.
   *
   * @param codec writes the model
   * @param model the model
   * @param <M> its type
   * @return the complete file
   */
  public static <M> byte[] encode(ModelCodec<M> codec, M model) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      codec.write(model, new DataOutputStream(body));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(MAGIC);
      out.writeUTF(codec.id());
      out.writeInt(codec.version());
      out.writeInt(body.size());
      body.writeTo(out);
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a model could not be written", e);
    }
  }

  /**
   * The model of some bytes.
   *
   * @param codec reads the model
   * @param bytes a complete file
   * @param <M> the model's type
   * @return the model
   * @throws ModelStoreException if the bytes are damaged, of another kind or of a newer version
   */
  public static <M> M decode(ModelCodec<M> codec, byte[] bytes) {
    int end = bytes.length - CHECKSUM_BYTES;
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (end < Long.BYTES || in.readLong() != MAGIC) {
        throw new ModelStoreException(
            "this is not a model file. Maybe the path points to another file.");
      }
      if (readInt(bytes, end) != checksum(bytes, end)) {
        throw new ModelStoreException(
            "the model file is damaged: its checksum does not match. Maybe restore it or fit again.");
      }
      return body(codec, in);
    } catch (IOException | RuntimeException e) {
      if (e instanceof ModelStoreException known) {
        throw known;
      }
      throw new ModelStoreException(
          "the model file cannot be read as '" + codec.id() + "'. Maybe fit the model again.",
          e,
          false);
    }
  }

  private static <M> M body(ModelCodec<M> codec, DataInputStream in) throws IOException {
    String id = in.readUTF();
    int version = in.readInt();
    int length = in.readInt();
    if (!id.equals(codec.id())) {
      throw new ModelStoreException(
          "the model is of kind '" + id + "', not '" + codec.id() + "'. Maybe use another name.");
    }
    if (version < 1 || version > codec.version()) {
      throw new ModelStoreException(
          "the model has version "
              + version
              + ", but this library reads up to "
              + codec.version()
              + ". Maybe update the library.");
    }
    if (length != in.available() - CHECKSUM_BYTES) {
      throw new ModelStoreException("the model file is damaged: its length does not match.");
    }
    M model = codec.read(in, version);
    if (in.available() != CHECKSUM_BYTES) {
      throw new ModelStoreException(
          "the model file holds more than the model. Maybe fit it again.");
    }
    return model;
  }

  private static int checksum(byte[] bytes, int end) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, end);
    return (int) crc.getValue();
  }

  private static int readInt(byte[] bytes, int at) {
    return (bytes[at] & 255) << 24
        | (bytes[at + 1] & 255) << 16
        | (bytes[at + 2] & 255) << 8
        | (bytes[at + 3] & 255);
  }
}
