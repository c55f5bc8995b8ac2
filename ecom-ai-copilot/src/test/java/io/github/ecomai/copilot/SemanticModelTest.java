package io.github.ecomai.copilot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.run.RunContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticModelTest {
  private static final String SOUND =
      """
      version: "0.2.0"
      semantic_model:
        name: stall
        custom_extensions:
          - vendor_name: ECOM_AI
            data: {default_rank: takings}
        datasets:
          - {name: sales, source: sales, primary_key: [sale_id], time: sold_on}
          - {name: goods, source: goods, primary_key: [good_id]}
        relationships:
          - {from: sales, to: goods, from_columns: [good_id], to_columns: [good_id]}
        metrics:
          - name: takings
            expression: sum(sales.price)
            facts: [sales]
            where: sales.state <> 'void'
            unit: money
            synonyms: [till]
          - name: sale_count
            expression: count()
            facts: [sales]
          - name: mean_price
            expression: takings / sale_count
            unit: money
        dimensions:
          - {name: good, field: goods.label, counted_by: sale_count}
          - name: stars
            field: sales.stars
            kind: integer
            range: [1, 5]
          - name: state
            field: sales.state
            values: [paid, {value: void, synonyms: [undone]}]
      """;

  private static SemanticModel read(String text) throws IOException {
    return SemanticModel.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertRefused(String text, String... parts) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts)
        .hasMessageMatching("(?s).*\\. Maybe [^.]+.*\\.");
  }

  @Test
  void aSoundModelIsRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("stall.yaml"), SOUND);
    SemanticModel model = SemanticModel.read(file);
    assertThat(model.name()).isEqualTo("stall");
    assertThat(model.metricLabels()).containsEntry("sale_count", "sale count").hasSize(3);
    assertThat(model.dimensionLabels().keySet()).containsExactly("good", "stars", "state");
    assertThat(
            Understander.builtIn(model)
                .understand(Question.of("till by state"), RunContext.defaults()))
        .isInstanceOfSatisfying(
            Understood.class, u -> assertThat(u.reading()).isEqualTo("takings by state; all time"));
  }

  @Test
  void whatCannotBeReadIsAnIoException(@TempDir Path folder) {
    assertThatThrownBy(() -> SemanticModel.read(folder.resolve("none.yaml")))
        .isInstanceOf(NoSuchFileException.class);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    assertThatThrownBy(() -> SemanticModel.read(broken))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", "---\n"})
  void anEmptyFileIsRefused(String text) {
    assertRefused(text, "the YAML is empty. Maybe it should begin with 'semantic_model:'");
  }

  @Test
  void whatIsNoMappingIsRefused() {
    assertRefused("- a\n- b\n", "the YAML is a list, not a mapping");
    assertRefused("just words", "the YAML is a single value, not a mapping");
    assertRefused("{}", "'semantic_model' is missing", "begin with 'semantic_model:'");
    assertRefused("semantic_model: [a]", "'semantic_model' is a list");
    assertRefused("semantic_model:", "'semantic_model' is empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{{",
        "a: [1, 2",
        "a: 'open",
        "a: 1\na: 2",
        "a: &x {b: 1}\nc: *x",
        "a: !!java.net.URL [x]",
        "a: 1\n---\nb: 2",
        "a:\n\t- b"
      })
  void brokenYamlIsRefused(String text) {
    assertRefused(text, "not YAML that can be read");
  }

  @Test
  void brokenYamlSaysWhere() {
    assertRefused("a: 1\nb: 2\nc: ]\n", "not YAML that can be read, from line 3 on");
  }

  @Test
  void tooMuchIsRefused() {
    assertRefused("a: " + "x".repeat(5 << 20), "longer than 4 MiB");
    assertRefused("[".repeat(1000) + "]".repeat(1000), "not YAML that can be read");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] bytes = {'a', ':', ' ', (byte) 0xC3, (byte) 0x28, (byte) 0xFF};
    assertThatThrownBy(() -> SemanticModel.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
  }

  /** A part of the sound model, what stands there instead, and the message. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "synonyms: [till] | synonims: [till] | in metrics 'takings', the key 'synonims' is not known. Maybe 'synonyms'.",
        "  name: stall | title: stall | in semantic_model, the key 'title' is not known. Maybe one of [custom_extensions,",
        "version: | versoin: | in the file, the key 'versoin' is not known. Maybe 'version'.",
        "{default_rank: takings} | {default_rang: takings} | the key 'default_rang' is not known. Maybe 'default_rank'.",
        "kind: integer | kind: integre | in dimensions 'stars', 'kind' cannot be 'integre'. Maybe 'integer'.",
        "unit: money | unit: euros | in metrics 'takings', 'unit' cannot be 'euros'. Maybe one of [days, fraction, money, number].",
        "unit: money | time: never | in metrics 'takings', 'time' cannot be 'never'. Maybe 'none'.",
        "unit: money | hidden: sometimes | in metrics 'takings', 'hidden' is a text, not true or false.",
        "synonyms: [till] | synonyms: till | in metrics 'takings', 'synonyms' is a text, not a list. Maybe write [a, b].",
        "synonyms: [till] | synonyms: [{a: b}] | in metrics 'takings', 'synonyms' is a mapping, not a text in each place.",
        "synonyms: [till] | label: [till] | in metrics 'takings', 'label' is a list, not a text.",
        "synonyms: [till] | is: returned | in metrics 'takings', 'is' is a text, not a mapping.",
        "synonyms: [till] | is: {metric: takings} | in metrics 'takings' 'is', there are 0 dimensions.",
        "synonyms: [till] | lists: {of: good, metric: takings, equal: none} | 'equal' is a text, not a number.",
        "range: [1, 5] | range: [1, five] | in dimensions 'stars', 'range' is a text, not whole numbers.",
        "range: [1, 5] | range: [5, 1] | in dimensions 'stars', 'range' is not the least and the greatest number.",
        "range: [1, 5] | hidden: false | in dimensions 'stars', 'range' is not the least and the greatest number.",
        "values: [paid, | values: [[paid], | in dimensions 'state', 'values' is a list, not a value in each place.",
        "{value: void, | {valeu: void, | in dimensions 'state' 'values' entry 2, the key 'valeu' is not known. Maybe 'value'.",
        "- name: sale_count | - name: takings | in semantic_model, 'metrics' names 'takings' twice. Maybe rename one of them.",
        "- name: sale_count | - label: sales | in metrics entry 2, 'name' is missing. Maybe add it.",
        "name: goods, source | name: sales, source | in semantic_model, 'datasets' names 'sales' twice.",
        "primary_key: [good_id] | time: day | in datasets 'goods', 'primary_key' is missing. Maybe add [id].",
        "{from: sales, to: goods | {from: sale, to: goods | in relationships sale to goods, 'from' names 'sale', which the model does not define. Maybe 'sales'.",
        "to_columns: [good_id] | to_columns: [] | sales to goods has not as many columns on both sides.",
        "facts: [sales] | facts: [seles] | in metrics 'takings', 'facts' names 'seles', which the model does not define. Maybe 'sales'.",
        "facts: [sales] | hidden: false | in metrics 'takings', 'facts' is missing.",
        "sum(sales.price) | sum(seles.price) | in metrics 'takings', 'expression' names 'seles', which the model does not define. Maybe 'sales'.",
        "sum(sales.price) | sum(price) | in metrics 'takings', 'expression' names the column 'price' without its data set. Maybe write dataset.price.",
        "sum(sales.price) | sum(sales.price | in metrics 'takings', expression 'sum(sales.price' ends too early. Maybe write it like",
        "sum(sales.price) | total(sales.price) | has no function 'total'. Maybe sum, avg,",
        "sum(sales.price) | sum(sales.price * 99999999999999999999) | in metrics 'takings',",
        "sales.state <> 'void' | sale.state <> 'void' | in metrics 'takings', 'where' names 'sale', which the model does not define. Maybe 'sales'.",
        "sales.state <> 'void' | sales.state != 'void' | in metrics 'takings', expression 'sales.state != 'void'' cannot be read from",
        "takings / sale_count | takings / sales_count | in metrics 'mean_price', 'expression' names 'sales_count', which the model does not define. Maybe 'sale_count'.",
        "takings / sale_count | takings / mean_price | in metrics 'mean_price', 'expression' leads back to itself over [mean_price].",
        "default_rank: takings | default_rank: taking | in custom_extensions, 'default_rank' names 'taking', which the model does not define. Maybe 'takings'.",
        "field: goods.label | field: label | in dimensions 'good', 'field' names the column 'label' without its data set.",
        "field: goods.label | field: wares.label | in dimensions 'good', 'field' names 'wares', which the model does not define. Maybe one of [goods, sales].",
        "field: goods.label, | `` | in dimensions 'good', 'field' is missing.",
        "field: goods.label | calendar: fortnight | in dimensions 'good', 'calendar' cannot be 'fortnight'. Maybe one of [day, hour, weekday].",
        "counted_by: sale_count | counted_by: sales | in dimensions 'good', 'counted_by' names 'sales', which the model does not define.",
      })
  void whatIsWrongIsSaidWithItsPlace(String part, String instead, String message) {
    assertThat(SOUND).contains(part);
    int at = SOUND.indexOf(part);
    String text = SOUND.substring(0, at) + instead + SOUND.substring(at + part.length());
    assertRefused(text, "semantic model: ", message);
  }

  /** Whatever is cut out of a sound model: it is read, or refused with what to do. */
  @Property(tries = 500)
  void aDamagedModelIsReadOrRefused(
      @ForAll @IntRange(max = 1100) int from, @ForAll @IntRange(min = 1, max = 40) int length) {
    int start = Math.min(from, SOUND.length());
    int end = Math.min(start + length, SOUND.length());
    try {
      assertThat(read(SOUND.substring(0, start) + SOUND.substring(end)).name()).isNotBlank();
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("Maybe");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
