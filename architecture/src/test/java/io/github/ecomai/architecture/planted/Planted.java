package io.github.ecomai.architecture.planted;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Breaks each rule once. */
public final class Planted {
  /** A vendor's type in a public signature, inside a generic one. */
  public List<JavaClass> vendorType() {
    return List.of();
  }

  /** A type of ours that nobody outside can name. */
  public Hidden hiddenType() {
    return new Hidden();
  }

  Instant clock() {
    return Instant.now();
  }

  int randomness() {
    return new Random(1).nextInt();
  }

  void print() {
    System.out.println();
  }

  void serialize(OutputStream out) throws IOException {
    new ObjectOutputStream(out).flush();
  }

  static final class Hidden {}

  static final class Mutable {
    static final List<String> PRIVATE_BUT_TYPED_BY_ITS_INTERFACE = List.of();
    static final ArrayList<String> LIST = new ArrayList<>();
    static int counter;
  }

  static final class PlantedHelper {}
}
