package io.varve.runners.console;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a command tells the program that called it. Codes that two meanings share are told apart by
 * the command.
 */
public enum ExitCode {
  DONE(0, "done; also when there was nothing to do"),
  FAILED(1, "failed; the warehouse is as it was"),
  USAGE(2, "wrong usage or configuration"),
  DOCUMENTS_FAILED(3, "committed, but some documents failed"),
  FILES_FAILED(3, "done, but some files could not be written"),
  WARNING(3, "a rule warns, and none is in error"),
  REFUSED(4, "refused by a safety rule"),
  UNHEALTHY(4, "a rule is in error"),
  CONFLICT(5, "another run changed the same files first"),
  NO_WAREHOUSE(10, "there is no warehouse"),
  DAMAGED(12, "the warehouse is damaged or of a newer format"),
  INTERRUPTED(130, "interrupted");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** Returns the number that the process ends with. */
  public int code() {
    return code;
  }

  /** Returns the meanings of these codes by number, as the help of a command shows them. */
  public static Map<String, String> meanings(ExitCode... codes) {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode each : codes) {
      meanings.put(String.format("%4d", each.code), each.meaning);
    }
    return meanings;
  }
}
