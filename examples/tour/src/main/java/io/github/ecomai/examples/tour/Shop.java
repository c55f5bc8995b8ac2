package io.github.ecomai.examples.tour;

import io.github.ecomai.commerce.CommerceSchema;
import io.github.ecomai.report.Report;
import io.github.ecomai.source.DataSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shop that the tour looks at.
 *
 * @param title for the page
 * @param lead one sentence on where the data comes from
 * @param source the tables
 * @param commerce which table is what
 * @param firstDay the first day with sales
 * @param lastDay the last day with sales; the tour takes the day after it as today
 * @param zone where the shop's days begin
 * @param currency of all amounts, or empty when the log does not tell
 * @param cancelled what an order that is no sale is called, one and many
 * @param counts what was found in the data, numbers by their names in the order to show
 * @param treatment sentences on what was counted how
 * @param questions what to ask in words
 * @param pipeline how the tables came into the lake, if they did
 * @param scores how close the systems come, where the truth is known
 */
record Shop(
    String title,
    String lead,
    DataSource source,
    CommerceSchema commerce,
    LocalDate firstDay,
    LocalDate lastDay,
    ZoneId zone,
    String currency,
    List<String> cancelled,
    Map<String, String> counts,
    List<String> treatment,
    List<String> questions,
    Optional<Report> pipeline,
    Optional<Scores> scores) {
  Shop {
    cancelled = List.copyOf(cancelled);
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    treatment = List.copyOf(treatment);
    questions = List.copyOf(questions);
  }
}
