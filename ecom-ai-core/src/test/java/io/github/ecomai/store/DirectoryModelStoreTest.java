package io.github.ecomai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.ModelStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryModelStoreTest {
  private static final NumbersCodec CODEC = new NumbersCodec(1);

  @TempDir private Path root;
  private ModelStore store = DirectoryModelStore.open(Path.of("unused"));

  @BeforeEach
  void open() {
    store = DirectoryModelStore.open(root.resolve("models"));
  }

  @Test
  void loadsTheLatestVersion() {
    assertThat(store.save("numbers", CODEC, List.of(1.0))).isEqualTo(1);
    assertThat(store.save("numbers", CODEC, List.of(2.0))).isEqualTo(2);
    assertThat(store.load("numbers", CODEC)).containsExactly(2.0);
    assertThat(store.load("numbers", 1, CODEC)).containsExactly(1.0);
    assertThat(store.versions("numbers")).containsExactly(1, 2);
  }

  @Test
  void aPinnedVersionWins() {
    store.save("numbers", CODEC, List.of(1.0));
    store.save("numbers", CODEC, List.of(2.0));
    store.pin("numbers", 1);
    assertThat(store.load("numbers", CODEC)).containsExactly(1.0);
    assertThat(store.pinned("numbers")).hasValue(1);
    store.unpin("numbers");
    assertThat(store.load("numbers", CODEC)).containsExactly(2.0);
  }

  @Test
  void everyCorruptedByteOfAPinIsRefused() throws IOException {
    for (double value = 1; value <= 3; value++) {
      store.save("numbers", CODEC, List.of(value));
    }
    store.pin("numbers", 1);
    Path pin = root.resolve("models/numbers/pinned");
    byte[] bytes = Files.readAllBytes(pin);
    for (int at = 0; at < bytes.length; at++) {
      for (int bits = 1; bits < 256; bits++) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) bits;
        Files.write(pin, damaged);
        assertUnreadablePin("byte " + at + ", bits " + bits);
      }
    }
    Files.write(pin, bytes);
    assertThat(store.load("numbers", CODEC)).containsExactly(1.0);
  }

  @Test
  void aShortenedOrForeignPinIsRefused() throws IOException {
    store.save("numbers", CODEC, List.of(1.0));
    store.pin("numbers", 1);
    Path pin = root.resolve("models/numbers/pinned");
    byte[] bytes = Files.readAllBytes(pin);
    for (int length = 0; length < bytes.length; length++) {
      Files.write(pin, Arrays.copyOf(bytes, length));
      assertUnreadablePin("length " + length);
    }
    Files.writeString(pin, "1");
    assertUnreadablePin("text");
    Files.copy(
        root.resolve("models/numbers/000001.model"), pin, StandardCopyOption.REPLACE_EXISTING);
    assertUnreadablePin("another kind of file");
    store.unpin("numbers");
    assertThat(store.load("numbers", CODEC)).containsExactly(1.0);
  }

  private void assertUnreadablePin(String damage) {
    assertThatThrownBy(() -> store.load("numbers", CODEC))
        .as(damage)
        .isInstanceOf(ModelStoreException.class)
        .hasMessageContaining("the pin of model 'numbers' cannot be read. Maybe unpin it");
  }

  @Test
  void aMissingModelSaysWhatToDo() {
    assertThatThrownBy(() -> store.load("numbers", CODEC))
        .isInstanceOf(ModelStoreException.class)
        .hasMessageContaining("'numbers'")
        .hasMessageContaining("Maybe fit and save it first");
    assertThatThrownBy(() -> store.pin("numbers", 1)).isInstanceOf(ModelStoreException.class);
    store.save("numbers", CODEC, List.of());
    assertThatThrownBy(() -> store.load("numbers", 7, CODEC))
        .hasMessageContaining("version 7")
        .hasMessageContaining("[1]");
  }

  @Test
  void aNameCannotLeaveTheDirectory() {
    for (String name : List.of("../x", "", "A", "a/b", ".hidden", "a\0b")) {
      assertThatThrownBy(() -> store.save(name, CODEC, List.of()))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aDamagedFileIsRefusedAndTheOthersStay() throws IOException {
    store.save("numbers", CODEC, List.of(1.0));
    store.save("numbers", CODEC, List.of(2.0));
    Path second = root.resolve("models/numbers/000002.model");
    byte[] bytes = Files.readAllBytes(second);
    bytes[bytes.length / 2] ^= 1;
    Files.write(second, bytes);
    assertThatThrownBy(() -> store.load("numbers", CODEC)).isInstanceOf(ModelStoreException.class);
    assertThat(store.load("numbers", 1, CODEC)).containsExactly(1.0);
  }

  @Test
  void manyWritersNeverShareAVersion()
      throws InterruptedException, ExecutionException, IOException {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> saves = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        double value = i;
        saves.add(pool.submit(() -> store.save("numbers", CODEC, List.of(value))));
      }
      List<Integer> versions = new ArrayList<>();
      for (Future<Integer> save : saves) {
        versions.add(save.get());
      }
      assertThat(versions)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 64).boxed().toList());
    } finally {
      pool.shutdownNow();
    }
    try (Stream<Path> left = Files.list(root.resolve("models/numbers"))) {
      assertThat(left.map(Path::toString).filter(name -> name.endsWith(".tmp"))).isEmpty();
    }
  }
}
