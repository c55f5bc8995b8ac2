package io.github.ecomai.parquet;

import io.github.ecomai.source.Schema;
import java.util.List;

/**
 * A table of a tier in one version.
 *
 * @param tier where
 * @param name its name
 * @param schema its columns
 * @param files its rows
 */
record TableState(Tier tier, String name, Schema schema, List<LakeFile> files) {
  TableState {
    files = List.copyOf(files);
  }

  long rows() {
    return files.stream().mapToLong(LakeFile::rows).sum();
  }
}
