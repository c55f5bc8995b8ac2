package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class ManifestTextTest {
  /** A body with the last line that belongs to it. */
  static byte[] framed(String body) {
    CRC32C crc = new CRC32C();
    crc.update(body.getBytes(StandardCharsets.ISO_8859_1));
    return (body + String.format("end %08x%n", crc.getValue()).replace("\r", ""))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Property(tries = 200)
  void anyTextsComeBack(
      @ForAll @NotBlank String column, @ForAll String mark, @ForAll String value) {
    String name = whole(column);
    Schema schema =
        Schema.of(new Field(name, DataType.decimal(4)), new Field(name + "2", DataType.DATE));
    LakeFile file = new LakeFile("prod/t/month=2026-01/000000007-12-0.parquet", 9, -1, 3);
    TableState table = new TableState(Tier.PROD, "t", schema, List.of(file));
    TableState empty = new TableState(Tier.RAW, "e", schema, List.of());
    Manifest manifest =
        new Manifest(
            7,
            Map.of(whole(mark), whole(value)),
            Map.of(
                new Manifest.Key(Tier.PROD, "t"), table, new Manifest.Key(Tier.RAW, "e"), empty));
    assertThat(ManifestText.read(ManifestText.write(manifest), "m")).isEqualTo(manifest);
  }

  /** Without halves of characters, which no encoding can hold. */
  private static String whole(String text) {
    return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF) ? "half" : text;
  }

  @Test
  void aManifestCanBeReadByPeople() {
    LakeFile file = new LakeFile("raw/orders/000000001-5-0.parquet", 120, 0xAB, 2);
    Schema schema = Schema.of(new Field("order id", DataType.LONG));
    TableState table = new TableState(Tier.RAW, "orders", schema, List.of(file));
    Manifest manifest =
        new Manifest(
            1, Map.of("raw.orders", "2"), Map.of(new Manifest.Key(Tier.RAW, "orders"), table));
    String text = new String(ManifestText.write(manifest), StandardCharsets.UTF_8);
    assertThat(text.lines().toList())
        .startsWith(
            "ecom-ai-lake 1",
            "version 1",
            "mark 'raw.orders '2",
            "table raw 'orders",
            "column 'order+id LONG",
            "file raw/orders/000000001-5-0.parquet 120 000000ab 2")
        .hasSize(7);
  }
}
