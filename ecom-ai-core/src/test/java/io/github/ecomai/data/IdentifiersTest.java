package io.github.ecomai.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class IdentifiersTest {
  @Test
  void numbersAndTexts() {
    assertThat(CustomerId.of(7)).isEqualTo(CustomerId.of("7")).hasToString("7");
    assertThat(OrderId.of("A-1")).isLessThan(OrderId.of("A-2"));
    assertThat(ProductId.of(-1).value()).isEqualTo("-1");
    assertThat(PaymentId.of("x".repeat(200)).value()).hasSize(200);
  }

  @Test
  @SuppressWarnings("NullAway") // hands over a null on purpose
  void badInputIsRefusedWithoutShowingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CustomerId.of("  "))
        .withMessageContaining("CustomerId is blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OrderId.of("secret".repeat(40)))
        .withMessageContaining("240 characters")
        .withMessageNotContaining("secret");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProductId.of("secret\n"))
        .withMessageContaining("control character at 6")
        .withMessageNotContaining("secret");
    assertThatNullPointerException().isThrownBy(() -> PaymentId.of((String) null));
  }
}
