package io.github.ecomai.examples.commerce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.math.Parallel;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowStreamTest {
  private static final RunContext RUN = RunContext.defaults().withSeed(7);

  /** SHA-256 of all rows of a table in the order of the parts, values as texts. */
  private static final Map<String, String> PINNED = pinned();

  private static Map<String, String> pinned() {
    Properties properties = new Properties();
    try (InputStream file = RowStreamTest.class.getResourceAsStream("row-streams.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> pinned = new TreeMap<>();
    properties.forEach((table, hash) -> pinned.put((String) table, (String) hash));
    return pinned;
  }

  private static List<String> rows(Batch batch) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      StringBuilder text = new StringBuilder();
      for (int c = 0; c < batch.schema().fields().size(); c++) {
        text.append(batch.column(c).value(row)).append('\u001f');
      }
      rows.add(text.toString());
    }
    return rows;
  }

  private static Map<String, String> hashes(CommerceShop shop, int threads) throws Exception {
    List<Map<String, Batch>> parts =
        Parallel.map(RUN.withParallelism(threads), shop.parts(), shop::part);
    Map<String, MessageDigest> digests = new TreeMap<>();
    for (Map<String, Batch> part : parts) {
      for (Map.Entry<String, Batch> table : part.entrySet()) {
        digests.putIfAbsent(table.getKey(), MessageDigest.getInstance("SHA-256"));
        for (String row : rows(table.getValue())) {
          digests.get(table.getKey()).update((row + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    Map<String, String> hashes = new TreeMap<>();
    digests.forEach((table, d) -> hashes.put(table, HexFormat.of().formatHex(d.digest())));
    return hashes;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void isPinnedOnAnyNumberOfThreads(int threads) throws Exception {
    assertThat(hashes(CommerceShop.ofSize(0.1, RUN), threads)).isEqualTo(PINNED);
  }

  @Test
  void anotherSeedIsAnotherShop() throws Exception {
    Map<String, String> other = hashes(CommerceShop.ofSize(0.1, RUN.withSeed(8)), 2);
    assertThat(other.keySet()).isEqualTo(PINNED.keySet());
    assertThat(other.entrySet().stream().filter(e -> e.getValue().equals(PINNED.get(e.getKey()))))
        .extracting(Map.Entry::getKey)
        .as("only these are the same in every shop")
        .containsExactlyInAnyOrder("regions", "categories", "suppliers");
  }

  @Property(tries = 30)
  void aCustomerMadeAloneIsTheSame(@ForAll @LongRange(min = 1, max = 300) long id) {
    CommerceShop shop = CommerceShop.ofSize(0.1, RUN);
    Map<String, Batch> alone = shop.customer(id);
    int part = Math.toIntExact(2 + (id - 1) * 4 / 300);
    Map<String, Batch> among = shop.part(part);
    assertThat(alone).containsKeys("customers");
    alone.forEach(
        (table, batch) -> {
          Batch all = among.get(table);
          assertThat(all).as(table).isNotNull();
          assertThat(rows(all)).as(table).containsAll(rows(batch));
        });
  }

  @Test
  void moreCustomersLeaveTheOthersAsTheyWere() {
    Map<String, Batch> few = CommerceShop.of(50, 30, RUN).customer(17);
    Map<String, Batch> many = CommerceShop.of(1_000_000_000L, 30, RUN).customer(17);
    assertThat(few.keySet()).isEqualTo(many.keySet());
    few.forEach((table, batch) -> assertThat(rows(batch)).isEqualTo(rows(many.get(table))));
  }

  @Test
  void refusesWhatIsNoShop() {
    assertThatThrownBy(() -> CommerceShop.of(0, 10, RUN)).hasMessageContaining("0 customers");
    assertThatThrownBy(() -> CommerceShop.of(10, 0, RUN)).hasMessageContaining("0 products");
    assertThatThrownBy(() -> CommerceShop.ofSize(Double.NaN, RUN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> CommerceShop.ofSize(0, RUN)).hasMessageContaining("0.01");
    CommerceShop shop = CommerceShop.of(5, 1, RUN);
    assertThatThrownBy(() -> shop.customer(6)).hasMessageContaining("1..5");
    assertThatThrownBy(() -> shop.part(shop.parts())).hasMessageContaining("part");
    assertThatThrownBy(() -> shop.part(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
