package io.github.ecomai.copilot;

/**
 * What became of a question before any data is touched: it is understood, or the copilot asks back,
 * cannot answer, or refuses. Every kind is immutable and safe for use by many threads.
 */
public sealed interface Meaning permits Understood, Clarify, Unanswerable, Refused {}
