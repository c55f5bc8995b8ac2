package io.github.ecomai.copilot;

/**
 * The copilot will not do what is asked; nothing reaches the data. Immutable; safe for use by many
 * threads.
 *
 * @param reason why
 * @param message one sentence for the user
 */
public record Refused(Reason reason, String message) implements Meaning, Answer {
  /** Why a request is refused. */
  public enum Reason {
    /** Data would be changed. */
    WRITE,
    /** The text carries code or database commands. */
    INJECTION,
    /** Personal data of customers is asked for. */
    PII,
    /** Card data is asked for. */
    PAYMENT_CARD,
    /** Passwords, keys or the system's own instructions are asked for. */
    SECRETS,
    /** The data of somebody else is asked for. */
    OTHER_TENANT
  }
}
