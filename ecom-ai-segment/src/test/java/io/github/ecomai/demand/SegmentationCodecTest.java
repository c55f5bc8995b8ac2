package io.github.ecomai.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.EcomAi;
import io.github.ecomai.error.ModelStoreException;
import io.github.ecomai.store.ModelFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentationCodecTest {
  @Test
  void roundTripIsExact() {
    Segmentation fitted = overSource();
    Segmentation read = again(fitted);
    assertThat(read.segments()).isEqualTo(fitted.segments());
    assertThat(read.today()).isEqualTo(fitted.today()).isPresent();
    assertThat(read.since()).isEqualTo(fitted.since());
    assertThat(read.currency()).isEqualTo("EUR");
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      CustomerActivity customer =
          CustomerActivity.of(
              "c", random.nextInt(400), 1 + random.nextInt(20), random.nextDouble() * 2000);
      assertThat(read.assign(customer)).isEqualTo(fitted.assign(customer));
    }
    assertThat(ModelFile.encode(Segmentation.codec(), read))
        .isEqualTo(ModelFile.encode(Segmentation.codec(), fitted));
  }

  @Test
  void segmentsOfValuesHaveNoDays() {
    try (EcomAi ai = EcomAi.builder().build()) {
      Segmentation fitted =
          ai.system(DemandInsightsEngine.class)
              .segmentCustomers(
                  SegmentCustomersRequest.of(List.of(CustomerActivity.of("a", 1, 1, 1))))
              .segmentation();
      assertThat(again(fitted).today()).isEmpty();
    }
  }

  @Test
  void segmentsOfTheFirstVersionAreRead() throws IOException {
    Segmentation fitted = overValues();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    SegmentationCodec.INSTANCE.write(fitted, new DataOutputStream(written));
    byte[] now = written.toByteArray();
    byte[] before = new byte[now.length - 16]; // without the two units
    int head = 2 + 1 + 1;
    System.arraycopy(now, 0, before, 0, head);
    System.arraycopy(now, head + 16, before, head, before.length - head);
    Segmentation read =
        SegmentationCodec.INSTANCE.read(new DataInputStream(new ByteArrayInputStream(before)), 1);
    assertThat(read.segments()).isEqualTo(fitted.segments());
    assertThat(read.scale().units()).isEqualTo(new ActivityScale.Units(1, 1));
  }

  private static Segmentation overValues() {
    try (EcomAi ai = EcomAi.builder().build()) {
      return ai.system(DemandInsightsEngine.class)
          .segmentCustomers(SegmentCustomersRequest.of(List.of(CustomerActivity.of("a", 1, 1, 1))))
          .segmentation();
    }
  }

  @Test
  void everyCorruptedByteIsRefused() {
    byte[] bytes = ModelFile.encode(Segmentation.codec(), overSource());
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x11;
      assertThatThrownBy(() -> ModelFile.decode(Segmentation.codec(), damaged))
          .isInstanceOf(ModelStoreException.class);
    }
  }

  private static Segmentation overSource() {
    try (EcomAi ai = EcomAi.builder().source(Shop.ofThreeKinds().open()).build()) {
      return ai.system(DemandInsightsEngine.class)
          .segmentCustomers(SegmentCustomersRequest.fromSource().withCurrency("EUR"))
          .segmentation();
    }
  }

  private static Segmentation again(Segmentation fitted) {
    return ModelFile.decode(Segmentation.codec(), ModelFile.encode(Segmentation.codec(), fitted));
  }
}
