package io.github.ecomai.parquet;

import static io.github.ecomai.source.Predicate.gt;
import static io.github.ecomai.source.Predicate.in;

import io.github.ecomai.databases.Database;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.sql.JdbcSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small shop in H2, and a lake to bring it into. */
abstract class SmallShop {
  static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();
  static final LakeTable ORDERS =
      LakeTable.of("orders", "order_id")
          .withWatermark("updated_at", Duration.ofMinutes(10))
          .withMonth("order_date")
          .withSort("customer_id")
          .withCheck("total is positive", gt("total", new BigDecimal("0.0000")))
          .withCheck("status is known", in("status", List.of("paid", "open")));
  static final LakeTable CUSTOMERS =
      LakeTable.of("customers", "customer_id")
          .withMask("email", Mask.HASH)
          .withMask("card", Mask.CARD)
          .withMask("birth_date", Mask.YEAR)
          .withMask("phone", Mask.HIDE);

  @TempDir Path folder = Path.of("replaced");
  Lake lake = Lake.open(Path.of("replaced"));
  DataSource shop = new org.h2.jdbcx.JdbcDataSource();

  @BeforeEach
  void open() throws SQLException {
    lake = Lake.open(folder.resolve("lake"));
    shop = Database.H2.create();
    Database.execute(
        shop,
        "CREATE TABLE orders (order_id BIGINT PRIMARY KEY, customer_id BIGINT, status VARCHAR(9),"
            + " total DECIMAL(18,4), order_date DATE, updated_at TIMESTAMP)",
        "CREATE TABLE customers (customer_id BIGINT PRIMARY KEY, email VARCHAR(99), card VARCHAR(30),"
            + " birth_date DATE, phone VARCHAR(30), note VARCHAR(999))");
  }

  void order(int id, String status, String total, String day, String updated) throws SQLException {
    Database.execute(
        shop,
        String.format(
            "MERGE INTO orders KEY (order_id) VALUES (%d, %d, '%s', %s, DATE '%s', TIMESTAMP '%s')",
            id, id % 3, status, total, day, updated));
  }

  PipelineReport run(LakeTable... tables) {
    try (JdbcSource source = JdbcSource.of(shop)) {
      return Pipeline.of(source, lake, tables).withHashKey(KEY).run();
    }
  }

  PipelineReport replay(LakeTable... tables) {
    try (JdbcSource source = JdbcSource.of(shop)) {
      return Pipeline.of(source, lake, tables).withHashKey(KEY).replay(RunContext.defaults());
    }
  }

  static List<Object> prodRow(int id, String status, String total, String day, String at) {
    return List.of(
        (long) id,
        (long) id % 3,
        status,
        new BigDecimal(total),
        LocalDate.parse(day),
        Instant.parse(at));
  }
}
