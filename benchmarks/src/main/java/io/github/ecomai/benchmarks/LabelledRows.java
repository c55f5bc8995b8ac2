package io.github.ecomai.benchmarks;

import io.github.ecomai.data.Matrix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Features and labels of one data set. */
@SuppressWarnings("ArrayRecordComponent") // held once and never compared
record LabelledRows(String name, Matrix features, boolean[] labels) {
  private static final String ENDING = ".csv.gz";

  /** Every {@code NAME.csv.gz} of a folder, by name; its last column is the label, 0 or 1. */
  static List<LabelledRows> readAll(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(folder)) {
      files = found.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException("There is no *" + ENDING + " in " + folder + ".");
    }
    List<LabelledRows> sets = new ArrayList<>();
    for (Path file : files) {
      sets.add(read(file));
    }
    return sets;
  }

  static LabelledRows read(Path file) throws IOException {
    List<double[]> rows = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray());
      }
    }
    int last = rows.get(0).length - 1;
    boolean[] labels = new boolean[rows.size()];
    double[][] features = new double[labels.length][];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i)[last] != 0;
      features[i] = Arrays.copyOf(rows.get(i), last);
    }
    String name = String.valueOf(file.getFileName());
    return new LabelledRows(
        name.substring(0, name.length() - ENDING.length()), Matrix.ofRows(features), labels);
  }
}
