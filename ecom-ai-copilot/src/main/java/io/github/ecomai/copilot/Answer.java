package io.github.ecomai.copilot;

/**
 * What the copilot says to a question: rows with their reading, a question back, that it cannot
 * answer, or that it will not. Every kind is immutable and safe for use by many threads.
 */
public sealed interface Answer permits Answered, Clarify, Unanswerable, Refused {}
