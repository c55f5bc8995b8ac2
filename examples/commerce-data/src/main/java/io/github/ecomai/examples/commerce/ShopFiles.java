package io.github.ecomai.examples.commerce;

import io.github.ecomai.math.Parallel;
import io.github.ecomai.parquet.ParquetWriter;
import io.github.ecomai.run.RunContext;
import io.github.ecomai.source.Batch;
import io.github.ecomai.source.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Writes a shop part by part, many at a time. For one thread; uses more. */
final class ShopFiles {
  private static final String STAGE = "make the shop";

  private final CommerceShop shop;
  private final Path folder;
  private final RunContext run;
  private final Queue<ParquetWriter> idle = new ConcurrentLinkedQueue<>();
  private final ConcurrentMap<String, AtomicLong> rows = new ConcurrentSkipListMap<>();
  private final AtomicLong done = new AtomicLong();

  ShopFiles(CommerceShop shop, Path folder, RunContext run) {
    this.shop = shop;
    this.folder = folder;
    this.run = run;
  }

  Map<String, Long> write() throws IOException {
    makeFolders();
    int parts = shop.parts();
    try {
      run.progress(STAGE, 0, parts + 1L);
      Parallel.forEach(run, parts, part -> write(parts - 1 - part)); // the small ones last
      rows.put("demand_daily", new AtomicLong(DemandDaily.write(folder, run)));
      writeEmpty();
      run.progress(STAGE, parts + 1L, parts + 1L);
    } finally {
      idle.forEach(ParquetWriter::close);
    }
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach((table, count) -> counts.put(table, count.get()));
    return counts;
  }

  private void makeFolders() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new IOException("the folder " + folder + " is not empty. Maybe name a new one.");
      }
    }
    for (TableDef table : CommerceTables.all()) {
      Files.createDirectories(table(table.name()));
    }
    for (String table : TruthTables.all().keySet()) {
      Files.createDirectories(truth(table));
    }
  }

  private Path table(String name) {
    return folder.resolve("tables").resolve(name);
  }

  private Path truth(String name) {
    return folder.resolve("truth").resolve(name);
  }

  private void write(int part) {
    Collected made = shop.collect(part);
    String file = String.format(Locale.ROOT, "part-%05d.parquet", part);
    ParquetWriter writer = writer();
    made.tables()
        .forEach(
            (name, batch) -> {
              count(name, batch);
              write(writer, batch, table(name).resolve(file));
            });
    made.truth().forEach((name, batch) -> write(writer, batch, truth(name).resolve(file)));
    idle.add(writer);
    run.progress(STAGE, done.incrementAndGet(), shop.parts() + 1L);
  }

  /** One for each thread that writes. */
  private ParquetWriter writer() {
    ParquetWriter free = idle.poll();
    return free != null ? free : ParquetWriter.open(run.withParallelism(1));
  }

  private void write(ParquetWriter writer, Batch batch, Path file) {
    run.checkCancelled();
    if (batch.rows() > 0) {
      writer.write(new OneBatch(batch), file);
    }
  }

  private void count(String table, Batch batch) {
    rows.computeIfAbsent(table, name -> new AtomicLong()).addAndGet(batch.rows());
  }

  /** A table without rows has a file too, so that readers find its columns. */
  private void writeEmpty() throws IOException {
    ParquetWriter writer = writer();
    idle.add(writer);
    for (TableDef table : CommerceTables.all()) {
      rows.computeIfAbsent(table.name(), name -> new AtomicLong());
      writeEmpty(writer, table(table.name()), table.schema());
    }
    for (Map.Entry<String, Schema> table : TruthTables.all().entrySet()) {
      writeEmpty(writer, truth(table.getKey()), table.getValue());
    }
  }

  private static void writeEmpty(ParquetWriter writer, Path table, Schema schema)
      throws IOException {
    try (Stream<Path> files = Files.list(table)) {
      if (files.findAny().isPresent()) {
        return;
      }
    }
    OneBatch none = new OneBatch(new TableRows(schema).batch());
    writer.write(none, table.resolve("part-00000.parquet"));
  }
}
