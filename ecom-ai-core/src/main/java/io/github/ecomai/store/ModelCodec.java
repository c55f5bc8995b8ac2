package io.github.ecomai.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Writes one kind of fitted model as plain numbers and texts, and reads it back. Stateless and
 * thread-safe. {@link ModelFile} adds version, length and checksum around it.
 *
 * @param <M> the fitted model
 */
public interface ModelCodec<M> {
  /**
   * What kind of model this is, such as {@code segmentation}.
   *
   * @return lower-case letters, digits and hyphens
   */
  String id();

  /**
   * The version that is written.
   *
   * @return 1 or more
   */
  int version();

  /**
   * Writes a model; a model that is read back gives the same bits.
   *
   * @param model the model
   * @param out where to
   * @throws IOException if writing fails
   */
  void write(M model, DataOutput out) throws IOException;

  /**
   * Reads a model.
   *
   * @param in where from; the bytes are known to be those that were written
   * @param version the version that wrote them, 1 to {@link #version()}
   * @return the model
   * @throws IOException if the bytes make no model
   */
  M read(DataInput in, int version) throws IOException;
}
