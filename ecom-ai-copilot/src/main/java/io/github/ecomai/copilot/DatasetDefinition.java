package io.github.ecomai.copilot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set of a semantic model.
 *
 * @param name its name in the model
 * @param source table of the data source
 * @param primaryKey its key
 * @param time column of its day, maybe of another data set, or null
 * @param onePer columns of which one row each is kept, or empty
 * @param rankBy column that decides which row is kept, or null
 * @param latest true to keep the last row by that column, false the first
 */
record DatasetDefinition(
    String name,
    String source,
    List<String> primaryKey,
    @Nullable String time,
    List<String> onePer,
    @Nullable String rankBy,
    boolean latest) {

  DatasetDefinition withoutTime() {
    return new DatasetDefinition(name, source, primaryKey, null, onePer, rankBy, latest);
  }
}
