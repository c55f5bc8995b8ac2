package io.github.ecomai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.ModelStoreException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ModelFileTest {
  private static final NumbersCodec CODEC = new NumbersCodec(1);
  private static final List<Double> MODEL = List.of(1.5, -0.0, Math.PI, 1e300);

  @Property(tries = 200)
  void roundTripsAreExact(@ForAll List<Double> model) {
    assertThat(ModelFile.decode(CODEC, ModelFile.encode(CODEC, model))).isEqualTo(model);
  }

  @Test
  void everyCorruptedByteIsRefused() {
    byte[] bytes = ModelFile.encode(CODEC, MODEL);
    for (int at = 0; at < bytes.length; at++) {
      for (int bit = 1; bit < 256; bit++) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) bit;
        assertThatThrownBy(() -> ModelFile.decode(CODEC, damaged))
            .as("byte %s, bits %s", at, bit)
            .isInstanceOf(ModelStoreException.class);
      }
    }
  }

  @Test
  void everyTruncationAndAnyAdditionIsRefused() {
    byte[] bytes = ModelFile.encode(CODEC, MODEL);
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> ModelFile.decode(CODEC, part))
          .isInstanceOf(ModelStoreException.class);
    }
    byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> ModelFile.decode(CODEC, more)).isInstanceOf(ModelStoreException.class);
  }

  @Test
  void aNewerVersionSaysSo() {
    byte[] bytes = ModelFile.encode(new NumbersCodec(2), MODEL);
    assertThatThrownBy(() -> ModelFile.decode(CODEC, bytes))
        .isInstanceOf(ModelStoreException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("Maybe update the library");
  }

  @Test
  void anOlderVersionIsRead() {
    byte[] bytes = ModelFile.encode(CODEC, MODEL);
    assertThat(ModelFile.decode(new NumbersCodec(3), bytes)).isEqualTo(MODEL);
  }
}
