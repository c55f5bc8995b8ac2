package io.github.ecomai.testkit;

import io.github.ecomai.csv.CsvColumn;
import io.github.ecomai.csv.CsvOptions;
import io.github.ecomai.csv.CsvSource;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.DataSource;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Files with declared columns, since a few rows do not show every type. */
class CsvSourceContractTest extends DataSourceContract {
  @TempDir private static Path folder;
  private int loaded;

  @Override
  protected boolean keepsEmptyText() {
    return false;
  }

  @Override
  protected DataSource load(MemorySource tables) throws IOException {
    Path files = Files.createDirectory(folder.resolve("tables" + loaded++));
    CsvOptions options = CsvOptions.defaults();
    for (Map.Entry<String, Schema> table : tables.tables().entrySet()) {
      StringBuilder text = new StringBuilder(line(table.getValue().names()));
      ResultRows.of(tables, Query.from(table.getKey()), RunContext.defaults())
          .rows()
          .forEach(row -> text.append(line(row)));
      Files.writeString(files.resolve(table.getKey() + ".csv"), text);
      for (Field field : table.getValue().fields()) {
        options = options.withColumn(field.name(), CsvColumn.of(field.type()));
      }
    }
    return CsvSource.open(files, options);
  }

  private static String line(List<? extends @Nullable Object> values) {
    return values.stream()
        .map(CsvSourceContractTest::field)
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value instanceof String text
        ? "\"" + text.replace("\"", "\"\"") + "\""
        : value.toString();
  }
}
