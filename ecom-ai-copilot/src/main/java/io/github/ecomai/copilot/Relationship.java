package io.github.ecomai.copilot;

import java.util.List;

/**
 * A join from many rows to one.
 *
 * @param from data set with many rows
 * @param to data set with one row for each of them
 * @param fromColumns key columns of the one
 * @param toColumns key columns of the other
 */
record Relationship(String from, String to, List<String> fromColumns, List<String> toColumns) {}
