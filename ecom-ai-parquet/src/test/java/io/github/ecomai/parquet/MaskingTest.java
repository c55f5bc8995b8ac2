package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MaskingTest {
  /** RFC 4231, test case 2: HMAC-SHA256 of a text under the key "Jefe". */
  @Test
  void thePublishedValue() {
    Masking masking = new Masking("Jefe".getBytes(StandardCharsets.UTF_8));
    assertThat(masking.hash("what do ya want for nothing?"))
        .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void caseAndBlanksAroundDoNotCount() {
    Masking masking = new Masking(new byte[32]);
    assertThat(masking.hash(" Ann@Shop.Example ")).isEqualTo(masking.hash("ann@shop.example"));
    assertThat(masking.hash("a")).isNotEqualTo(masking.hash("b"));
    byte[] other = HexFormat.of().parseHex("01".repeat(32));
    assertThat(new Masking(other).hash("a")).isNotEqualTo(masking.hash("a"));
    assertThat(new Masking(other).fingerprint()).isNotEqualTo(masking.fingerprint());
  }
}
