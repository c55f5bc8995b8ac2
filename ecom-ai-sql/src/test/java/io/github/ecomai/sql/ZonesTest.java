package io.github.ecomai.sql;

import io.github.ecomai.databases.Database;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.CalendarPart;
import io.github.ecomai.source.CalendarUnit;
import io.github.ecomai.source.DataType;
import io.github.ecomai.source.Expression;
import io.github.ecomai.source.Field;
import io.github.ecomai.source.MemorySource;
import io.github.ecomai.source.Query;
import io.github.ecomai.source.Schema;
import io.github.ecomai.testkit.RandomQueries;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The shop's day is the same day on every database, also around changes of the clock. */
class ZonesTest {
  private static final Query LOCAL =
      Query.from("moments")
          .select(
              Expression.col("at").as("at"),
              Expression.truncate(Expression.col("at"), CalendarUnit.DAY).as("day"),
              Expression.part(CalendarPart.HOUR, Expression.col("at")).as("hour"));

  /** One second before and at the changes of the zone, in the past and far ahead. */
  private static MemorySource moments(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (String start :
        List.of("1890-01-01", "1941-03-01", "1987-06-01", "2025-01-15", "2411-07-01")) {
      Instant at = Instant.parse(start + "T12:00:00Z");
      for (int i = 0; i < 4; i++) {
        rows.add(List.of(at));
        ZoneOffsetTransition next = rules.nextTransition(at);
        at = next == null ? at.plusSeconds(7_000_001) : next.getInstant();
        rows.add(List.of(at.minusSeconds(1)));
        rows.add(List.of(at));
      }
    }
    rows.add(List.of(Instant.parse("2099-12-31T23:59:59.999999Z")));
    return MemorySource.builder()
        .rows("moments", Schema.of(new Field("at", DataType.TIMESTAMP)), rows)
        .build();
  }

  private static void check(ZoneId zone) throws SQLException {
    try (Everywhere everywhere = Everywhere.store(moments(zone))) {
      everywhere.check(LOCAL, zone);
    }
  }

  @Test
  void zonesOfAllKinds() throws SQLException {
    for (String zone :
        List.of(
            "Europe/Berlin",
            "America/New_York",
            "America/Santiago",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "Asia/Jerusalem",
            "Europe/Dublin",
            "UTC",
            "CET",
            "WET",
            "+05:30",
            "-09:00")) {
      check(ZoneId.of(zone));
    }
  }

  /** Every set of rules once, on the databases whose zones are written out. */
  @Test
  void everyZoneThatIsWrittenOut() throws SQLException {
    List<ZoneRules> seen = new ArrayList<>();
    for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      ZoneId zone = ZoneId.of(id);
      if (!seen.contains(zone.getRules())) {
        seen.add(zone.getRules());
        MemorySource moments = moments(zone);
        try (JdbcSource h2 = JdbcSource.of(Database.H2.store(moments))) {
          RunContext run = RunContext.defaults().withZone(zone);
          RandomQueries.difference(h2, moments, LOCAL, run)
              .ifPresent(
                  difference -> {
                    throw new AssertionError(id + ": " + difference);
                  });
        }
      }
    }
  }
}
