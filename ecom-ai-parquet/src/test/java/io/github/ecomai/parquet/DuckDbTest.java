package io.github.ecomai.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecomai.error.DataAccessException;
import io.github.ecomai.run.RunContext;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbTest {
  @TempDir private Path folder = Path.of("replaced");
  private DuckDb duck = DuckDb.open("replaced", RunContext.defaults());

  @BeforeEach
  void lock() {
    duck.close();
    duck = DuckDb.open("parquet lake", RunContext.defaults());
    duck.lock(folder);
  }

  @AfterEach
  void close() {
    duck.close();
  }

  @Test
  void nothingIsDownloadedByItself() {
    assertThat(
            duck.rows(
                "SELECT name, value FROM duckdb_settings() WHERE name IN"
                    + " ('autoinstall_known_extensions', 'autoload_known_extensions',"
                    + " 'allow_community_extensions', 'enable_external_access',"
                    + " 'lock_configuration') ORDER BY name"))
        .containsExactly(
            List.of("allow_community_extensions", "false"),
            List.of("autoinstall_known_extensions", "false"),
            List.of("autoload_known_extensions", "false"),
            List.of("enable_external_access", "false"),
            List.of("lock_configuration", "true"));
  }

  @Test
  void nothingCanBeDownloadedOrUnlocked() {
    for (String sql :
        List.of(
            "INSTALL httpfs",
            "FORCE INSTALL httpfs",
            "INSTALL h3 FROM community",
            "LOAD httpfs",
            "SET autoinstall_known_extensions = true",
            "SET enable_external_access = true",
            "SET lock_configuration = false",
            "RESET enable_external_access",
            "SET allowed_directories = ['/']",
            "SELECT * FROM read_parquet('http://127.0.0.1:9/x.parquet')",
            "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
            "SELECT * FROM read_text('/etc/hostname')",
            "ATTACH '/etc/other.db'",
            "COPY (SELECT 1) TO '/etc/x.parquet' (FORMAT PARQUET)")) {
      assertThatThrownBy(() -> duck.execute(sql))
          .as(sql)
          .isInstanceOf(DataAccessException.class)
          .cause()
          .message()
          .as(sql)
          .matches("(?s).*(disabled|locked|Permission|Cannot|not found).*")
          .doesNotContain("download");
    }
  }
}
