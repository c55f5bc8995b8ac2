package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.Predicate;
import io.github.ecomai.source.Schema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedKeysTest {
  private static final LakeTable ITEMS = LakeTable.of("items", "id");
  private static final Schema SCHEMA = Schema.of(new Field("id", DataType.LONG));
  private static final int MOST = 100_000;

  private static ChangedKeys keys(int count) {
    ChangedKeys keys = new ChangedKeys();
    for (int id = 0; id < count; id++) {
      Map<String, SlotText.Cell> row =
          Map.of("id", new SlotText.Cell("bigint", Integer.toString(id)));
      keys.add(ITEMS, SCHEMA, row);
      keys.add(ITEMS, SCHEMA, row);
    }
    return keys;
  }

  @Test
  void eachKeyIsAskedForOnce() {
    ChangedKeys keys = keys(3);
    assertThat(keys.isAll()).isFalse();
    assertThat(keys.conditions(2).stream().map(Predicate::toString).toList())
        .isEqualTo(
            List.of(
                Predicate.or(Predicate.eq("id", 0L), Predicate.eq("id", 1L)).toString(),
                Predicate.eq("id", 2L).toString()));
  }

  @Test
  void tooManyKeysAreAllRowsAndTakeUpNoMemory() {
    assertThat(keys(MOST).isAll()).isFalse();
    ChangedKeys keys = keys(MOST + 50);
    assertThat(keys.isAll()).isTrue();
    assertThat(keys.isNone()).isFalse();
    assertThat(keys.conditions(500)).isEmpty();
  }

  @Test
  void aKeyThatCannotBeToldMeansAllRows() {
    ChangedKeys keys = keys(3);
    keys.add(ITEMS, SCHEMA, Map.of("id", new SlotText.Cell("bigint", null)));
    assertThat(keys.isAll()).isTrue();
    assertThat(keys.conditions(500)).isEmpty();
  }
}
